using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Values;

namespace LeadCrm.Application.Routing;

/// <summary>Collects the past for a simulation: cases to replay, and what really happened.</summary>
/// <param name="catalogue">The catalogue as it is today.</param>
internal sealed class PastCases(CatalogueSnapshot catalogue)
{
    private readonly List<SimulatedLead> _leads = [];
    private readonly Dictionary<Guid, Tally> _clinics = [];
    private readonly List<double> _hours = [];
    private int _withoutOffer, _withoutClinic;

    public IReadOnlyList<SimulatedLead> Leads => _leads;

    public void Add(PastPage page)
    {
        var offers = page.Offers.ToLookup(o => o.LeadId);
        foreach (var lead in page.Leads)
        {
            _leads.Add(new SimulatedLead(CaseOf(lead), lead.QualifiedAt));
            Count(lead, offers[lead.Id].ToList());
        }

        foreach (var offer in page.Offers)
        {
            if (!_clinics.TryGetValue(offer.ClinicId, out var tally))
                _clinics.Add(offer.ClinicId, tally = new Tally());
            tally.Add(offer);
        }
    }

    public PolicyFigures Happened()
    {
        _hours.Sort();
        var kept = Math.Max(1, _clinics.Values.Sum(t => t.Accepted));
        return new PolicyFigures(
            _withoutOffer,
            _withoutClinic,
            _hours.Count == 0 ? null : Math.Round((_hours[(_hours.Count - 1) / 2] + _hours[_hours.Count / 2]) / 2, 2),
            [.. _clinics.OrderBy(c => c.Key).Select(c => c.Value.Of(c.Key, kept))]);
    }

    private RoutingCase CaseOf(PastLead lead)
    {
        var pair = catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode);
        var patient = new Patient { YearOfBirth = lead.YearOfBirth, GuardianAuthority = lead.GuardianStated ? "" : null };
        return new RoutingCase
        {
            LeadId = lead.Id,
            ConditionCode = string.Intern(lead.ConditionCode),
            TreatmentCode = string.Intern(lead.TreatmentCode),
            EvidenceLevel = pair?.EvidenceLevel ?? EvidenceLevel.Unproven,
            RequiredAnyOf = RoutingCases.RequiredBy(pair),
            Eligibility = lead.Eligibility,
            ReviewerOverride = lead.EligibilityOverridden,
            HasOpenRedFlag = lead.RedFlag == RedFlagState.Open,
            ShareDeidentified = lead.Consents.HasFlag(ConsentPurpose.ShareDeidentified | ConsentPurpose.HealthData),
            EvidenceAcknowledged = lead.Consents.HasFlag(ConsentPurpose.EvidenceAcknowledged),
            RepresentedPersonConfirmed = !Lead.AwaitsRepresentation(lead.Relation, lead.RepresentationConfirmedAt, patient, lead.QualifiedAt.Year),
            Country = lead.Country ?? "",
            Language = lead.Language,
            Destinations = lead.Destinations,
            Budget = lead.BudgetAmount,
            BudgetCurrency = lead.BudgetCurrency,
            RequestedClinicId = lead.RequestedClinicId,
            OthersMayAnswer = lead.OtherClinicsMayAnswer,
            MaxClinicsAgreed = lead.MaxClinicsAgreed,
            Priority = lead.ChosenPriority ?? CasePriority.Of(lead.RedFlag, lead.TravelFrom, lead.TravelUntil, ZonedCalendar.LatestDay(lead.QualifiedAt)),
        };
    }

    private void Count(PastLead lead, List<PastOffer> offers)
    {
        if (offers.Count == 0)
            _withoutOffer++;
        var accepted = offers.Select(o => o.AcceptedAt).OfType<DateTimeOffset>().Order().ToList();
        if (accepted.Count == 0)
            _withoutClinic++;
        else
            _hours.Add((accepted[0] - lead.QualifiedAt).TotalHours);
    }

    private sealed class Tally
    {
        private int _offers, _inTime, _expired, _quotes, _bookings;

        public int Accepted { get; private set; }

        public void Add(PastOffer offer)
        {
            _offers++;
            if (offer.AnsweredAt <= offer.ExpiresAt)
                _inTime++;
            if (offer.Status == AssignmentStatus.Expired)
                _expired++;
            if (offer.AcceptedAt is not null)
                Accepted++;
            if (offer.QuotedAt is not null)
                _quotes++;
            if (offer.ChosenAt is not null)
                _bookings++;
        }

        public ClinicFigures Of(Guid clinic, int kept) =>
            new(clinic, _offers, _inTime, _expired, Accepted, _quotes, _bookings, Math.Round(100.0 * Accepted / kept, 2), AgreedShare: 0);
    }
}
