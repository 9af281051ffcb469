using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>The clinics of a pool that offer one pair; all others fail <see cref="Gate.OffersPair"/> and cost nothing.</summary>
internal sealed class PairIndex(PairEntry[] entries)
{
    public static PairIndex Empty { get; } = new([]);

    public ReadOnlySpan<PairEntry> Entries => entries;
}

/// <summary>One clinic's offering, as the engine reads it: prices in hundredths, experience already a factor value.</summary>
internal sealed class PairEntry(PoolClinic clinic, Offering offering, int currencyIndex)
{
    public PoolClinic Clinic { get; } = clinic;

    public Trial? Trial { get; } = offering.Trial;

    public int Stages { get; } = (int)(offering.Stages & StagesOfCare.All);

    public ulong Experience { get; } = FactorValues.Place(Factor.Experience, ExperienceOf(offering));

    /// <summary>Index into the pool's currencies; −1 without a price.</summary>
    public int CurrencyIndex { get; } = currencyIndex;

    public long PriceFrom { get; } = Hundredths(offering.PriceFrom ?? 0);

    public long PriceTo { get; } = Hundredths(offering.PriceTo ?? 0);

    public static long Hundredths(decimal amount) => amount >= 90_000_000_000_000_000m ? long.MaxValue : (long)(amount * 100);

    /// <summary>
    /// Seven tenths from cases a year, three tenths from years, each with diminishing returns:
    /// half of its part is reached at 20 cases and at 5 years.
    /// </summary>
    private static int ExperienceOf(Offering offering)
    {
        long cases = Math.Max(0, offering.CasesPerYear);
        long years = Math.Max(0, offering.YearsOfExperience);
        return (int)(((70 * cases / (cases + 20)) + (30 * years / (years + 5))));
    }
}
