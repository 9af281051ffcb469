namespace LeadCrm.Domain.Routing;

/// <summary>
/// The stored form of a decision: codes and numbers, at most 4 KB for 200 clinics. Clinics are not named; they follow the order
/// of the snapshot whose hash the decision carries. A clinic that does not offer the pair takes one byte, a ranked one about 17.
/// </summary>
public static class DecisionCodec
{
    private const byte Format = 1;
    private const int HashLength = 32;

    /// <summary>Writes a decision.</summary>
    /// <param name="decision">The decision.</param>
    public static byte[] Encode(RoutingDecision decision)
    {
        var to = new CompactWriter(512 + (decision.Candidates.Count * 4));
        to.Byte(Format);
        to.Bytes(decision.SnapshotHash.Span);
        to.Fixed((ulong)decision.At.UtcTicks, 8);
        to.Fixed(decision.Seed, 8);
        to.Byte((byte)decision.Outcome);
        to.Number((long)decision.BlockedBy);
        to.Number(decision.Wanted);
        for (var factor = 0; factor < FactorValues.Count; factor++) to.Number(decision.Weights[(Factor)factor]);
        CaseCodec.Write(to, decision.Case);
        to.Number(decision.Candidates.Count);
        foreach (var candidate in decision.Candidates) Write(to, candidate);
        to.Number(decision.Offers.Count);
        foreach (var offer in decision.Offers) to.Signed((offer.DueAt - decision.At).Ticks);
        return to.ToArray();
    }

    /// <summary>Reads a stored decision.</summary>
    /// <param name="bytes">What <see cref="Encode"/> wrote.</param>
    /// <param name="snapshot">The snapshot to which it refers.</param>
    /// <exception cref="BrokenRuleException"><c>decision-unreadable</c>; <c>snapshot-mismatch</c> for another snapshot.</exception>
    public static RoutingDecision Decode(ReadOnlySpan<byte> bytes, ClinicSnapshot snapshot)
    {
        if (!HashOf(bytes).SequenceEqual(snapshot.Hash.Span))
            throw new BrokenRuleException("snapshot-mismatch", "The decision was made over another snapshot of the clinics.");
        var from = new CompactReader(bytes[(1 + HashLength)..]);
        var decision = new RoutingDecision
        {
            SnapshotHash = snapshot.Hash,
            At = Moment((long)from.Fixed(8)),
            Seed = from.Fixed(8),
            Outcome = (RoutingOutcome)from.Byte(),
            BlockedBy = (Gate)from.Int(),
            Wanted = from.Int(),
            Weights = new FactorWeights(from.Int(), from.Int(), from.Int(), from.Int(), from.Int(), from.Int(), from.Int(), from.Int()),
            Case = CaseCodec.Read(ref from),
        };
        return ReadCandidates(ref from, decision, snapshot);
    }

    /// <summary>The hash of the snapshot to which a stored decision refers, without reading the rest.</summary>
    /// <param name="bytes">What <see cref="Encode"/> wrote.</param>
    /// <exception cref="BrokenRuleException"><c>decision-unreadable</c>.</exception>
    public static ReadOnlySpan<byte> HashOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length > HashLength && bytes[0] == Format ? bytes.Slice(1, HashLength) : throw CompactReader.Unreadable();

    private static void Write(CompactWriter to, CandidateOutcome candidate)
    {
        to.Number((long)candidate.Failed);
        if (candidate.Failed == Gate.OffersPair) return;
        to.Number(candidate.Usage.Today);
        to.Number(candidate.Usage.ThisWeek);
        to.Number(candidate.Usage.ThisMonth);
        to.Number(candidate.Usage.InWindow);
        if (candidate.Failed != Gate.None) return;
        to.Number(candidate.Rank);
        if (candidate.Rank == 0) return;
        to.Fixed(SevenBitsEach(candidate.Values), 7);
        to.Signed(candidate.Deficit);
    }

    private static RoutingDecision ReadCandidates(ref CompactReader from, RoutingDecision decision, ClinicSnapshot snapshot)
    {
        if (from.Int() != snapshot.Clinics.Count) throw CompactReader.Unreadable();
        var candidates = new CandidateOutcome[snapshot.Clinics.Count];
        var byRank = new int[candidates.Length + 1];
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i] = Read(ref from, snapshot.Clinics[i].ClinicId, decision.Weights);
            if (candidates[i].Rank > candidates.Length) throw CompactReader.Unreadable();
            byRank[candidates[i].Rank] = i;
        }

        var offers = new ClinicOffer[Math.Min(from.Int(), candidates.Length)];
        for (var i = 0; i < offers.Length; i++)
        {
            ref var candidate = ref candidates[byRank[i + 1]];
            candidate = candidate with { Offered = true };
            offers[i] = new ClinicOffer(candidate.ClinicId, Moment(decision.At.UtcTicks + from.Signed()));
        }

        return decision with { Candidates = candidates, Offers = offers };
    }

    private static CandidateOutcome Read(ref CompactReader from, Guid clinicId, FactorWeights weights)
    {
        var failed = (Gate)from.Int();
        if (failed == Gate.OffersPair) return new CandidateOutcome(clinicId, failed, default, 0, 0, 0, default, Offered: false);
        var usage = new ClinicUsage((int)from.Number(), (int)from.Number(), (int)from.Number(), (int)from.Number());
        var rank = failed == Gate.None ? from.Int() : 0;
        if (rank == 0) return new CandidateOutcome(clinicId, failed, default, 0, 0, 0, usage, Offered: false);
        var values = EightBitsEach(from.Fixed(7));
        var score = 0;
        for (var factor = 0; factor < FactorValues.Count; factor++) score += values[(Factor)factor] * weights[(Factor)factor];
        return new CandidateOutcome(clinicId, failed, values, score, rank, (int)from.Signed(), usage, Offered: false);
    }

    private static DateTimeOffset Moment(long utcTicks) =>
        utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(utcTicks, TimeSpan.Zero) : throw CompactReader.Unreadable();

    /// <summary>Values end at 100, so seven bits hold each: eight factors in seven bytes.</summary>
    private static ulong SevenBitsEach(FactorValues values)
    {
        ulong packed = 0;
        for (var factor = 0; factor < FactorValues.Count; factor++) packed |= (ulong)values[(Factor)factor] << (7 * factor);
        return packed;
    }

    private static FactorValues EightBitsEach(ulong packed)
    {
        ulong values = 0;
        for (var factor = 0; factor < FactorValues.Count; factor++) values |= ((packed >> (7 * factor)) & 0x7F) << (8 * factor);
        return new FactorValues(values);
    }
}
