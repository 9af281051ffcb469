using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>The inputs of a decision in a few dozen bytes.</summary>
internal static class CaseCodec
{
    public static void Write(CompactWriter to, RoutingCase lead)
    {
        to.Id(lead.LeadId);
        to.Text(lead.ConditionCode);
        to.Text(lead.TreatmentCode);
        to.Byte((byte)lead.EvidenceLevel);
        to.Number((long)lead.RequiredAnyOf);
        to.Byte((byte)lead.Eligibility);
        to.Byte(FlagsOf(lead));
        to.Text(lead.Country);
        to.Text(lead.Language);
        to.Number(lead.Destinations.Count);
        foreach (var country in lead.Destinations) to.Text(country);
        if (lead.Budget is { } budget) to.Amount(budget);
        to.Text(lead.BudgetCurrency);
        if (lead.RequestedClinicId is { } requested) to.Id(requested);
        to.Number(lead.MaxClinicsAgreed is { } most ? most + 1L : 0);
        to.Byte((byte)lead.Priority);
        to.Number(lead.Ended.Count);
        foreach (var ended in lead.Ended)
        {
            to.Id(ended.ClinicId);
            to.Byte((byte)ended.How);
        }

        to.Number(lead.Living.Count);
        foreach (var clinic in lead.Living) to.Id(clinic);
    }

    public static RoutingCase Read(ref CompactReader from)
    {
        var lead = new RoutingCase
        {
            LeadId = from.Id(),
            ConditionCode = from.Text() ?? "",
            TreatmentCode = from.Text() ?? "",
            EvidenceLevel = (EvidenceLevel)from.Byte(),
            RequiredAnyOf = (LicenceKind)from.Int(),
            Eligibility = (EligibilityOutcome)from.Byte(),
            Country = "",
            Language = "",
        };
        var flags = from.Byte();
        return lead with
        {
            ReviewerOverride = (flags & 1) != 0,
            HasOpenRedFlag = (flags & 2) != 0,
            ShareDeidentified = (flags & 4) != 0,
            EvidenceAcknowledged = (flags & 8) != 0,
            RepresentedPersonConfirmed = (flags & 16) != 0,
            OthersMayAnswer = (flags & 32) != 0,
            Country = from.Text() ?? "",
            Language = from.Text() ?? "",
            Destinations = Texts(ref from),
            Budget = (flags & 64) != 0 ? from.Amount() : null,
            BudgetCurrency = from.Text(),
            RequestedClinicId = (flags & 128) != 0 ? from.Id() : null,
            MaxClinicsAgreed = from.Int() is > 0 and var most ? most - 1 : null,
            Priority = (RoutingPriority)from.Byte(),
            Ended = EndedOnes(ref from),
            Living = Ids(ref from),
        };
    }

    private static byte FlagsOf(RoutingCase lead) => (byte)(
        (lead.ReviewerOverride ? 1 : 0)
        | (lead.HasOpenRedFlag ? 2 : 0)
        | (lead.ShareDeidentified ? 4 : 0)
        | (lead.EvidenceAcknowledged ? 8 : 0)
        | (lead.RepresentedPersonConfirmed ? 16 : 0)
        | (lead.OthersMayAnswer ? 32 : 0)
        | (lead.Budget is not null ? 64 : 0)
        | (lead.RequestedClinicId is not null ? 128 : 0));

    private static List<string> Texts(ref CompactReader from)
    {
        var texts = new List<string>();
        for (var count = from.Int(); count > 0; count--) texts.Add(from.Text() ?? "");
        return texts;
    }

    private static List<EndedAssignment> EndedOnes(ref CompactReader from)
    {
        var ended = new List<EndedAssignment>();
        for (var count = from.Int(); count > 0; count--) ended.Add(new EndedAssignment(from.Id(), (AssignmentEnd)from.Byte()));
        return ended;
    }

    private static List<Guid> Ids(ref CompactReader from)
    {
        var ids = new List<Guid>();
        for (var count = from.Int(); count > 0; count--) ids.Add(from.Id());
        return ids;
    }
}
