using LeadCrm.Application.Access;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;
using LeadCrm.Infrastructure.Database.Journal;
using LeadCrm.Infrastructure.Database.Leads;
using LeadCrm.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Seeding;

/// <summary>Writes invented rows through COPY, parents first.</summary>
internal sealed class SeededRows(NpgsqlDataSource database, LeadCrmDbContext db, TimeProvider time) : ISeededRows
{
    private static readonly string[] s_coordinators = ["Nora Lindqvist", "Tomás Rivera", "Priya Raman", "Jonas Weber", "Leila Haddad", "Marta Kowalska"];

    private readonly EntityCopy<Lead> _leads = EntityCopy<Lead>.Of(db.Model);
    private readonly FactCopy _facts = new(db.Model);
    private readonly EntityCopy<Consent> _consents = EntityCopy<Consent>.Of(db.Model);
    private readonly EntityCopy<PersonalLink> _links = EntityCopy<PersonalLink>.Of(db.Model);
    private readonly EntityCopy<StoredCase> _cases = EntityCopy<StoredCase>.Of(db.Model);
    private readonly EntityCopy<Assignment> _assignments = EntityCopy<Assignment>.Of(db.Model);
    private readonly EntityCopy<IdentityRelease> _releases = EntityCopy<IdentityRelease>.Of(db.Model);
    private readonly EntityCopy<Quote> _quotes = EntityCopy<Quote>.Of(db.Model);
    private readonly EntityCopy<LeadReturn> _returns = EntityCopy<LeadReturn>.Of(db.Model);
    private readonly EntityCopy<Message> _messages = EntityCopy<Message>.Of(db.Model);

    public async Task AddClinicsAsync(IReadOnlyList<Clinic> clinics, CancellationToken ct)
    {
        db.Clinics.AddRange(clinics);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    public Task<bool> HasLeadsAsync(CancellationToken ct) => db.Leads.IgnoreQueryFilters().AnyAsync(ct);

    public async Task<IReadOnlyList<Clinic>> ClinicsAsync(CancellationToken ct) =>
        await db.Clinics.AsNoTracking().Where(c => c.VettingStatus == VettingStatus.Approved).OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> CoordinatorsAsync(CancellationToken ct)
    {
        var wanted = s_coordinators.Select((name, i) => (Id: Guid.Parse($"0199bbbb-0000-7000-8000-{i + 1:000000000000}"), Name: name)).ToList();
        var ids = wanted.ConvertAll(w => w.Id);
        var known = await db.Users.Where(u => ids.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(ct);
        foreach (var (id, name) in wanted.Where(w => !known.Contains(w.Id)))
        {
            var address = $"{id:N}@seed.example";
            db.Users.Add(new User
            {
                Id = id,
                DisplayName = name,
                Roles = Roles.Coordinator,
                IsActive = false,
                CreatedAt = time.GetUtcNow(),
                UserName = address,
                NormalizedUserName = address.ToUpperInvariant(),
                Email = address,
                NormalizedEmail = address.ToUpperInvariant(),
            });
        }

        await db.SaveChangesAsync(ct);
        return ids;
    }

    public Task<Dictionary<Guid, int>> ReturnsAsync(CancellationToken ct) =>
        db.LeadReturns.GroupBy(r => r.ClinicId).Select(g => new { g.Key, Highest = g.Max(r => r.Number) }).ToDictionaryAsync(g => g.Key, g => g.Highest, ct);

    public Task<IReadOnlyList<long>> TakeNumbersAsync(int count, CancellationToken ct) => ReferenceBlocks.TakeAsync(database, count, ct);

    public async Task WriteAsync(SeededBatch batch, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await _leads.WriteAsync(connection, batch.Leads, ct);
        await _facts.WriteAsync(connection, batch.Facts, ct);
        await _consents.WriteAsync(connection, batch.Consents, ct);
        await _links.WriteAsync(connection, batch.Links, ct);
        await _cases.WriteAsync(connection, batch.Cases, ct);
        await _assignments.WriteAsync(connection, batch.Assignments, ct);
        await _releases.WriteAsync(connection, batch.Releases, ct);
        await _quotes.WriteAsync(connection, batch.Quotes, ct);
        await _returns.WriteAsync(connection, batch.Returns, ct);
        await _messages.WriteAsync(connection, batch.Messages, ct);
        await transaction.CommitAsync(ct);
    }
}
