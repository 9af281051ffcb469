using LeadCrm.Application;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
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
        foreach (var line in lead.Events)
            batch.BatchCommands.Add(tables.Events.Insert(line));
        batch.BatchCommands.Add(tables.Links.Insert(link));
        if (message is not null)
            batch.BatchCommands.Add(tables.Messages.Insert(message));
        batch.BatchCommands.Add(tables.Outbox.Insert(new OutboxEntry(OutboxEntry.LeadChanged, lead.Id, lead.CreatedAt)));
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new DuplicateKeyException(e.ConstraintName ?? "", e);
        }

        signals.Raise(Drain.Outbox);
        if (message is not null)
            signals.Raise(Drain.Mail);
    }

    private sealed record Tables(
        EntityCopy<Lead> Leads, EntityCopy<Consent> Consents, EntityCopy<LeadEvent> Events, EntityCopy<PersonalLink> Links, EntityCopy<Message> Messages, EntityCopy<OutboxEntry> Outbox)
    {
        public static Tables Of(IServiceScopeFactory scopes)
        {
            using var scope = scopes.CreateScope();
            var model = scope.ServiceProvider.GetRequiredService<LeadCrmDbContext>().Model;
            return new Tables(
                EntityCopy<Lead>.Of(model), EntityCopy<Consent>.Of(model), EntityCopy<LeadEvent>.Of(model),
                EntityCopy<PersonalLink>.Of(model), EntityCopy<Message>.Of(model), EntityCopy<OutboxEntry>.Of(model));
        }
    }
}
