using System.Globalization;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LeadCrm.Infrastructure.Database.Leads;

/// <summary>At most ten indexes on this table: each one is paid for by every intake and every move.</summary>
internal sealed class LeadConfiguration : IEntityTypeConfiguration<Lead>
{
    /// <summary><see cref="QueueBands.Of"/> as the database computes it, so that no way of writing a lead can forget it.</summary>
    private static readonly string s_band = string.Create(CultureInfo.InvariantCulture, $"""
        (CASE WHEN red_flag = {(int)RedFlagState.Open} THEN {(int)QueueBand.Emergency}
             WHEN next_step = {(int)NextStep.FollowUp} THEN {(int)QueueBand.Aftercare}
             WHEN next_step = {(int)NextStep.Triage} THEN {(int)QueueBand.FirstContact}
             WHEN waiting_on = {(int)WaitingOn.Us} THEN {(int)QueueBand.Ours}
             ELSE {(int)QueueBand.Theirs} END)::smallint
        """);

    public void Configure(EntityTypeBuilder<Lead> lead)
    {
        lead.ToTable("leads");
        lead.Property(l => l.Reference).HasMaxLength(24);
        lead.Property(l => l.StageReason).HasMaxLength(60);
        lead.Property(l => l.CategoryCode).HasMaxLength(60);
        lead.Property(l => l.ConditionCode).HasMaxLength(60);
        lead.Property(l => l.TreatmentCode).HasMaxLength(60);
        lead.Property(l => l.ExternalId).HasMaxLength(100);
        lead.Property(l => l.IdempotencyKey).HasMaxLength(100);
        lead.ComplexProperty(l => l.Requester, r =>
        {
            r.Property(x => x.FullName).HasMaxLength(200);
            r.Property(x => x.Email).HasMaxLength(254);
            r.Property(x => x.Phone).HasMaxLength(20);
            r.Property(x => x.Country).HasMaxLength(2);
            r.Property(x => x.Language).HasMaxLength(35);
            r.Property(x => x.TimeZone).HasMaxLength(64);
            r.Property(x => x.PreferredHours).HasMaxLength(200);
        });
        lead.ComplexProperty(l => l.Patient, p =>
        {
            p.Property(x => x.FullName).HasMaxLength(200);
            p.Property(x => x.GuardianAuthority).HasMaxLength(500);
        });
        lead.ComplexProperty(l => l.Wishes, w => w.Property(x => x.BudgetCurrency).HasMaxLength(3));
        lead.ComplexProperty(l => l.Attribution, a =>
        {
            a.Property(x => x.Url).HasMaxLength(2000);
            a.Property(x => x.Referrer).HasMaxLength(2000);
            a.Property(x => x.ArticleSlug).HasMaxLength(200);
            a.Property(x => x.ArticleTitle).HasMaxLength(300);
            a.Property(x => x.ArticleCategory).HasMaxLength(200);
            a.Property(x => x.Source).HasMaxLength(200);
            a.Property(x => x.Medium).HasMaxLength(200);
            a.Property(x => x.Campaign).HasMaxLength(200);
            a.Property(x => x.SiteKey).HasMaxLength(100);
            a.Property(x => x.FormVariant).HasMaxLength(100);
            a.Property(x => x.ClickId).HasMaxLength(300);
        });
        lead.ComplexProperty(l => l.Plan, p => p.Property(x => x.DepositCurrency).HasMaxLength(3));
        lead.Property<QueueBand>(QueueBands.Column).HasComputedColumnSql(s_band, stored: true);
        lead.Ignore(l => l.Facts);
        lead.HasMany(l => l.Consents).WithOne().HasForeignKey(c => c.LeadId);

        lead.HasIndex(l => l.Reference).IsUnique();
        lead.HasIndex(l => l.IdempotencyKey).IsUnique();
        lead.HasIndex(l => l.ExternalId).IsUnique();
        // The coordinators' queue: open leads by deadline.
        lead.HasIndex(l => new { l.NextStepDueAt, l.Id }).HasFilter("next_step_due_at IS NOT NULL").HasDatabaseName("ix_leads_queue");
        lead.HasIndex(QueueBands.Column, nameof(Lead.NextStepDueAt), nameof(Lead.Id)).HasFilter("next_step_due_at IS NOT NULL").HasDatabaseName("ix_leads_queue_bands");
        // The routing queue.
        lead.HasIndex(l => l.RoutingDueAt).HasFilter("routing_due_at IS NOT NULL").HasDatabaseName("ix_leads_routing_queue");
        // Without the id: while a table is new, the planner would take an index that contains it for every foreign-key check, and read it whole.
        lead.HasIndex(l => l.CreatedAt).IsDescending();
        lead.HasIndex(l => l.OwnerId).HasFilter("owner_id IS NOT NULL");
    }
}
