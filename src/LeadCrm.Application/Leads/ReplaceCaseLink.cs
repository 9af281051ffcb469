using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Closes the case to whoever has one of its links, and mails a new one: a link was forwarded, or a phone was lost. Asking again within
/// a minute changes nothing.
/// </summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator)]
[RepeatedOnConflict]
public sealed record ReplaceCaseLink(Guid LeadId) : IRequest<ReplacedCaseLink>;

/// <summary>What became of the links.</summary>
/// <param name="IsMailed">Whether the new link is on its way; without a mail address, or without the consent to be written to, it is not.</param>
public sealed record ReplacedCaseLink(bool IsMailed);

internal sealed class ReplaceCaseLinkHandler(ILeadCrmDb db, ICallerContext callers, TimeProvider time) : IRequestHandler<ReplaceCaseLink, ReplacedCaseLink>
{
    private static readonly TimeSpan s_repeat = TimeSpan.FromMinutes(1);

    public async Task<ReplacedCaseLink> Handle(ReplaceCaseLink request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var lead = await db.LeadAsync(request.LeadId, ct);
        var since = at - s_repeat;
        var isMailed = lead.Requester.Email is not null && Pointless.Why(MessageKind.NewCaseLink, lead, assignment: null, at) is null;
        if (await db.Facts.AnyAsync(e => e.LeadId == lead.Id && e.Kind == FactKind.CaseLinkReplaced && e.At > since, ct))
            return new ReplacedCaseLink(isMailed);

        foreach (var old in await db.PersonalLinks.Where(l => l.LeadId == lead.Id && l.RevokedAt == null).ToListAsync(ct))
            old.Revoke(at);
        var link = new PersonalLink(Guid.NewGuid(), lead.Id, at);
        db.PersonalLinks.Add(link);
        if (isMailed)
            db.Messages.Add(new Message(MessageKind.NewCaseLink, lead.Id, link.Id, at, at));
        lead.CaseLinkReplaced(callers.Current.Actor, at);
        // Of two at once the second finds its row changed, and looks again.
        ((DbContext)db).Entry(lead).State = EntityState.Modified;
        await db.SaveChangesAsync(ct);
        return new ReplacedCaseLink(isMailed);
    }
}
