namespace LeadCrm.Domain.Routing;

/// <summary>
/// The clinics of a snapshot made ready for many decisions, with the counters of capacity and share.
/// While a chunk of leads is drained, every offer is reserved here, so that the next decision counts it: caps stay exact.
/// Counters of a clinic's day, week and month start again when its own calendar turns; the pool's clock only goes forward.
/// Not safe for use by several threads at once.
/// </summary>
public sealed class CandidatePool
{
    private readonly PoolClinic[] clinics;
    private readonly Dictionary<Guid, int> indexes;
    private readonly Dictionary<(string Condition, string Treatment), PairIndex> pairs = [];
    private readonly Dictionary<string, byte[]> languages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> countries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> currencies = [];
    private readonly CandidateOutcome[] template;
    private DateTimeOffset nextTurn;
    private PolicyView? view;

    /// <summary>Makes a pool.</summary>
    /// <param name="snapshot">The clinics and rates.</param>
    /// <param name="usage">Counters by clinic; a missing clinic has used nothing.</param>
    /// <param name="asOf">The moment at which the counters were read, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>offering-twice</c>; <c>unknown-time-zone</c>.</exception>
    public CandidatePool(ClinicSnapshot snapshot, IReadOnlyDictionary<Guid, ClinicUsage> usage, DateTimeOffset asOf)
    {
        Snapshot = snapshot;
        clinics = new PoolClinic[snapshot.Clinics.Count];
        template = new CandidateOutcome[clinics.Length];
        indexes = new Dictionary<Guid, int>(clinics.Length);
        for (var i = 0; i < clinics.Length; i++)
        {
            var source = snapshot.Clinics[i];
            countries.TryAdd(source.Country, countries.Count);
            clinics[i] = new PoolClinic(source, i, usage.GetValueOrDefault(source.ClinicId), asOf) { CountryIndex = countries[source.Country] };
            template[i] = new CandidateOutcome(source.ClinicId, Gate.OffersPair, default, 0, 0, 0, default, Offered: false);
            indexes.Add(source.ClinicId, i);
            AddLanguages(source, i);
        }

        IndexPairs();
        nextTurn = clinics.Length == 0 ? DateTimeOffset.MaxValue : clinics.Min(c => c.DayEnds);
        Scratch = new RankScratch(clinics.Length, countries.Count, currencies.Count);
    }

    /// <summary>What the pool was made of.</summary>
    public ClinicSnapshot Snapshot { get; }

    internal RankScratch Scratch { get; }

    internal IReadOnlyList<string> Currencies => currencies;

    /// <summary>The counters of a clinic as they stand.</summary>
    /// <param name="clinicId">A clinic of the snapshot.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c>.</exception>
    public ClinicUsage UsageOf(Guid clinicId) => Find(clinicId).Usage;

    /// <summary>Counts an offer against capacity and share.</summary>
    /// <param name="clinicId">The clinic that is offered a case.</param>
    /// <param name="at">When, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>capacity-exhausted</c>; <c>clinic-unknown</c>.</exception>
    public void Reserve(Guid clinicId, DateTimeOffset at)
    {
        AdvanceTo(at);
        var clinic = Find(clinicId);
        if (!clinic.HasCapacity)
            throw new BrokenRuleException("capacity-exhausted", "The clinic's capacity is used up.");
        clinic.Count(1);
    }

    /// <summary>Gives back an offer that was reserved from this pool and then not made.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c>.</exception>
    public void Release(Guid clinicId) => Find(clinicId).Count(-1);

    /// <summary>Gives back an offer that was made and then declined or not answered, as the counters of capacity and share do.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="offeredAt">When the offer was reserved, UTC.</param>
    /// <param name="at">Now, UTC.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-unknown</c>.</exception>
    public void GiveBack(Guid clinicId, DateTimeOffset offeredAt, DateTimeOffset at)
    {
        AdvanceTo(at);
        Find(clinicId).GiveBack(offeredAt);
    }

