using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Returns;

/// <summary>How many leads the clinic may still return.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record GetReturnAllowance : IRequest<ReturnAllowance>;

/// <summary>What was agreed, and how much of it is used.</summary>
/// <param name="Allowed">So many may be returned in the window.</param>
/// <param name="Used">So many were, or are being decided.</param>
/// <param name="Share">The agreed share, 0 to 1.</param>
/// <param name="AgeDays">Days after acceptance within which a lead may be returned.</param>
public sealed record ReturnAllowance(int Allowed, int Used, decimal Share, int AgeDays);

internal sealed class GetReturnAllowanceHandler(OwnReturns returns, ICallerContext callers, TimeProvider time) : IRequestHandler<GetReturnAllowance, ReturnAllowance>
{
    public async Task<ReturnAllowance> Handle(GetReturnAllowance request, CancellationToken ct)
    {
        var clinicId = callers.Current.ClinicId ?? Guid.Empty;
        var terms = await returns.TermsAsync(clinicId, ct);
        var (offered, returned) = await returns.CountAsync(clinicId, time.GetUtcNow(), except: null, ct);
        return new ReturnAllowance(terms.Allowed(offered), returned, terms.Share, terms.AgeDays);
    }
}
