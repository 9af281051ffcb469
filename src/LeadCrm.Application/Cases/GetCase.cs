using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Rates;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Cases;

/// <summary>A patient's own case, over the personal link. The caller's link says which.</summary>
[AllowedTo(Roles.Patient)]
public sealed record GetCase : IRequest<PatientCase>;

/// <summary>The case as the patient sees it.</summary>
public sealed record PatientCase
{
    /// <summary>The reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The stage, camelCase.</summary>
    public required string Status { get; init; }

    /// <summary>Where things stand, in words.</summary>
    public required string StatusText { get; init; }

    /// <summary>Name to greet.</summary>
    public string? Name { get; init; }

    /// <summary>Who is treated, when that is somebody else than who asks.</summary>
    public string? PatientName { get; init; }

    /// <summary>Whether an adult patient, or a documented representative, has to confirm the request before a clinic sees anything of it.</summary>
    public required bool AwaitsPatient { get; init; }

    /// <summary>Whether something in the request may be an emergency that nobody has judged yet.</summary>
    public required bool Urgent { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Country, ISO 3166-1: decides which emergency number is shown.</summary>
    public string? Country { get; init; }

    /// <summary>The condition's name.</summary>
    public string? Condition { get; init; }

    /// <summary>The treatment's name.</summary>
    public string? Treatment { get; init; }

    /// <summary>What is known about the treatment, and its risks.</summary>
    public CaseEvidence? Evidence { get; init; }

    /// <summary>Clinics that are or were asked, without those that were never the patient's business.</summary>
    public required IReadOnlyList<CaseAssignment> Assignments { get; init; }

    /// <summary>Everything that can be consented to in advance, given or not.</summary>
    public required IReadOnlyList<CaseConsent> Consents { get; init; }

    /// <summary>The patient's time zone, IANA; UTC where it is not known.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>When somebody gets in touch for the first time, on the patient's clock; null when that is done, or late.</summary>
    public DateTimeOffset? ContactBy { get; init; }
}

/// <summary>Evidence and risks of the treatment asked for.</summary>
/// <param name="Level">Evidence level.</param>
/// <param name="Text">What that means here.</param>
/// <param name="DisclosureVersion">Version of the risk disclosure.</param>
/// <param name="DisclosureText">The risk disclosure.</param>
/// <param name="Risks">Its risks, one by one.</param>
public sealed record CaseEvidence(string Level, string Text, string? DisclosureVersion, string? DisclosureText, IReadOnlyList<string> Risks)
{
    /// <summary>The works it rests on.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];

    /// <summary>When the evidence was last reviewed.</summary>
    public DateOnly ReviewedOn { get; init; }

    /// <summary>What may help instead; null where the treatment itself may.</summary>
    public string? Alternative { get; init; }

