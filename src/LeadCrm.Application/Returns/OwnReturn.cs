using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Application.Returns;

/// <summary>A return as its clinic reads it.</summary>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Status"><c>requested</c>, <c>approved</c> or <c>refused</c>.</param>
/// <param name="RequestedAt">When it was asked for (UTC).</param>
/// <param name="DecidedAt">When it was decided (UTC).</param>
/// <param name="Words">What the coordinator wrote about the decision.</param>
public sealed record OwnReturn(string Reason, string Status, DateTimeOffset RequestedAt, DateTimeOffset? DecidedAt, string? Words)
{
    /// <summary>Reads a return.</summary>
    /// <param name="asked">The return.</param>
    /// <param name="vault">Opens the words; null when the clinic may not read them any more.</param>
    public static OwnReturn Of(LeadReturn asked, IClinicalVault? vault) => new(
        ReturnReasons.Code(asked.Reason), FormCodes.Code(asked.Status), asked.RequestedAt, asked.DecidedAt,
        asked.DecisionNote is null || vault is null ? null : vault.Open(asked.Id, asked.DecisionNote, asked.LeadId, "return-decision"));
}
