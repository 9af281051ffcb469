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
}

internal sealed class RoutingTurnConfiguration : IEntityTypeConfiguration<RoutingTurn>
{
    public void Configure(EntityTypeBuilder<RoutingTurn> turn)
    {
        turn.ToTable("routing_turns");
        turn.Property(t => t.Id).ValueGeneratedNever();
    }
}
