using System.Globalization;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Seeding;

/// <summary>Invents approved clinics with varied offerings over the catalogue.</summary>
internal static class SeededClinics
{
    private static readonly DayOfWeek[] s_workdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <param name="count">How many.</param>
    /// <param name="catalogue">What can be offered.</param>
    /// <param name="beside">Clinics whose treatments are left to them.</param>
    /// <param name="random">The draw.</param>
    /// <param name="now">Now (UTC).</param>
    public static IReadOnlyList<Clinic> Create(int count, CatalogueSnapshot catalogue, IReadOnlyList<Clinic> beside, Random random, DateTimeOffset now)
    {
        var pairs = catalogue.Pairs
            .Where(p => p.EvidenceLevel != EvidenceLevel.Unproven)
            .Where(p => !beside.Any(c => c.Offerings.Any(o => o.ConditionCode == p.ConditionCode && o.TreatmentCode == p.TreatmentCode)))
            .OrderBy(p => p.ConditionCode, StringComparer.Ordinal).ThenBy(p => p.TreatmentCode, StringComparer.Ordinal).ToList();
        return Enumerable.Range(1, pairs.Count == 0 ? 0 : count).Select(n => CreateOne(n, pairs, random, now)).ToList();
    }

    private static Clinic CreateOne(int number, List<TreatmentPair> pairs, Random random, DateTimeOffset now)
    {
        var home = SeededNames.Clinics[number % SeededNames.Clinics.Length];
        var name = string.Create(CultureInfo.InvariantCulture, $"{random.Pick(home.LastNames)} Medical Centre {number:000}");
        var clinic = Clinic.Apply(
            Guid.CreateVersion7(now),
            new ClinicProfile(name, home.Country, home.City, home.TimeZone, Languages(home), Interpreted(number), $"clinic-{number}@seed.example", "+12025550100"), now);
        clinic.Work(s_workdays.Select(d => new WorkingInterval(d, new TimeOnly(8, 0), new TimeOnly(18, 0))).ToList(), []);
        clinic.Agree(random.Next(4, 17), random.Next(1, 4), TransferBasis.ExplicitConsent, Commission.None);
        // A few are always full, as in life; were all of them, whoever tries the seeded system would see no clinic found for anybody.
        if (random.Next(6) == 0)
            clinic.Limit(new Capacity(PerWeek: random.Next(10, 60)));
        foreach (var kind in Licences(random))
            clinic.RecordLicence(new Licence { Kind = kind, Number = $"{kind}-{number}", IssuedBy = "Invented authority", ExpiresOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(random.Next(60, 900)) });
        // The first pair goes round, so that as many clinics as there are pairs leave none without one.
        foreach (var pair in random.GetItems(pairs.ToArray(), Math.Min(pairs.Count, random.Next(3, 9))).Prepend(pairs[number % pairs.Count]).Distinct())
            clinic.Offer(Offering(pair, random, now));
        Approve(clinic, now);
        return clinic;
    }

    private static string[] Languages(SeededHome home) => home.Language == "de" ? ["de", "en"] : [home.Language, "en"];

    /// <summary>Half of the patients' languages, the other half at the next clinic: everybody is understood at some.</summary>
    private static string[] Interpreted(int number) =>
        [.. SeededNames.Patients.Select(p => p.Language).Distinct(StringComparer.Ordinal).Where((_, i) => (i + number) % 2 == 0)];

    private static IEnumerable<LicenceKind> Licences(Random random)
    {
        yield return LicenceKind.NationalLicence;
        if (random.Next(2) == 0)
            yield return LicenceKind.Jci;
        if (random.Next(2) == 0)
            yield return LicenceKind.Jacie;
    }

    private static Offering Offering(TreatmentPair pair, Random random, DateTimeOffset now)
    {
        var inTrial = pair.EvidenceLevel == EvidenceLevel.Investigational;
        var price = random.Next(3, 40) * 1_000m;
        var sighted = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-200);
        return new Offering
        {
            ConditionCode = pair.ConditionCode,
            TreatmentCode = pair.TreatmentCode,
            CasesPerYear = random.Next(5, 400),
            YearsOfExperience = random.Next(1, 25),
            PriceFrom = inTrial ? null : price,
            PriceTo = inTrial ? null : price * 1.4m,
            Currency = inTrial ? null : "USD",
            Stages = (StagesOfCare)random.Next(1, 8),
            Trial = inTrial ? new Trial { RecruitingHere = true, RegulatorAuthorisedOn = sighted, EthicsApprovedOn = sighted, NoFeeForProduct = true } : null,
        };
    }

    private static void Approve(Clinic clinic, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        clinic.StartReview(Guid.Empty, now);
        clinic.RecordChecklist(new VettingChecklist(today, today, today, today));
        clinic.Approve(Guid.Empty, now);
    }
}
