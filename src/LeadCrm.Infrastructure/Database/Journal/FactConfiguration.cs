using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Journal;

/// <summary>
/// No foreign keys: the journal outlives what it is about. Ids are made before the commit, so that whoever follows them would skip what is
/// committed late; each row keeps the transaction that wrote it, and readers stay below the oldest one that is still open. The epoch rises when
/// a database is restored elsewhere, where transactions are counted anew: then the column's default is another (<c>journal_continue()</c>).
/// </summary>
internal sealed class FactConfiguration : IEntityTypeConfiguration<Fact>
{
    public const string Transaction = "TransactionId";
    public const string Epoch = "Epoch";

    public void Configure(EntityTypeBuilder<Fact> fact)
    {
        fact.ToTable("journal");
        fact.Ignore(f => f.Text);
        fact.Property(f => f.Reason).HasMaxLength(100);
        fact.Property<ulong>(Transaction).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        fact.Property<int>(Epoch).HasDefaultValue(1);
        fact.HasIndex(f => new { f.LeadId, f.Id }).HasFilter("lead_id IS NOT NULL");
        fact.HasIndex(f => new { f.ActorId, f.Id }).HasFilter("actor_id IS NOT NULL");
        fact.HasIndex(Epoch, Transaction, nameof(Fact.Id)).HasDatabaseName("ix_journal_commit_order");
    }
}
