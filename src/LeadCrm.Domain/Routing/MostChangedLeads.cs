namespace LeadCrm.Domain.Routing;

/// <summary>
/// Keeps the leads that change most: first those that get a clinic or lose it, then by the number of clinics that are asked under one
/// policy only, then by how far these moved in rank, then the latest.
/// </summary>
internal sealed class MostChangedLeads(int most)
{
    private readonly List<Kept> kept = [];

    public int Changed { get; private set; }

    public IReadOnlyList<ChangedLead> Leads => kept.ConvertAll(k => k.Lead);

    public void Compare(RoutingDecision before, RoutingDecision after)
    {
        var weight = WeightOf(before, after);
        if (weight == 0) return;
        Changed++;
        var place = new Place(weight, before.At, before.Case.LeadId);
        if (kept.Count == most && Place.Compare(kept[^1].Place, place) <= 0) return;
        var at = kept.FindIndex(k => Place.Compare(k.Place, place) > 0);
        kept.Insert(at < 0 ? kept.Count : at, new Kept(place, new ChangedLead(before.Case.LeadId, DecisionCodec.Encode(before), DecisionCodec.Encode(after))));
        if (kept.Count > most) kept.RemoveAt(most);
    }

    private static long WeightOf(RoutingDecision before, RoutingDecision after)
    {
        long clinics = 0, displacement = 0;
        foreach (var offer in before.Offers) Add(offer.ClinicId, after);
        foreach (var offer in after.Offers) Add(offer.ClinicId, before);
        var outcome = before.Outcome == after.Outcome ? 0 : 1;
        return (((outcome * 100L) + clinics) * 1_000_000) + displacement;

        void Add(Guid clinic, RoutingDecision other)
        {
            foreach (var offer in other.Offers)
            {
                if (offer.ClinicId == clinic) return;
            }

            clinics++;
            displacement += other.For(clinic) is { Rank: > 0 and var rank } ? rank : other.Candidates.Count + 1;
        }
    }

    private sealed record Kept(Place Place, ChangedLead Lead);

    private sealed record Place(long Weight, DateTimeOffset At, Guid LeadId)
    {
        /// <summary>Below zero when the first one stands before the second.</summary>
        public static int Compare(Place x, Place y) => (y.Weight, y.At, x.LeadId).CompareTo((x.Weight, x.At, y.LeadId));
    }
}
