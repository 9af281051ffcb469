using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Everything that happened on a lead, oldest first.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetTimeline(Guid LeadId) : IRequest<LeadTimeline>;

/// <summary>A lead's timeline.</summary>
/// <param name="Items">The lines.</param>
public sealed record LeadTimeline(IReadOnlyList<TimelineLine> Items);

/// <summary>One line.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Kind">What, kebab-case.</param>
/// <param name="By">In which role.</param>
/// <param name="ById">The account, if there is one.</param>
/// <param name="From">For a move: the stage before.</param>
/// <param name="To">For a move: the stage after.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Clinic">The clinic's name.</param>
/// <param name="Note">What somebody wrote.</param>
/// <param name="SubjectId">The colleague who got the lead.</param>
public sealed record TimelineLine(
    DateTimeOffset At, string Kind, string By, Guid? ById, string? From, string? To, string? Reason, string? Clinic, string? Note, Guid? SubjectId = null);

internal sealed class GetTimelineHandler(ILeadCrmDb db, IClinicalVault vault) : IRequestHandler<GetTimeline, LeadTimeline>
{
    private const int MostLines = 1000;

    public async Task<LeadTimeline> Handle(GetTimeline request, CancellationToken ct)
    {
        if (!await db.Leads.AnyAsync(l => l.Id == request.LeadId, ct))
            throw new NotFoundException();
        var lines = await (
            from e in db.Facts.AsNoTracking()
            join c in db.Clinics on e.ClinicId equals c.Id into clinics
            from c in clinics.DefaultIfEmpty()
            join t in db.FactTexts on e.TextId equals t.Id into texts
            from t in texts.DefaultIfEmpty()
            where e.LeadId == request.LeadId && e.Kind < FactKind.LeadOpened
            orderby e.Id
            select new { Fact = e, Clinic = (string?)c.Name, Note = t.Content }).Take(MostLines).ToListAsync(ct);
        return new LeadTimeline(lines.Select(l => LineOf(l.Fact, l.Clinic, l.Note)).ToList());
    }

    private TimelineLine LineOf(Fact e, string? clinic, SealedText? note) => new(
        e.At, FormCodes.Code(e.Kind), FormCodes.Code(e.ActorKind), e.ActorId,
        e.From is { } from ? StageWords.Code(from) : null, e.To is { } to ? StageWords.Code(to) : null, e.Reason, clinic,
        note is null ? null : vault.Open(e.LeadId!.Value, note, e.LeadId.Value, "note"), e.SubjectId);
}