    /// <summary>Better proven treatments of the same condition; only where this one is unproven or experimental.</summary>
    public IReadOnlyList<BetterTreatment> Better { get; init; } = [];
}

/// <summary>A treatment that is established or close to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Condition">Code of the condition.</param>
/// <param name="Treatment">Its code.</param>
public sealed record BetterTreatment(string Name, string Condition, string Treatment);

/// <summary>A clinic in the patient's case.</summary>
/// <param name="Id">The assignment.</param>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="Country">Its country, ISO 3166-1.</param>
/// <param name="City">Its city.</param>
/// <param name="Status">Where it stands, camelCase.</param>
/// <param name="IdentityShared">Whether the patient confirmed this clinic.</param>
/// <param name="Accreditations">Accreditations valid today.</param>
/// <param name="Quotes">Its quotes, newest first.</param>
public sealed record CaseAssignment(
    Guid Id, string Clinic, string Country, string City, string Status, bool IdentityShared, IReadOnlyList<string> Accreditations, IReadOnlyList<QuoteView> Quotes);

/// <summary>A consent as it stands.</summary>
/// <param name="Purpose">The purpose, kebab-case.</param>
/// <param name="Granted">Granted at present.</param>
public sealed record CaseConsent(string Purpose, bool Granted);

internal sealed class GetCaseHandler(ILeadCrmDb db, ICatalogue catalogues, ICurrentRates currentRates, IReadLog reads, ICallerContext callers, TimeProvider time) : IRequestHandler<GetCase, PatientCase>
{
    public async Task<PatientCase> Handle(GetCase request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == callers.Current.LeadId, ct) ?? throw new NotFoundException();
        reads.Add(FactKind.CaseOpened, lead.Id, "reference", "name", "quotes");
        var language = lead.Requester.Language;
        var assignments = await AssignmentsAsync(lead, ct);
        return new PatientCase
        {
            Reference = lead.Reference,
            Status = StageWords.Code(lead.Stage),
            StatusText = StageWords.ForPatient(lead, catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode)?.EvidenceLevel, assignments.Count(a => a.Quotes.Any(q => q.Status == "sent"))),
            Name = DisplayName.Of(lead.Requester.FullName)?.Text,
            PatientName = lead.Patient.FullName,
            AwaitsPatient = lead.IsOpen && lead.AwaitsRepresentation(time.GetUtcNow().Year),
            Urgent = lead.IsOpen && lead.RedFlag == RedFlagState.Open,
            Language = language,
            Country = lead.Requester.Country,
            Condition = catalogue.FindCondition(lead.ConditionCode)?.Name.In(language),
            Treatment = catalogue.FindTreatment(lead.TreatmentCode)?.Name.In(language),
            Evidence = EvidenceOf(catalogue, lead),
            Assignments = assignments,
            Consents = FormCodes.Purposes.Select(code => new CaseConsent(code, FormCodes.TryPurpose(code, out var purpose) && lead.Allows(purpose))).ToList(),
            TimeZone = lead.Requester.TimeZone ?? "UTC",
            ContactBy = ContactBy(lead),
        };
    }

    /// <summary>What the receipt promises, as long as it can be kept.</summary>
    private DateTimeOffset? ContactBy(Lead lead) =>
        lead is { Stage: LeadStage.New, NextStep: NextStep.Triage, NextStepDueAt: { } due } && due > time.GetUtcNow() ? new ZonedCalendar(lead.Requester.TimeZone ?? "UTC").Local(due) : null;

    private static CaseEvidence? EvidenceOf(CatalogueSnapshot catalogue, Lead lead)
    {
        if (catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode) is not { } pair)
            return null;
        var language = lead.Requester.Language;
        var disclosure = pair.DisclosureFor(language);
        return new CaseEvidence(FormCodes.Code(pair.EvidenceLevel), pair.Evidence.In(language), disclosure?.Version, disclosure?.Text, disclosure?.Risks ?? [])
        {
            Citations = pair.Citations,
            ReviewedOn = pair.ReviewedOn,
            Alternative = pair.Alternative?.In(language),
            Better = pair.EvidenceLevel >= EvidenceLevel.Emerging ? [] : BetterThan(pair, catalogue, language),
        };
    }

    private static List<BetterTreatment> BetterThan(TreatmentPair pair, CatalogueSnapshot catalogue, string language) =>
        catalogue.PairsOf(pair.ConditionCode).Where(other => other.EvidenceLevel >= EvidenceLevel.Emerging)
            .Select(other => new BetterTreatment(catalogue.FindTreatment(other.TreatmentCode)!.Name.In(language), other.ConditionCode, other.TreatmentCode)).ToList();

    /// <summary>A clinic shows up once it has accepted; who did not answer is not the patient's worry.</summary>
    private async Task<IReadOnlyList<CaseAssignment>> AssignmentsAsync(Lead lead, CancellationToken ct)
    {
        var rows = await (
            from a in db.Assignments.AsNoTracking()
            join c in db.Clinics.AsNoTracking() on a.ClinicId equals c.Id
            where a.LeadId == lead.Id && a.AcceptedAt != null
            orderby a.OfferedAt, a.Rank
            select new { Assignment = a, Clinic = c }).ToListAsync(ct);
        var quotes = await db.Quotes.AsNoTracking().Where(q => q.LeadId == lead.Id).OrderByDescending(q => q.Number).ToListAsync(ct);
        var own = await OwnCurrencyAsync(lead, quotes.Select(q => q.Currency), ct);
        return rows.Select(r => new CaseAssignment(
            r.Assignment.Id, r.Clinic.Name, r.Clinic.Country, r.Clinic.City, AssignmentStatusCodes.Write(r.Assignment.Status), r.Assignment.IdentitySharedAt is not null,
            r.Clinic.Licences.Where(l => l.IsValidOn(r.Clinic.Today(time.GetUtcNow()))).Select(l => l.Kind.ToString()).Distinct().ToList(),
            quotes.Where(q => q.AssignmentId == r.Assignment.Id).Select(q => own.Read(QuoteView.Of(q, r.Clinic.TimeZone, time.GetUtcNow()))).ToList())).ToList();
    }

    /// <summary>Rates are read only for a quote in another currency than the patient's.</summary>
    private async Task<OwnCurrency> OwnCurrencyAsync(Lead lead, IEnumerable<string> quoted, CancellationToken ct)
    {
        var currency = OwnCurrency.Of(lead);
        return currency is null || quoted.All(c => c == currency) ? new OwnCurrency(currency, Rates: null) : new OwnCurrency(currency, (await currentRates.ReadAsync(ct)).Exchange);
    }
}
