using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Assignments;

/// <summary>What clinics asked about a lead, and what they were answered, clinic by clinic. Reading it is recorded.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetClinicTalk(Guid LeadId) : IRequest<IReadOnlyList<ClinicTalk>>;

/// <summary>The conversation with one clinic.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="IsLiving">Whether the clinic still has the case.</param>
/// <param name="KnowsPatient">Whether it knows who the patient is.</param>
/// <param name="WaitsSince">Since when it has waited for an answer (UTC); null when it does not.</param>
/// <param name="Pause">The clock of its offer stands still; null while it runs.</param>
/// <param name="Lines">The notes, oldest first.</param>
public sealed record ClinicTalk(
    Guid AssignmentId, string Clinic, bool IsLiving, bool KnowsPatient, DateTimeOffset? WaitsSince, OfferPause? Pause, IReadOnlyList<ConversationLine> Lines);

internal sealed class GetClinicTalkHandler(ILeadCrmDb db, IClinicalVault vault, TimeProvider time) : IRequestHandler<GetClinicTalk, IReadOnlyList<ClinicTalk>>
{
    public async Task<IReadOnlyList<ClinicTalk>> Handle(GetClinicTalk request, CancellationToken ct)
    {
        var notes = await db.ConversationsAsync(vault, request.LeadId, assignmentId: null, ct);
        var rows = await (
            from a in db.Assignments.AsNoTracking()
            join c in db.Clinics.AsNoTracking() on a.ClinicId equals c.Id
            where a.LeadId == request.LeadId
            orderby a.OfferedAt, a.Rank
            select new { Assignment = a, Clinic = c.Name }).ToListAsync(ct);
        return rows.Select(r => TalkOf(r.Assignment, r.Clinic, [.. notes[r.Assignment.Id]])).ToList();
    }

    private ClinicTalk TalkOf(Assignment a, string clinic, List<ConversationLine> lines)
    {
        var unanswered = a.IsLiving ? lines.AsEnumerable().Reverse().TakeWhile(l => l.FromClinic).LastOrDefault() : null;
        return new ClinicTalk(a.Id, clinic, a.IsLiving, a.IdentitySharedAt is not null, unanswered?.At, OfferPause.Of(a, time.GetUtcNow()), lines);
    }
}
