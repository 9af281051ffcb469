using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Seeding;

/// <summary>Four invented clinics for demo mode: two treat systemic sclerosis with HSCT, the others do not.</summary>
public static class DemoClinics
{
    /// <summary>Clinic A, Istanbul.</summary>
    public static readonly Guid A = Guid.Parse("0199aaaa-0000-7000-8000-00000000000a");

    /// <summary>Clinic B, Monterrey.</summary>
    public static readonly Guid B = Guid.Parse("0199aaaa-0000-7000-8000-00000000000b");

    /// <summary>Clinic C, Kraków: joints and teeth.</summary>
    public static readonly Guid C = Guid.Parse("0199aaaa-0000-7000-8000-00000000000c");

    /// <summary>Clinic D, Valencia: a general hospital.</summary>
    public static readonly Guid D = Guid.Parse("0199aaaa-0000-7000-8000-00000000000d");

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Guid> All = [A, B, C, D];

    /// <summary>Makes the four, approved.</summary>
    /// <param name="at">When (UTC).</param>
    public static IReadOnlyList<Clinic> Create(DateTimeOffset at)
    {
        var expires = DateOnly.FromDateTime(at.UtcDateTime).AddYears(2);
        return
        [
            Approved(
                A, new ClinicProfile("Bosphorus Transplant Centre (demo)", "TR", "Istanbul", "Europe/Istanbul", ["tr", "en", "ar", "ru"], ["de", "es"], "clinic-a@demo.leadcrm.test", "+90 212 555 01 00"),
                TransferBasis.ExplicitConsent, [Licence(LicenceKind.NationalLicence, "TR-2041", "Ministry of Health", expires), Licence(LicenceKind.Jacie, "JACIE-771", "EBMT", expires)],
                [Offering("systemic-sclerosis", "hsct", 24, 11, 38_000, 52_000, "USD", StagesOfCare.All), Offering("multiple-sclerosis", "hsct", 30, 10, 40_000, 55_000, "USD", StagesOfCare.All)], at),
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
            Approved(
                D, new ClinicProfile("Hospital Levante (demo)", "ES", "Valencia", "Europe/Madrid", ["es", "en", "fr"], ["de", "ar"], "clinic-d@demo.leadcrm.test", "+34 960 55 01 00"),
                TransferBasis.Adequacy, [Licence(LicenceKind.NationalLicence, "ES-4605", "Generalitat Valenciana", expires), Licence(LicenceKind.Jci, "JCI-2290", "JCI", expires)],
                [
                    Offering("female-infertility", "ivf", 620, 19, 5_000, 8_000, "EUR", StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy),
                    Offering("poor-ovarian-reserve", "donor-egg-ivf", 340, 15, 8_000, 12_000, "EUR", StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy),
                    Offering("coronary-artery-disease", "coronary-bypass", 280, 21, 18_000, 28_000, "EUR", StagesOfCare.All),
                    Offering("localised-prostate-cancer", "robotic-prostatectomy", 240, 13, 15_000, 22_000, "EUR", StagesOfCare.All),
                    Offering("localised-prostate-cancer", "focal-hifu", 45, 6, 11_000, 16_000, "EUR", StagesOfCare.All),
                    Offering("breast-hypertrophy", "reduction-mammaplasty", 150, 17, 6_000, 9_000, "EUR", StagesOfCare.All),
                    Offering("androgenetic-alopecia", "hair-transplantation", 210, 9, 3_000, 6_000, "EUR", StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy),
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
