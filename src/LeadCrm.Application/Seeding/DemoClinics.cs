using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Seeding;

/// <summary>Three invented clinics for demo mode: two treat systemic sclerosis with HSCT, the third does not.</summary>
public static class DemoClinics
{
    /// <summary>Clinic A, Istanbul.</summary>
    public static readonly Guid A = Guid.Parse("0199aaaa-0000-7000-8000-00000000000a");

    /// <summary>Clinic B, Monterrey.</summary>
    public static readonly Guid B = Guid.Parse("0199aaaa-0000-7000-8000-00000000000b");

    /// <summary>Clinic C, Kraków: joints and teeth.</summary>
    public static readonly Guid C = Guid.Parse("0199aaaa-0000-7000-8000-00000000000c");

    /// <summary>Makes the three, approved.</summary>
    /// <param name="at">When (UTC).</param>
    public static IReadOnlyList<Clinic> Create(DateTimeOffset at)
    {
        var expires = DateOnly.FromDateTime(at.UtcDateTime).AddYears(2);
        return
        [
            Approved(
                A, new ClinicProfile("Bosphorus Transplant Centre (demo)", "TR", "Istanbul", "Europe/Istanbul", ["tr", "en", "ar", "ru"], ["de", "es"], "clinic-a@demo.leadcrm.test", "+90 212 555 01 00"),
                TransferBasis.ExplicitConsent, [Licence(LicenceKind.NationalLicence, "TR-2041", "Ministry of Health", expires), Licence(LicenceKind.Jacie, "JACIE-771", "EBMT", expires)],
                [Offering("systemic-sclerosis", "hsct", 24, 11, 38_000, 52_000, "USD", StagesOfCare.All)], at),
            Approved(
                B, new ClinicProfile("Instituto Sierra Madre (demo)", "MX", "Monterrey", "America/Monterrey", ["es", "en"], ["de"], "clinic-b@demo.leadcrm.test", "+52 81 5555 0100"),
                TransferBasis.ContractClauses, [Licence(LicenceKind.NationalLicence, "MX-8810", "COFEPRIS", expires), Licence(LicenceKind.Fact, "FACT-310", "FACT", expires)],
                [Offering("systemic-sclerosis", "hsct", 41, 9, 32_000, 45_000, "USD", StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy)], at),
            Approved(
                C, new ClinicProfile("Wawel Joint and Dental Clinic (demo)", "PL", "Kraków", "Europe/Warsaw", ["pl", "en", "de"], [], "clinic-c@demo.leadcrm.test", "+48 12 555 01 00"),
                TransferBasis.Adequacy, [Licence(LicenceKind.NationalLicence, "PL-1177", "Wojewoda Małopolski", expires)],
                [
                    Offering("knee-osteoarthritis", "total-knee-replacement", 310, 18, 8_500, 12_000, "EUR", StagesOfCare.All),
                    Offering("edentulism", "implant-overdenture", 120, 12, 4_000, 9_000, "EUR", StagesOfCare.All),
                ], at),
        ];
    }

    private static Clinic Approved(
        Guid id, ClinicProfile profile, TransferBasis transfer, IReadOnlyList<Licence> licences, IReadOnlyList<Offering> offerings, DateTimeOffset at)
    {
        var clinic = Clinic.Apply(id, profile, at);
        // A demo is looked at on any day of the week, so these clinics work on all of them.
        clinic.Work(Enum.GetValues<DayOfWeek>().Select(day => new WorkingInterval(day, new TimeOnly(8, 0), new TimeOnly(20, 0))).ToList(), []);
        clinic.Agree(acceptanceHours: 8, agreedShare: 1, transfer, Commission.None);
        foreach (var licence in licences)
            clinic.RecordLicence(licence);
        foreach (var offering in offerings)
            clinic.Offer(offering);
        clinic.StartReview(Guid.Empty, at);
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        clinic.RecordChecklist(new VettingChecklist(today, today, today, today));
        clinic.Approve(Guid.Empty, at);
        return clinic;
    }

    private static Licence Licence(LicenceKind kind, string number, string issuer, DateOnly expires) =>
        new() { Kind = kind, Number = number, IssuedBy = issuer, ExpiresOn = expires };

    private static Offering Offering(string condition, string treatment, int cases, int years, decimal from, decimal to, string currency, StagesOfCare stages) => new()
    {
        ConditionCode = condition,
        TreatmentCode = treatment,
        CasesPerYear = cases,
        YearsOfExperience = years,
        PriceFrom = from,
        PriceTo = to,
        Currency = currency,
        Stages = stages,
    };
}
