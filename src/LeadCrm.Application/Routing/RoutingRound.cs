using System.Buffers.Binary;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Routing;
using Microsoft.Extensions.Logging;

namespace LeadCrm.Application.Routing;

/// <summary>Decides lead by lead and collects what follows. It reads and writes memory only.</summary>
/// <param name="catalogue">The catalogue with evidence and requirements.</param>
/// <param name="at">Now (UTC).</param>
/// <param name="replyDue">When a coordinator must have looked at what comes back (UTC).</param>
/// <param name="log">Learns the ids of leads that could not be decided.</param>
internal sealed class RoutingRound(CatalogueSnapshot catalogue, DateTimeOffset at, DateTimeOffset replyDue, ILogger log)
{
    public RoutedChunk Decide(RoutingChunk chunk)
    {
        var routed = new RoutedChunk();
        foreach (var lead in chunk.Leads)
        {
            try
            {
                Route(lead, chunk, routed);
            }
#pragma warning disable CA1031 // One lead with broken content must not keep the others waiting; it is kept, recorded and tried again later.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // The type only: a message could carry content.
                log.LogError("Lead {LeadId} could not be routed: {Failure}", lead.Lead.Id, e.GetType().Name);
                routed.Undecided.Add(lead.Lead.Id);
            }
        }

        return routed;
    }

    /// <summary>Which of the leads a clinic could take now, each counted against capacity as if it were offered.</summary>
    public IReadOnlyList<Guid> FitNow(RoutingChunk waiting)
    {
        var fit = new List<Guid>();
        // One without a case cannot be offered; it waits for a person.
        foreach (var subject in waiting.Leads.Where(l => l.CaseId is not null))
        {
            if (Fits(subject, waiting))
                fit.Add(subject.Lead.Id);
        }

        return fit;
    }

    private bool Fits(LeadToRoute subject, RoutingChunk waiting)
    {
        try
        {
            var offers = RoutingEngine.Decide(CaseOf(subject), waiting.Pool, waiting.Policy.Definition, at, seed: 0).Offers;
            foreach (var offer in offers)
                waiting.Pool.Reserve(offer.ClinicId, at);
            return offers.Count > 0;
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            // It waits until its own time, when its failure is counted and told; the others behind it are still woken.
            log.LogError("Lead {LeadId} waits for capacity and cannot be judged: {Failure}", subject.Lead.Id, ItemFailure.Code(e));
            return false;
        }
    }

    private void Route(LeadToRoute subject, RoutingChunk chunk, RoutedChunk routed)
    {
        var decisionId = Guid.CreateVersion7(at);
        // The last eight bytes of a UUIDv7 are random; deciding again takes the seed from the stored decision.
        var seed = BinaryPrimitives.ReadUInt64BigEndian(decisionId.ToByteArray(bigEndian: true).AsSpan(8));
        var decision = RoutingEngine.Decide(CaseOf(subject), chunk.Pool, chunk.Policy.Definition, at, seed);
        var offers = decision.Offers.Select((offer, i) => OfferOf(subject, decisionId, offer, i + 1)).ToList();

        var waits = MoveLead(subject, decision, chunk.Pool.Snapshot, offers);
        foreach (var offer in offers)
            chunk.Pool.Reserve(offer.ClinicId, at);

        // Nothing is kept of a lead whose decision cannot be stored.
        var stored = Stored(decisionId, decision, chunk.Policy.Version);
        routed.Leads.Add(subject.Lead);
        routed.Decisions.Add(stored);
        routed.Assignments.AddRange(offers);
        routed.Facts.Add(new Fact(subject.Lead.Id, FactKind.RoutingDecided, at, Actor.System) { SubjectId = decisionId, Reason = waits ? "waiting" : RoutingWords.Code(decision.Outcome) });
        routed.Facts.AddRange(offers.Select(o => new Fact(o.LeadId, FactKind.OfferMade, at, Actor.System) { ClinicId = o.ClinicId, AssignmentId = o.Id }));
        routed.Messages.AddRange(offers.Select(o => new Message(MessageKind.OfferToClinic, o.LeadId, o.Id, at, at, clinicId: o.ClinicId, assignmentId: o.Id)));
    }

    private Assignment OfferOf(LeadToRoute subject, Guid decisionId, ClinicOffer offer, int rank) => new(
        Guid.CreateVersion7(at),
        subject.Lead.Id,
        offer.ClinicId,
        subject.CaseId ?? throw new InvalidOperationException("A lead without a de-identified case cannot be offered."),
        decisionId,
        rank,
        at,
        offer.DueAt);

    /// <summary>Whether it waits in the queue for capacity.</summary>
    private bool MoveLead(LeadToRoute subject, RoutingDecision decision, ClinicSnapshot clinics, List<Assignment> offers)
    {
        var deadlines = subject.Assignments.Where(a => a.Status == AssignmentStatus.Offered).Select(a => a.ExpiresAt)
            .Concat(offers.Select(o => o.ExpiresAt))
            .DefaultIfEmpty(replyDue)
            .Min();
        if (offers.Count > 0)
            subject.Lead.Offered(at, deadlines);
        else if (decision.Case.Living.Count > 0)
            subject.Lead.StaysWithClinics(at, deadlines);
        else if (decision.Outcome == RoutingOutcome.Blocked)
            subject.Lead.NotRoutable(BlockingReasons.Of(decision.BlockedBy), at, replyDue);
        else if (CapacityWait.Until(decision, clinics) is { } free && subject.Lead.WaitsForCapacity(at, free, CapacityWait.Longest))
            return true;
        else
            subject.Lead.FoundNoClinic(hasLiving: false, at, replyDue);
        return false;
    }

    private static StoredDecision Stored(Guid id, RoutingDecision decision, int policyVersion) => new(
        id,
        decision.Case.LeadId,
        decision.At,
        policyVersion,
        Convert.ToHexStringLower(decision.SnapshotHash.Span),
        decision.Outcome,
        unchecked((long)decision.Seed),
        DecisionCodec.Encode(decision));

    private RoutingCase CaseOf(LeadToRoute subject) => RoutingCases.Of(subject, catalogue, at);
}
