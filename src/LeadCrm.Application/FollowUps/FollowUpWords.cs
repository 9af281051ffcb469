using LeadCrm.Application.Leads;
using LeadCrm.Domain.FollowUps;

namespace LeadCrm.Application.FollowUps;

/// <summary>The codes of follow-ups as timelines and lists carry them.</summary>
public static class FollowUpWords
{
    /// <summary>The code of a kind of message, for example <c>quoteReady</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string Code(MessageKind kind) => FormCodes.Code(kind);

    /// <summary>The code of where a message stands, for example <c>sent</c>.</summary>
    /// <param name="status">Where it stands.</param>
    public static string Code(MessageStatus status) => FormCodes.Code(status);
}
