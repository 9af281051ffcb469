using LeadCrm.Application.Access;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain;
using LeadCrm.Domain.Rates;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Rates;

/// <summary>
/// Fetches the day's exchange rates and keeps them, once a day, however often it is sent and by how many at once. Answers whether a new day came.
/// What cannot be used is refused with the code of the reason (see <see cref="ReferenceRatesFile.Read"/>), which stands in the administration's list;
/// old rates are kept and stand there as <c>rates-old</c>.
/// </summary>
[AllowedTo(Roles.System)]
public sealed record FetchRates : IRequest<bool>;

internal sealed class FetchRatesHandler(ILeadCrmDb db, IRatesAddress address, IFailedItems failures, TimeProvider time) : IRequestHandler<FetchRates, bool>
{
    public async Task<bool> Handle(FetchRates request, CancellationToken ct)
    {
        ReferenceRates rates;
        try
        {
            if (await address.FetchAsync(ct) is not { } file)
                return false;
            rates = ReferenceRatesFile.Read(file, ZonedCalendar.LatestDay(time.GetUtcNow()));
        }
        catch (BrokenRuleException refused)
        {
            await failures.FailedAsync(Queues.Rates, Guid.Empty, leadId: null, refused.Code, ct);
            throw;
        }

        await ToldAsync(rates, ct);
        return await KeepAsync(rates, ct);
    }

    /// <summary>Old rates are better than none and are kept; that an address gives nothing newer is for people to look at.</summary>
    private Task ToldAsync(ReferenceRates rates, CancellationToken ct) => rates.IsOldOn(ZonedCalendar.EarliestDay(time.GetUtcNow()))
        ? failures.FailedAsync(Queues.Rates, Guid.Empty, leadId: null, "rates-old", ct)
        : failures.DoneAsync(Queues.Rates, Guid.Empty, ct);

    private async Task<bool> KeepAsync(ReferenceRates rates, CancellationToken ct)
    {
        if (await db.ReferenceRates.AnyAsync(r => r.Day == rates.Day, ct))
            return false;
        db.ReferenceRates.AddRange(rates.Rows());
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DuplicateKeyException)
        {
            // Another process kept the same day at the same moment.
            return false;
        }
    }
}
