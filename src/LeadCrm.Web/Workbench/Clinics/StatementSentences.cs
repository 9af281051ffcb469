using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>What a clinic states, beside what was sighted before.</summary>
internal static class StatementSentences
{
    public static IEnumerable<string> Of(StatedContent content, ClinicDetails clinic) => content switch
    {
        { Identity: not null } => [$"until now {clinic.Profile.Name}, {Application.Leads.IsoCodes.NameOf(clinic.Profile.Country)}; another country needs its transfer basis agreed anew"],
        { Licence: { } licence } => Of(licence, clinic.Licences.FirstOrDefault(l => l.Licence.Kind == licence.Kind && l.Licence.Number == licence.Number)?.Licence),
        { Offering: { } offering } => Of(offering, clinic.Offerings.FirstOrDefault(o => o.Offering.ConditionCode == offering.ConditionCode && o.Offering.TreatmentCode == offering.TreatmentCode)?.Offering),
        _ => [],
    };

    private static IEnumerable<string> Of(Licence licence, Licence? sighted)
    {
        yield return $"issued by {licence.IssuedBy}, valid until {ClinicWords.Day(licence.ExpiresOn)}";
        if (sighted is not null)
            yield return $"sighted before: issued by {sighted.IssuedBy}, valid until {ClinicWords.Day(sighted.ExpiresOn)}";
    }

    private static IEnumerable<string> Of(Offering offering, Offering? sighted)
    {
        yield return Sentence(offering);
        if (offering.Trial is { } trial)
            yield return ClinicWords.Of(trial);
        if (sighted is not null)
            yield return $"sighted before: {Sentence(sighted)}";
    }

    private static string Sentence(Offering o) => $"{ClinicWords.Experience(o)}, {ClinicWords.Price(o)}; {ClinicWords.Of(o.Stages)}";
}
