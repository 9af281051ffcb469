using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Tests.Clinics;

internal static class ClinicMaking
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    public static readonly Guid Manager = Guid.Parse("0198a000-0000-7000-8000-000000000001");

    public static ClinicProfile Profile(string timeZone = "Europe/Istanbul") =>
        new("Clinic A", "TR", "Istanbul", timeZone, ["en", "tr"], ["de"], "offers@clinic-a.test", "+902120000000");

    public static VettingChecklist FullChecklist => new(new(2026, 1, 5), new(2026, 1, 6), new(2026, 1, 7), new(2026, 1, 8));

    public static Offering Hsct(int cases = 40, StagesOfCare stages = StagesOfCare.All) => new()
    {
        ConditionCode = "systemic-sclerosis",
        TreatmentCode = "hsct",
        CasesPerYear = cases,
        YearsOfExperience = 10,
        PriceFrom = 30_000,
        PriceTo = 40_000,
        Currency = "USD",
        Stages = stages,
    };

    public static Licence Licence(LicenceKind kind, DateOnly? expires = null) =>
        new() { Kind = kind, Number = $"{kind}-1", IssuedBy = "Issuer", ExpiresOn = expires ?? new(2030, 12, 31) };

    public static Clinic UnderReview(Guid? id = null)
    {
        var clinic = Clinic.Apply(id ?? Guid.CreateVersion7(), Profile(), Monday);
        clinic.Work([.. Enumerable.Range(1, 5).Select(d => new WorkingInterval((DayOfWeek)d, new(9, 0), new(17, 0)))], []);
        clinic.RecordLicence(Licence(LicenceKind.NationalLicence));
        clinic.RecordChecklist(FullChecklist);
        clinic.StartReview(Manager, Monday);
        return clinic;
    }

    public static Clinic Approved(Guid? id = null)
    {
        var clinic = UnderReview(id);
        clinic.Agree(8, 1, TransferBasis.ContractClauses, new Commission(10, CommissionBasis.TreatmentPrice));
        clinic.Offer(Hsct());
        clinic.RecordLicence(Licence(LicenceKind.Jacie));
        clinic.Approve(Manager, Monday);
        return clinic;
    }
}
