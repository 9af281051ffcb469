using LeadCrm.Application.Access;
using LeadCrm.Application.Journal;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Application.Tests.Journal;

internal static class Following
{
    /// <summary>Leads a consumer on to what is committed now. Other databases of the server may hold transactions open, for which readers wait.</summary>
    public static async Task FollowAsync(this UseCaseFixture app, IJournalConsumer consumer)
    {
        var horizon = await app.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS \"Value\"").SingleAsync());
        do
        {
            while (await app.StepAsync(consumer))
                continue;
        }
        while (!await app.ReadAsync(db => db.Database.SqlQuery<bool>($"SELECT pg_snapshot_xmin(pg_current_snapshot()) >= CAST({horizon} AS xid8) AS \"Value\"").SingleAsync()));
        while (await app.StepAsync(consumer))
            continue;
    }

    public static async Task<bool> StepAsync(this UseCaseFixture app, IJournalConsumer consumer)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ICallerContext>().Use(Caller.System);
        return await scope.ServiceProvider.GetRequiredService<IJournalReader>().AdvanceAsync(consumer, TestContext.Current.CancellationToken);
    }
}
