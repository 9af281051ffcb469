using LeadCrm.Application.Assignments;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Application.Catalogue;

/// <summary>
/// Brings a case that is with the router or with clinics to what the catalogue and the answers say today (ADR 17). What no clinic has
/// answered is taken back; what clinics work on ends only when the treatment is unproven, else a person judges.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="endings">Ends assignments.</param>
/// <param name="progress">Puts leads back to where their assignments are.</param>
/// <param name="planned">Stops mails that became pointless.</param>
/// <param name="clock">When a person must have looked.</param>
public sealed class CaseRecheck(ILeadCrmDb db, AssignmentEndings endings, LeadProgress progress, PlannedMessages planned, ITriageClock clock)
{
    /// <summary>The gates of the case that a change of the catalogue or of the answers can close.</summary>
    private const Gate OfTheEvidence = Gate.Unproven | Gate.EvidenceAcknowledgement | Gate.Eligibility;

    /// <summary>The gates of the evidence that fail for a lead today.</summary>
    /// <param name="lead">The lead, with its present eligibility.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="at">Now (UTC).</param>
    internal static Gate Doubts(Lead lead, CatalogueSnapshot catalogue, DateTimeOffset at) =>
        CaseGates.Failed(RoutingCases.Of(new LeadToRoute(lead, [], null), catalogue, at)) & OfTheEvidence;

    /// <summary>Whether a lead is where a doubt has consequences: qualified, and not treated yet.</summary>
    /// <param name="stage">Its stage.</param>
    internal static bool Concerns(LeadStage stage) => stage is >= LeadStage.Qualified and <= LeadStage.InTreatment;

    /// <summary>Draws the consequences within the present unit of work; none when nothing is in doubt.</summary>
    /// <param name="lead">The lead, tracked, with its present eligibility.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="by">Whose act caused it.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task FollowAsync(Lead lead, CatalogueSnapshot catalogue, Actor by, DateTimeOffset at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (!Concerns(lead.Stage))
            return;
        var doubts = Doubts(lead, catalogue, at);
        if (doubts == Gate.None)
        {
            if (lead.NextStep == NextStep.JudgeEvidence)
                await progress.SettleAsync(lead, at, ct);
            return;
        }

        var reason = BlockingReasons.Of(doubts);
        var living = await db.Assignments.CurrentAsync(a => a.LeadId == lead.Id && a.Status < AssignmentStatus.Declined, ct);
        foreach (var assignment in living.Where(a => Ends(a.Status, doubts)))
        {
            assignment.Recall(reason, at);
            await endings.CutOffAsync(assignment, reason, by, at, ct);
        }

        if (living.Any(a => a.IsLiving) || lead.Stage >= LeadStage.Booked)
        {
            // A person is asked once, however often the case is looked at; a possible emergency comes first, and clearing it leads here again.
            if (lead.NextStep is not (NextStep.JudgeEvidence or NextStep.ClearRedFlag))
                lead.EvidenceDoubted(reason, at, clock.ReplyDue(at));
            return;
        }

        await planned.CancelForLeadAsync(lead.Id, reason, ct);
        lead.NotRoutable(reason, at, clock.ReplyDue(at));
    }

    /// <summary>From the patient's choice on nothing ends by itself.</summary>
    private static bool Ends(AssignmentStatus status, Gate doubts) =>
        status == AssignmentStatus.Offered || (doubts.HasFlag(Gate.Unproven) && status < AssignmentStatus.Chosen);
}
