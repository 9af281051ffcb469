using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>One case laid out over a pool: what each clinic is compared with, looked up once instead of once per clinic.</summary>
internal readonly ref struct CaseReading
{
    private const int Preferred = 100;
    private const int Accepted = 80;
    private const int Neutral = 50;

    /// <summary>A budget beyond this buys everything; cutting it there keeps every conversion in range.</summary>
    private const decimal HighestBudget = 1_000_000_000_000m;

    private readonly RankScratch scratch;
    private readonly ReadOnlySpan<byte> languages;
    private readonly LicenceKind requiredAnyOf;
    private readonly bool investigational;
    private readonly int onlyClinic;
    private readonly DateTimeOffset at;

    public CaseReading(RoutingCase lead, CandidatePool pool, DateTimeOffset at)
    {
        this.at = at;
        scratch = pool.Scratch;
        languages = pool.LevelsOf(lead.Language);
        requiredAnyOf = lead.RequiredAnyOf;
        investigational = lead.EvidenceLevel == EvidenceLevel.Investigational;
        Requested = lead.RequestedClinicId is { } requested ? pool.IndexOf(requested) : -1;
        onlyClinic = lead is { RequestedClinicId: not null, OthersMayAnswer: false } ? Requested : int.MinValue;
        ReadDestinations(lead, pool);
        ReadBudget(lead, pool);
        ReadHistory(lead, pool);
    }

    /// <summary>Index of the clinic asked for by name; −1: none, or not in the pool.</summary>
    public int Requested { get; }

    public Gate Failed(PairEntry entry)
    {
        var clinic = entry.Clinic;
        var failed = clinic.StandingGates | scratch.History[clinic.Index];
        if (at < clinic.PausedUntil) failed |= Gate.Paused;
        if (!clinic.HasCapacity) failed |= Gate.Capacity;
        if (scratch.Destinations[clinic.CountryIndex] == 0) failed |= Gate.Destination;
        if (LanguageLevel(clinic.Index) == 0) failed |= Gate.Language;
        if (requiredAnyOf != LicenceKind.None && (clinic.ValidLicences & requiredAnyOf) == LicenceKind.None) failed |= Gate.Accreditation;
        if (investigational && entry.Trial?.MayRecruitOn(clinic.Day) != true) failed |= Gate.TrialConditions;
        if (onlyClinic != int.MinValue && clinic.Index != onlyClinic) failed |= Gate.OnlyRequestedClinic;
        if (BudgetFor(entry) is >= 0 and var budget && budget < entry.PriceFrom) failed |= Gate.Budget;
        return failed;
    }

    public ulong Fit(PairEntry entry)
    {
        var language = LanguageLevel(entry.Clinic.Index) switch { 2 => 100, 1 => Neutral, _ => 0 };
        var destination = scratch.Destinations[entry.Clinic.CountryIndex];
        return FactorValues.Place(Factor.PriceFit, PriceFit(entry))
            | FactorValues.Place(Factor.LanguageAndDestination, (language + destination) / 2);
    }

    private int LanguageLevel(int index) => languages.IsEmpty ? 0 : languages[index];

    /// <summary>The budget in the offering's currency; −1 when nothing can be compared, which never excludes a clinic. Trials have no price.</summary>
    private long BudgetFor(PairEntry entry) =>
        entry.CurrencyIndex < 0 || investigational ? -1 : scratch.Budgets[entry.CurrencyIndex];

    /// <summary>100 when the budget covers the whole range, down to 50 when it covers only its lowest price; 50 when nothing can be compared.</summary>
    private int PriceFit(PairEntry entry)
    {
        var budget = BudgetFor(entry);
        if (budget < 0) return Neutral;
        if (budget >= entry.PriceTo) return 100;
        return budget < entry.PriceFrom ? 0 : 50 + (int)(50 * (Int128)(budget - entry.PriceFrom) / (entry.PriceTo - entry.PriceFrom));
    }

    private void ReadDestinations(RoutingCase lead, CandidatePool pool)
    {
        var destinations = scratch.Destinations.AsSpan();
        destinations.Fill(lead.Destinations.Count == 0 ? (byte)Preferred : (byte)0);
        for (var i = lead.Destinations.Count - 1; i >= 0; i--)
        {
            var country = pool.CountryIndex(lead.Destinations[i]);
            if (country >= 0) destinations[country] = i == 0 ? (byte)Preferred : (byte)Accepted;
        }
    }

    private void ReadBudget(RoutingCase lead, CandidatePool pool)
    {
        for (var i = 0; i < scratch.Budgets.Length; i++)
        {
            scratch.Budgets[i] = lead is { Budget: { } budget, BudgetCurrency: { } currency }
                && pool.Snapshot.Rates.Convert(Math.Min(budget, HighestBudget), currency, pool.Currencies[i]) is { } converted
                ? PairEntry.Hundredths(converted)
                : -1;
        }
    }

    private void ReadHistory(RoutingCase lead, CandidatePool pool)
    {
        Array.Clear(scratch.History);
        foreach (var ended in lead.Ended) Mark(pool.IndexOf(ended.ClinicId), GateOf(ended.How));
        foreach (var living in lead.Living) Mark(pool.IndexOf(living), Gate.HoldsAlready);
    }

    private void Mark(int index, Gate gate)
    {
        if (index >= 0) scratch.History[index] |= gate;
    }

    private static Gate GateOf(AssignmentEnd how) => how switch
    {
        AssignmentEnd.Declined => Gate.DeclinedBefore,
        AssignmentEnd.Expired => Gate.ExpiredBefore,
        AssignmentEnd.Recalled => Gate.None,
        _ => Gate.EndedBefore,
    };
}
