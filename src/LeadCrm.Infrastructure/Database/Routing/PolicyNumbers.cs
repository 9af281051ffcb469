using LeadCrm.Application.Routing;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Database.Routing;

internal sealed class PolicyNumbers(LeadCrmDbContext db) : IPolicyNumbers
{
    public Task<int> NextAsync(CancellationToken ct) =>
        db.Database.SqlQuery<int>($"SELECT nextval('policy_versions')::int AS \"Value\"").SingleAsync(ct);
}
