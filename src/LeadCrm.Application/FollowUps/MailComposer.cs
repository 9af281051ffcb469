using LeadCrm.Application.Cases;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Makes a mail of a message at the moment of sending: to whom, in which language, with which link, or why not at all.</summary>
/// <param name="db">The database.</param>
/// <param name="links">Makes the token of the case link.</param>
/// <param name="address">Where links lead.</param>
/// <param name="time">The clock.</param>
public sealed class MailComposer(ILeadCrmDb db, IPersonalLinks links, PublicUrl address, TimeProvider time)
{
    /// <summary>Composes the mail of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lead">The lead it is about.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<ComposedMail> ComposeAsync(Message message, Lead lead, CancellationToken ct)
    {
        var assignment = message.AssignmentId is { } id ? await db.Assignments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) : null;
        if (Pointless.Why(message.Kind, lead, assignment, time.GetUtcNow()) is { } why)
            return new ComposedMail(null, why);
        return message.ClinicId is { } clinic
            ? await ToClinicAsync(message, clinic, assignment!, ct)
            : await ToPatientAsync(message, lead, ct);
    }

    private async Task<ComposedMail> ToClinicAsync(Message message, Guid clinicId, Assignment assignment, CancellationToken ct)
    {
        var clinic = await db.Clinics.AsNoTracking().Where(c => c.Id == clinicId).Select(c => new { c.Name, c.ContactEmail, c.TimeZone }).SingleAsync(ct);
        DateTimeOffset? deadline = message.Kind == MessageKind.OfferToClinic ? assignment.ExpiresAt : null;
        // Clinics read English; the interface they are led to is English too.
        return new ComposedMail(new OutgoingMail(message.Id, message.Kind, clinic.ContactEmail, DisplayName.Of(clinic.Name), "en", assignment.OfferReference, address.Offer(assignment.Id), deadline) { TimeZone = clinic.TimeZone });
    }

    private async Task<ComposedMail> ToPatientAsync(Message message, Lead lead, CancellationToken ct)
    {
        if (lead.Requester.Email is not { } email)
            return new ComposedMail(null, "no-address");
        var link = links.TokenFor(await LinkAsync(lead.Id, ct));
        return new ComposedMail(new OutgoingMail(message.Id, message.Kind, email, DisplayName.Of(lead.Requester.FullName), lead.Requester.Language, lead.Reference, address.CasePage(link)));
    }

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
