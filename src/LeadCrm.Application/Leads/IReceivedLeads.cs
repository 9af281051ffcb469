using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>Stores a received request in one round trip: intake is the one write whose speed a visitor and a campaign feel.</summary>
public interface IReceivedLeads
{
    /// <summary>Stores all of it or nothing.</summary>
    /// <param name="lead">The lead, with its first timeline lines and consents.</param>
    /// <param name="link">The patient's personal link.</param>
    /// <param name="message">The first mail, if there is an address.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="DuplicateKeyException">The idempotency key was used before.</exception>
    Task AddAsync(Lead lead, PersonalLink link, Message? message, CancellationToken ct);
}
