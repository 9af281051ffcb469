using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

/// <summary>A random but repeatable world: clinics, counters, policy and leads in which every gate fails now and then.</summary>
internal sealed class Scenario
{
    private static readonly string[] Countries = ["TR", "MX", "IN"];
    private static readonly string[] Zones = ["Europe/Istanbul", "America/Mexico_City", "Asia/Kolkata", "Europe/London"];
    private static readonly string[] Tongues = ["en", "de", "es", "tr"];
    private static readonly string[] Treatments = ["hsct", "msc"];
    private static readonly string[] Currencies = ["USD", "EUR", "GBP", "XAU"];
    private readonly Random random;

    public Scenario(int seed)
    {
        random = new Random(seed);
        Clinics = [.. Enumerable.Range(1, random.Next(1, 25)).Select(RandomClinic)];
        Usage = Clinics.Where(_ => Often()).ToDictionary(c => c.ClinicId, _ => new ClinicUsage(random.Next(3), random.Next(5), random.Next(9), random.Next(40)));
        Policy = new PolicyDefinition(
            Pick(Enum.GetValues<RoutingStrategy>()),
            random.Next(1, 5),
            new FactorWeights(random.Next(1, 30), random.Next(30), random.Next(30), random.Next(30), random.Next(30), random.Next(30), random.Next(30), random.Next(30)),
            new StageWeights(1, random.Next(3), random.Next(3)),
            random.Next(30),
            PolicyDefinition.Default.Deadlines,
            Often() ? [] : [new AgreedShare(Pick(Clinics).ClinicId, random.Next(101))])
        {
            Preferences = Often() ? PreferenceGates.AllRequired : new PreferenceGates(Pick(Enum.GetValues<Strictness>()), Pick(Enum.GetValues<Strictness>()), Pick(Enum.GetValues<Strictness>())),
            // A cap of 0 for each clinic is meant only where somebody may have cases.
            Caps = Often() ? PolicyCaps.None : new PolicyCaps(new Capacity(PerDay: random.Next(4)), [new ClinicCap(Pick(Clinics).ClinicId, new Capacity(PerWeek: random.Next(1, 6)))]),
        };
        Leads = [.. Enumerable.Range(1, 30).Select(RandomCase)];
    }

    public IReadOnlyList<CandidateClinic> Clinics { get; }

    public Dictionary<Guid, ClinicUsage> Usage { get; }

    public PolicyDefinition Policy { get; }

    public IReadOnlyList<RoutingCase> Leads { get; }

    public CandidatePool Pool(IEnumerable<CandidateClinic>? clinics = null) => RoutingMaking.Pool(Usage, clinics ?? Clinics);

    public List<RoutingDecision> Drain(CandidatePool pool)
    {
        var decisions = new List<RoutingDecision>();
        for (var i = 0; i < Leads.Count; i++)
        {
            var at = Now.AddMinutes(20 * i);
            var decision = RoutingEngine.Decide(Leads[i], pool, Policy, at, (ulong)(i * 7919));
            foreach (var offer in decision.Offers) pool.Reserve(offer.ClinicId, at);
            decisions.Add(decision);
        }

        return decisions;
    }

    private CandidateClinic RandomClinic(int number) => Clinic(number) with
    {
        Country = Pick(Countries),
        TimeZone = Pick(Zones),
        Languages = [Pick(Tongues)],
        InterpreterLanguages = [Pick(Tongues)],
        VettingStatus = Often() ? VettingStatus.Approved : Pick(Enum.GetValues<VettingStatus>()),
        PausedUntil = Often() ? null : Now.AddMinutes(random.Next(-300, 300)),
        Capacity = new Capacity(Often() ? null : random.Next(4), Often() ? null : random.Next(8), Often() ? null : random.Next(12)),
        WorkingHours = Often() || Often() ? WorkingHours.Weekdays(Pick(Zones), new(9, 0), new(17, 30)) : null,
        AcceptanceHours = random.Next(1, 30),
        TransferBasis = Often() ? TransferBasis.ContractClauses : Pick(Enum.GetValues<TransferBasis>()),
        AgreedShare = random.Next(4),
        Offerings = [.. Treatments.Where(_ => Often()).Select(RandomOffering)],
        Licences = [.. Clinic(number).Licences.Select(l => l with { ExpiresOn = Often() ? l.ExpiresOn : new DateOnly(2026, 3, random.Next(1, 4)) })],
        Performance = new ClinicPerformance(50, random.Next(50), random.Next(50), random.Next(50), random.Next(50), random.Next(50), random.Next(9), random.Next(20), random.Next(9)),
    };

    private Offering RandomOffering(string treatment) => Hsct with
    {
        TreatmentCode = treatment,
        CasesPerYear = random.Next(200),
        YearsOfExperience = random.Next(30),
        PriceFrom = 20_000 + random.Next(20_000),
        PriceTo = 40_000 + random.Next(20_000),
        Currency = Pick(Currencies),
        Stages = (StagesOfCare)random.Next(8),
        Trial = Often() ? new Trial { RecruitingHere = Often(), NoFeeForProduct = true, EthicsApprovedOn = new(2025, 1, 1), RegulatorAuthorisedOn = new(2025, 1, 1) } : null,
    };

    private RoutingCase RandomCase(int number) => Case(number) with
    {
        TreatmentCode = Pick(Treatments),
        EvidenceLevel = Often() ? EvidenceLevel.Established : Pick(Enum.GetValues<EvidenceLevel>()),
        EvidenceAcknowledged = Often(),
        RequiredAnyOf = Often() ? LicenceKind.None : LicenceKind.Jacie,
        Eligibility = Often() ? EligibilityOutcome.Eligible : Pick(Enum.GetValues<EligibilityOutcome>()),
        HasOpenRedFlag = !Often() && !Often(),
        Language = Pick(Tongues),
        Destinations = Often() ? [] : [Pick(Countries), Pick(Countries)],
        Budget = Often() ? null : random.Next(15_000, 60_000),
        BudgetCurrency = Pick(Currencies),
        RequestedClinicId = Often() ? null : Pick(Clinics).ClinicId,
        OthersMayAnswer = Often(),
        MaxClinicsAgreed = Often() ? null : random.Next(4),
        Priority = Pick(Enum.GetValues<RoutingPriority>()),
        Ended = Often() ? [] : [new EndedAssignment(Pick(Clinics).ClinicId, Pick(Enum.GetValues<AssignmentEnd>()))],
        Living = Often() ? [] : [Pick(Clinics).ClinicId],
    };

    private bool Often() => random.Next(4) > 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
