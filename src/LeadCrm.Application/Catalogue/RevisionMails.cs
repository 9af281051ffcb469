using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Values;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Catalogue;

/// <summary>Mails to medical reviewers about changes of the catalogue: plans them, and composes them at the moment of sending.</summary>
/// <param name="db">The database.</param>
/// <param name="people">To whom.</param>
/// <param name="organisation">The calendar of the day that is told.</param>
/// <param name="address">Where links lead.</param>
public sealed class RevisionMails(ILeadCrmDb db, IPeople people, PublicUrl address, OrganisationCalendar organisation)
{
    /// <summary>
    /// Plans a mail to everybody who can be the second person for a proposed change of the level, in the transaction that proposes it. A change is
    /// proposed once, and its mails have keys of their own: nobody gets two.
    /// </summary>
    /// <param name="revision">The proposal.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="ct">Cancels.</param>
    public async Task AskSecondPersonAsync(PairRevision revision, DateTimeOffset at, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(revision);
        if (!revision.ChangesLevel)
            return;
        var able = (await people.ListAsync(ct)).Where(p => MayDecide(revision, p));
        db.Messages.AddRange(able.Select(p => Message.ToColleague(MessageKind.SecondReviewerNeeded, revision.Id, p.Id, at)));
    }

    /// <summary>Composes the mail, unless the change was decided or withdrawn meanwhile, or the reader may not decide it any more.</summary>
    /// <param name="message">The message.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(message);
        var revision = await db.PairRevisions.AsNoTracking().SingleAsync(r => r.Id == message.AboutId, ct);
        if (revision.Status != RevisionStatus.Proposed)
            return new ComposedMail(null, "not-so-any-more");
        var reader = await people.FindAsync(message.RecipientId ?? Guid.Empty, ct);
        if (reader is null || !MayDecide(revision, reader) || await people.AddressAsync(reader.Id, ct) is not { } to)
            return new ComposedMail(null, "not-a-second-person");
        var link = address.Revision(revision.ConditionCode, revision.TreatmentCode, revision.Id);
        return new ComposedMail(new OutgoingMail(message.Id, message.Kind, to, DisplayName.Of(reader.Name), "en", revision.DraftedByName, link)
        {
            Day = revision.ProposedAt is { } at ? organisation.DayOf(at) : null,
            At = revision.ProposedAt,
        });
    }

    private static bool MayDecide(PairRevision revision, Person person) =>
        person.IsActive && person.Roles.HasFlag(Roles.MedicalReviewer) && revision.CanBeDecidedBy(RevisionDesk.ReviewerOf(person.Id, person.Name, person.Roles));
}
