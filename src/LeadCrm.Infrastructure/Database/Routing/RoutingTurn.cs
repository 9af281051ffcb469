using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Routing;

/// <summary>
/// The one row that says which router wrote the last chunk. A router that finds its own mark knows that nobody has offered anything
/// since, and may go on counting in memory; any other counts anew in the database.
/// </summary>
internal sealed class RoutingTurn
{
    public const short OnlyId = 1;

    public short Id { get; private set; } = OnlyId;

    public Guid Mark { get; private set; }

    /// <summary>The mark of whoever wrote last; empty before the first.</summary>
    public static async Task<Guid> LastMarkAsync(LeadCrmDbContext db, CancellationToken ct) =>
        (await db.Database.SqlQuery<Guid>($"SELECT mark AS \"Value\" FROM routing_turns").ToListAsync(ct)).SingleOrDefault();

    /// <summary>Leaves a new mark, within the caller's transaction.</summary>
    public static async Task<Guid> LeaveMarkAsync(LeadCrmDbContext db, CancellationToken ct)
    {
        var mark = Guid.NewGuid();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO routing_turns (id, mark) VALUES ({OnlyId}, {mark}) ON CONFLICT (id) DO UPDATE SET mark = excluded.mark", ct);
        return mark;
    }
}

internal sealed class RoutingTurnConfiguration : IEntityTypeConfiguration<RoutingTurn>
{
    public void Configure(EntityTypeBuilder<RoutingTurn> turn)
    {
        turn.ToTable("routing_turns");
        turn.Property(t => t.Id).ValueGeneratedNever();
    }
}
