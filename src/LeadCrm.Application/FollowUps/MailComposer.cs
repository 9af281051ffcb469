using LeadCrm.Application.Cases;
using LeadCrm.Application.Clinics;
using LeadCrm.Domain;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Makes a mail of a message at the moment of sending: to whom, in which language, with which link, or why not at all.</summary>
/// <param name="db">The database.</param>
/// <param name="links">Makes the token of the case link.</param>
/// <param name="unasked">Limits what strangers can make us send.</param>
/// <param name="address">Where links lead.</param>
/// <param name="time">The clock.</param>
public sealed class MailComposer(ILeadCrmDb db, IPersonalLinks links, UnaskedMails unasked, PublicUrl address, TimeProvider time)
{
    /// <summary>Composes the mail of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lead">The lead it is about.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="toLookAt">Whether it is only looked at: then also when it would not be sent (any more), nothing is counted, and no link is made, renewed or told.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, Lead lead, CancellationToken ct, bool toLookAt = false)
    {
        var assignment = message.AssignmentId is { } id ? await db.Assignments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) : null;
        if (!toLookAt && Pointless.Why(message.Kind, lead, assignment, time.GetUtcNow()) is { } why)
            return new ComposedMail(null, why);
        if (!toLookAt && message.Kind is MessageKind.QuoteReady or MessageKind.DecideReminder && await IsOverAsync(assignment!, ct))
            return new ComposedMail(null, "quote-over");
        if (message.ClinicId is not null)
            return new ComposedMail(await ToClinicAsync(message, lead, assignment!, ct));
        if (lead.Requester.Email is not { } email)
            return new ComposedMail(null, "no-address");
        return !toLookAt && UnaskedMails.Concerns(message.Kind) && !await unasked.MaySendAsync(message, email, ct)
            ? new ComposedMail(null, UnaskedMails.HeldBack)
            : new ComposedMail(await ToPatientAsync(message, lead, email, assignment, toLookAt, ct));
    }

    private async Task<OutgoingMail> ToClinicAsync(Message message, Lead lead, Assignment assignment, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == assignment.ClinicId).Select(c => new { c.Name, c.Country, c.ContactEmail, c.TimeZone }).SingleAsync(ct);
        // Clinics read English; the interface they are led to is English too.
        return new OutgoingMail(message.Id, message.Kind, clinic.ContactEmail, DisplayName.Of(clinic.Name), "en", assignment.OfferReference, address.Offer(assignment.Id), DeadlineOfClinic(message.Kind, lead, assignment))
        {
            TimeZone = clinic.TimeZone,
            Clinic = clinic.Name,
            Country = IsoCodes.NameOf(clinic.Country),
            At = message.DueAt,
            Quote = await QuoteAsync(assignment.Id, ct) is { } quote ? Figures(quote) : null,
        };
    }

    private async Task<OutgoingMail> ToPatientAsync(Message message, Lead lead, string email, Assignment? assignment, bool toLookAt, CancellationToken ct)
    {
        var clinic = assignment is null ? null : await db.Clinics.AsNoTracking().Where(c => c.Id == assignment.ClinicId).Select(c => new { c.Name, c.Country, c.TimeZone }).SingleAsync(ct);
        var quote = assignment is null ? null : await QuoteAsync(assignment.Id, ct);
        var link = address.CasePage(links.TokenFor(toLookAt ? Guid.Empty : await LinkAsync(lead.Id, ct)));
        return new OutgoingMail(message.Id, message.Kind, email, DisplayName.Of(lead.Requester.FullName), lead.Requester.Language, lead.Reference, link, DeadlineOfPatient(message.Kind, lead, quote is null ? null : QuoteEnd.Of(quote, new ZonedCalendar(clinic!.TimeZone))))
        {
            TimeZone = lead.Requester.TimeZone ?? "Etc/UTC",
            Step = message.Step,
            Clinic = clinic?.Name,
            Country = clinic is null ? null : IsoCodes.NameOf(clinic.Country),
            Quote = quote is null ? null : Figures(quote),
        };
    }

    /// <summary>Nobody is reminded to decide on what cannot be accepted any more.</summary>
    private async Task<bool> IsOverAsync(Assignment assignment, CancellationToken ct) =>
        await QuoteAsync(assignment.Id, ct) is { } quote && quote.IsOver(time.GetUtcNow(), await db.CalendarOfAsync(assignment.ClinicId, ct));

    private Task<Quote?> QuoteAsync(Guid assignmentId, CancellationToken ct) => db.Quotes.AsNoTracking()
        .Where(q => q.AssignmentId == assignmentId && (q.Status == QuoteStatus.Sent || q.Status == QuoteStatus.Accepted))
        .OrderByDescending(q => q.Number)
        .FirstOrDefaultAsync(ct);

    private static MailedQuote Figures(Quote quote) => new(
        quote.Number, quote.Total, quote.Content.IsFixed ? null : quote.Content.TotalUpTo, quote.Content.Deposit, quote.Currency, quote.Content.EarliestTreatmentOn, quote.Content.Nights, quote.Content.Trips);

    private DateTimeOffset? DeadlineOfClinic(MessageKind kind, Lead lead, Assignment assignment) => kind switch
    {
        MessageKind.OfferToClinic => assignment.ExpiresAt,
        MessageKind.AnswerToClinic when assignment.Status == AssignmentStatus.Offered => assignment.ExpiresAt,
        MessageKind.IdentityShared when assignment.Status != AssignmentStatus.Quoted && lead.NextStep == NextStep.SendQuote => Ahead(lead.NextStepDueAt),
        MessageKind.QuoteAccepted => Ours(lead, NextStep.PrepareTreatment),
        _ => null,
    };

    /// <summary>The patient's own deadline, or the one that our own list sets us; a promise that is over already is not made.</summary>
    private DateTimeOffset? DeadlineOfPatient(MessageKind kind, Lead lead, DateTimeOffset? quoteEnds) => kind switch
    {
        MessageKind.QuoteReady or MessageKind.DecideReminder => quoteEnds,
        MessageKind.AcceptedQuoteReceipt => Ours(lead, NextStep.PrepareTreatment),
        _ when UnaskedMails.Concerns(kind) => Ours(lead, NextStep.Triage),
        MessageKind.RepresentationConfirmed => Ours(lead, NextStep.Triage) ?? Ours(lead, NextStep.Qualify),
        _ => null,
    };

    private DateTimeOffset? Ours(Lead lead, NextStep step) => lead.NextStep == step ? Ahead(lead.NextStepDueAt) : null;

    private DateTimeOffset? Ahead(DateTimeOffset? due) => due > time.GetUtcNow() ? due : null;

    /// <summary>The newest link that still opens, renewed; a new one when all have expired or were revoked.</summary>
    private async Task<Guid> LinkAsync(Guid leadId, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var link = await db.PersonalLinks
            .Where(l => l.LeadId == leadId && l.RevokedAt == null && l.ExpiresAt > at)
            .OrderByDescending(l => l.CreatedAt)
            .FirstOrDefaultAsync(ct);
        if (link is null)
            db.PersonalLinks.Add(link = new PersonalLink(Guid.NewGuid(), leadId, at));
        link.Renew(at);
        // Before the mail leaves: a link that was sent must open.
        await db.SaveChangesAsync(ct);
        return link.Id;
    }
}

/// <summary>A mail, or why none is to be sent.</summary>
/// <param name="Mail">The mail; null when it became pointless.</param>
/// <param name="Pointless">Why not, as a code.</param>
public sealed record ComposedMail(OutgoingMail? Mail, string? Pointless = null);
