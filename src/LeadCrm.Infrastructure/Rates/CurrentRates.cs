using LeadCrm.Application.Rates;
using LeadCrm.Domain.Rates;
using LeadCrm.Infrastructure.Database;

namespace LeadCrm.Infrastructure.Rates;

internal sealed class CurrentRates(LeadCrmDbContext db, KeptRates kept) : ICurrentRates
{
    public Task<ReferenceRates> ReadAsync(CancellationToken ct) => kept.ReadAsync(db, ct);
}