    /// <summary>
    /// Puts the counters back to those that a stored decision read, so that deciding again gives the same decision.
    /// </summary>
    /// <param name="decision">A decision over the same snapshot.</param>
    /// <exception cref="BrokenRuleException"><c>snapshot-mismatch</c>.</exception>
    public void Restore(RoutingDecision decision)
    {
        if (!decision.SnapshotHash.Span.SequenceEqual(Snapshot.Hash.Span))
            throw new BrokenRuleException("snapshot-mismatch", "The decision was made over another snapshot of the clinics.");
        AdvanceTo(decision.At);
        foreach (var candidate in decision.Candidates)
            Find(candidate.ClinicId).Restore(candidate.Usage);
    }

    internal void AdvanceTo(DateTimeOffset at)
    {
        if (at < nextTurn) return;
        nextTurn = DateTimeOffset.MaxValue;
        foreach (var clinic in clinics)
        {
            clinic.AdvanceTo(at);
            if (clinic.DayEnds < nextTurn) nextTurn = clinic.DayEnds;
        }
    }

    internal CandidateOutcome[] NewOutcomes() => (CandidateOutcome[])template.Clone();

    internal PairIndex PairOf(string conditionCode, string treatmentCode) =>
        pairs.GetValueOrDefault((conditionCode, treatmentCode), PairIndex.Empty);

    internal int IndexOf(Guid clinicId) => indexes.GetValueOrDefault(clinicId, -1);

    internal int CountryIndex(string country) => countries.GetValueOrDefault(country, -1);

    /// <summary>Per clinic 0 (no), 1 (interpreter) or 2 (spoken); empty when no clinic has the language.</summary>
    internal ReadOnlySpan<byte> LevelsOf(string language) =>
        languages.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Primary(language), out var levels) ? levels : [];

    internal PolicyView Under(PolicyDefinition policy) =>
        ReferenceEquals(view?.Policy, policy) ? view : view = new PolicyView(policy, Snapshot.Clinics);

    private static ReadOnlySpan<char> Primary(string language)
    {
        var end = language.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? language : language.AsSpan(0, end);
    }

    private PoolClinic Find(Guid clinicId) => indexes.TryGetValue(clinicId, out var index)
        ? clinics[index]
        : throw new BrokenRuleException("clinic-unknown", "The clinic is not in this pool.");

    private void AddLanguages(CandidateClinic source, int index)
    {
        foreach (var language in source.InterpreterLanguages) LevelsFor(language)[index] = 1;
        foreach (var language in source.Languages) LevelsFor(language)[index] = 2;
    }

    private byte[] LevelsFor(string language)
    {
        var primary = Primary(language).ToString();
        if (!languages.TryGetValue(primary, out var levels))
            languages.Add(primary, levels = new byte[clinics.Length]);
        return levels;
    }

    private void IndexPairs()
    {
        var entries = new Dictionary<(string, string), List<PairEntry>>();
        foreach (var clinic in clinics)
        {
            foreach (var offering in clinic.Source.Offerings)
            {
                var key = (offering.ConditionCode, offering.TreatmentCode);
                if (!entries.TryGetValue(key, out var list)) entries.Add(key, list = []);
                if (list.Count > 0 && list[^1].Clinic == clinic)
                    throw new BrokenRuleException("offering-twice", "A clinic has one offering per condition and treatment.");
                list.Add(new PairEntry(clinic, offering, CurrencyIndexOf(offering.Currency)));
            }
        }

        foreach (var (key, list) in entries) pairs.Add(key, new PairIndex([.. list]));
    }

    private int CurrencyIndexOf(string? currency)
    {
        if (currency is null) return -1;
        var index = currencies.IndexOf(currency);
        if (index >= 0) return index;
        currencies.Add(currency);
        return currencies.Count - 1;
    }
}
