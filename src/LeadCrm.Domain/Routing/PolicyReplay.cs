using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// Past leads routed once more by one policy, by the real engine, in simulated time: offers are answered, declined or run out as drawn, places
/// that are given back are free again, and the next candidate is decided when an offer ends. Not safe for use by several threads.
/// </summary>
internal sealed class PolicyReplay
{
    private readonly PolicyDefinition policy;
    private readonly CandidatePool pool;
    private readonly SimulatedAnswers answers;
    private readonly ReplayTally tally;
    private readonly ulong seed;
    private readonly PriorityQueue<Ending, (long Ticks, long Order)> endings = new();
    private readonly int[] competing;
    private long order;

    public PolicyReplay(ClinicSnapshot snapshot, PolicyDefinition policy, DateTimeOffset from, ulong seed)
    {
        this.policy = policy;
        this.seed = seed;
        pool = new CandidatePool(snapshot, new Dictionary<Guid, ClinicUsage>(), from);
        answers = new SimulatedAnswers(snapshot, seed);
        tally = new ReplayTally(snapshot);
        competing = new int[snapshot.Clinics.Count];
    }

    /// <summary>Lets time pass until a lead is qualified, and decides it for the first time.</summary>
    public RoutingDecision Qualify(SimulatedLead lead)
    {
        EndOffersUntil(lead.QualifiedAt);
        var replayed = new ReplayedLead(lead, SeededDraw.IdentityOf(lead.Case.LeadId));
        var decision = Decide(replayed, lead.QualifiedAt);
        if (replayed.Open == 0) Settle(replayed);
        return decision;
    }

    /// <summary>Lets time pass until every offer has ended.</summary>
    public void Finish() => EndOffersUntil(DateTimeOffset.MaxValue);

    public PolicyFigures Figures() => tally.Figures();

    private void EndOffersUntil(DateTimeOffset at)
    {
        while (endings.TryPeek(out _, out var first) && first.Ticks <= at.UtcTicks)
        {
            var ending = endings.Dequeue();
            var lead = ending.Lead;
            var endsAt = new DateTimeOffset(first.Ticks, TimeSpan.Zero);
            pool.GiveBack(ending.ClinicId, ending.OfferedAt, endsAt);
            lead.Ends(ending.ClinicId, ending.How);
            Decide(lead, endsAt);
            if (lead.Open == 0) Settle(lead);
        }
    }

    private RoutingDecision Decide(ReplayedLead lead, DateTimeOffset at)
    {
        var decision = RoutingEngine.Decide(lead.Case, pool, policy, at, SeededDraw.Lot(SeededDraw.Lot(~seed, lead.Identity), (ulong)lead.Round++));
        if (decision.Offers.Count == 0) return decision;
        CountAgreement(decision);
        foreach (var offer in decision.Offers) Offer(lead, offer, at);
        return decision;
    }

    private void Offer(ReplayedLead lead, ClinicOffer offer, DateTimeOffset at)
    {
        pool.Reserve(offer.ClinicId, at);
        var clinic = pool.IndexOf(offer.ClinicId);
        var answer = answers.To(lead.Identity, clinic);
        tally.Offered(clinic, answer);
        lead.IsOffered(offer.ClinicId);
        var answeredAt = answer.Kind == AnswerKind.Expires ? offer.DueAt : at + ((offer.DueAt - at) * answer.After);
        if (answer.Kind == AnswerKind.Accepts)
        {
            lead.IsAccepted(answeredAt);
            if (answer is { Quotes: true, Books: true } && lead.Book()) tally.Booked(clinic);
            return;
        }

        lead.Open++;
        var how = answer.Kind == AnswerKind.Expires ? AssignmentEnd.Expired : AssignmentEnd.Declined;
        endings.Enqueue(new Ending(lead, offer.ClinicId, at, how), (answeredAt.UtcTicks, order++));
    }

    /// <summary>What the clinics that compete for a case were to get of the offers made.</summary>
    private void CountAgreement(RoutingDecision decision)
    {
        var view = pool.Under(policy);
        var candidates = decision.Candidates as CandidateOutcome[] ?? [.. decision.Candidates];
        long own = 0, total = 0;
        var count = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (candidates[i].Rank == 0) continue;
            competing[count++] = i;
            own += view.OwnWeightOf(i);
        }

        foreach (var clinic in competing.AsSpan(0, count)) total += view.ShareOf(clinic, own);
        if (total == 0) return;
        foreach (var clinic in competing.AsSpan(0, count)) tally.Agreed(clinic, (double)decision.Offers.Count * view.ShareOf(clinic, own) / total);
    }

    private void Settle(ReplayedLead lead) => tally.Settled(lead.WasOffered, lead.AcceptedAt - lead.QualifiedAt);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ending(ReplayedLead Lead, Guid ClinicId, DateTimeOffset OfferedAt, AssignmentEnd How);
}
