using LeadCrm.Application;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure.Database.Journal;
using LeadCrm.Infrastructure.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Leads;

/// <summary>
/// One batch, one round trip, one transaction. Columns and conversions are the model's own; change tracking, which took most of an
/// intake's time, has nothing to do here.
/// </summary>
internal sealed class ReceivedLeads(NpgsqlDataSource database, IServiceScopeFactory scopes, DrainSignals signals) : IReceivedLeads
{
    private readonly Lazy<Tables> _tables = new(() => Tables.Of(scopes));

    public async Task AddAsync(Lead lead, PersonalLink link, Message? message, CancellationToken ct)
    {
        var tables = _tables.Value;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(tables.Leads.Insert(lead));
        foreach (var consent in lead.Consents)
            batch.BatchCommands.Add(tables.Consents.Insert(consent));
        tables.Facts.AddTo(batch, lead.Facts);
        batch.BatchCommands.Add(tables.Links.Insert(link));
        if (message is not null)
            batch.BatchCommands.Add(tables.Messages.Insert(message));
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new DuplicateKeyException(e.ConstraintName ?? "", e);
        }

        signals.Raise(Drain.Journal);
        if (message is not null)
            signals.Raise(Drain.Mail);
    }

    private sealed record Tables(
        EntityCopy<Lead> Leads, EntityCopy<Consent> Consents, FactCopy Facts, EntityCopy<PersonalLink> Links, EntityCopy<Message> Messages)
    {
        public static Tables Of(IServiceScopeFactory scopes)
        {
            using var scope = scopes.CreateScope();
            var model = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Model;
            return new Tables(
                EntityCopy<Lead>.Of(model), EntityCopy<Consent>.Of(model), new FactCopy(model),
                EntityCopy<PersonalLink>.Of(model), EntityCopy<Message>.Of(model));
        }
    }
}
