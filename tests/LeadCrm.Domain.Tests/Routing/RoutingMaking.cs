using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Domain.Tests.Routing;

internal static class RoutingMaking
{
    /// <summary>A Monday, 10:00 in Istanbul.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    public static readonly ExchangeRates Rates = new(new(2026, 3, 2), new Dictionary<string, decimal> { ["USD"] = 1m, ["EUR"] = 1.1m, ["GBP"] = 1.25m });

    public static readonly WorkingHours Hours = WorkingHours.Weekdays("Europe/Istanbul", new(9, 0), new(17, 0));

    public static ExplanationWords Words => new(
        "systemic sclerosis",
        "HSCT",
        id => $"Clinic {(char)('A' + id.ToByteArray()[15] - 1)}",
        country => country switch { "TR" => "Turkey", "MX" => "Mexico", _ => country },
        language => language switch { "en" => "English", "de" => "German", _ => language });

    public static Guid Id(int number) => new(0x0198a000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);

    public static Offering Hsct => new()
    {
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        CasesPerYear = 20,
        YearsOfExperience = 5,
        PriceFrom = 30_000,
        PriceTo = 40_000,
        Currency = "USD",
        Stages = StagesOfCare.All,
    };

    public static CandidateClinic Clinic(int number) => new()
    {
        ClinicId = Id(number),
        Country = "TR",
        TimeZone = "Europe/Istanbul",
        Languages = ["en"],
        InterpreterLanguages = ["de"],
        VettingStatus = VettingStatus.Approved,
        WorkingHours = Hours,
        TransferBasis = TransferBasis.ContractClauses,
        Offerings = [Hsct],
        Licences =
        [
            new Licence { Kind = LicenceKind.NationalLicence, Number = "1", IssuedBy = "Ministry", ExpiresOn = new(2030, 1, 1) },
            new Licence { Kind = LicenceKind.Jacie, Number = "2", IssuedBy = "JACIE", ExpiresOn = new(2030, 1, 1) },
        ],
    };

    public static RoutingCase Case(int number = 1) => new()
    {
        LeadId = Id(20_000 + number),
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        EvidenceLevel = EvidenceLevel.Established,
        RequiredAnyOf = LicenceKind.Jacie | LicenceKind.Fact,
        Eligibility = EligibilityOutcome.Eligible,
        ShareDeidentified = true,
        Country = "GB",
        Language = "en-GB",
    };

    public static PolicyDefinition Exclusive => PolicyDefinition.Default with { Strategy = RoutingStrategy.Exclusive };

    public static ClinicSnapshot Snapshot(params IEnumerable<CandidateClinic> clinics) => new(clinics, Rates);

    public static CandidatePool Pool(params IEnumerable<CandidateClinic> clinics) => Pool([], clinics);

    public static CandidatePool Pool(Dictionary<Guid, ClinicUsage> usage, IEnumerable<CandidateClinic> clinics) => new(Snapshot(clinics), usage, Now);

    public static RoutingDecision Decide(RoutingCase lead, params IEnumerable<CandidateClinic> clinics) =>
        RoutingEngine.Decide(lead, Pool(clinics), PolicyDefinition.Default, Now, 7);

    public static Gate FailedOf(this RoutingDecision decision, int number) => decision.For(Id(number))!.Value.Failed;
}
