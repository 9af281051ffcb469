using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Returns;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Application.Assignments;

/// <summary>
/// What a clinic may read of a case at present; the one place through which texts of a case reach it. Of a case that has ended it keeps the
/// record (what was offered and decided, when, for how much), but no text that was written while it knew who the patient is.
/// </summary>
internal sealed class CaseAccess
{
    private readonly DateTimeOffset? _endedAt;
    private readonly KnownIdentity? _hidden;

    private CaseAccess(DateTimeOffset? endedAt, KnownIdentity? hidden) => (_endedAt, _hidden) = (endedAt, hidden);

    /// <summary>The clinic has the case.</summary>
    public bool IsOpen => _hidden is null;

    public static async Task<CaseAccess> OfAsync(Assignment assignment, ILeadCrmDb db, CancellationToken ct) =>
        new(assignment.EndedAt, assignment.IsLiving ? null : await db.IdentityOfAsync(assignment.LeadId, ct));

    public QuoteView Show(Quote quote, string timeZone, DateTimeOffset at) => _hidden is null ? QuoteView.Of(quote, timeZone, at) : QuoteView.OfEndedCase(quote, _hidden, timeZone, at);

    /// <summary>The words of an approval, and of a decision after the end, were written for a clinic that had lost the case.</summary>
    public OwnReturn Show(LeadReturn asked, IClinicalVault vault) => OwnReturn.Of(asked, IsOpen || asked.Status == ReturnStatus.Approved || asked.DecidedAt > _endedAt ? vault : null);
}
