using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Rates;
using LeadCrm.Domain.Returns;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Staff;
using LeadCrm.Infrastructure.Database.Leads;
using LeadCrm.Infrastructure.Identity;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LeadCrm.Infrastructure.Database;

/// <summary>The database. What a clinic partner may see is decided here, by query filters, and not in handlers.</summary>
public sealed class LeadCrmDbContext(DbContextOptions<LeadCrmDbContext> options, ICallerContext callers)
    : IdentityUserContext<User, Guid>(options), ILeadCrmDb, IDataProtectionKeyContext
{
    public DbSet<Lead> Leads => Set<Lead>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<FactText> FactTexts => Set<FactText>();

    public DbSet<PersonalLink> PersonalLinks => Set<PersonalLink>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<StoredCase> StoredCases => Set<StoredCase>();

    public DbSet<IdentityRelease> IdentityReleases => Set<IdentityRelease>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<UnsentQuote> UnsentQuotes => Set<UnsentQuote>();

    public DbSet<QuoteTemplate> QuoteTemplates => Set<QuoteTemplate>();

    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();

    public DbSet<LeadReturn> LeadReturns => Set<LeadReturn>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<FailedItem> FailedItems => Set<FailedItem>();

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<ClinicStatement> ClinicStatements => Set<ClinicStatement>();

    public DbSet<ClinicInvitation> ClinicInvitations => Set<ClinicInvitation>();

    public DbSet<LicenceWarning> LicenceWarnings => Set<LicenceWarning>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Condition> Conditions => Set<Condition>();

    public DbSet<Treatment> Treatments => Set<Treatment>();

    public DbSet<TreatmentPair> TreatmentPairs => Set<TreatmentPair>();

    public DbSet<PairRevision> PairRevisions => Set<PairRevision>();

    public DbSet<RoutingPolicy> RoutingPolicies => Set<RoutingPolicy>();

    public DbSet<SimulationRun> SimulationRuns => Set<SimulationRun>();

    public DbSet<StoredDecision> RoutingDecisions => Set<StoredDecision>();

    public DbSet<StoredClinicSnapshot> ClinicSnapshots => Set<StoredClinicSnapshot>();

    public DbSet<StaffProfile> StaffProfiles => Set<StaffProfile>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<ReferenceRate> ReferenceRates => Set<ReferenceRate>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public bool OnlyLooks { get; set; }

    internal Caller Caller => callers.Current;

    private bool IsClinic => callers.Current.Roles.HasFlag(Roles.Clinic);

    private Guid? ClinicId => callers.Current.ClinicId;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (OnlyLooks && ChangeTracker.HasChanges())
            throw BrokenRuleException.ChangedMeanwhile();
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateConcurrencyException e)
        {
            throw BrokenRuleException.ChangedMeanwhile(e);
        }
        catch (Exception e) when (IsVictim(e))
        {
            throw BrokenRuleException.ChangedMeanwhile(e);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique)
        {
            throw new DuplicateKeyException(unique.ConstraintName ?? "", e);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } missing)
        {
            throw new MissingReferenceException(missing.ConstraintName ?? "", e);
        }
    }

    Task<int> ILeadCrmDb.SaveChangesAsync(CancellationToken ct) => SaveChangesAsync(ct);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LeadCrmDbContext).Assembly);
        NameIdentityTables(builder);
        builder.HasSequence<long>("lead_reference_numbers").IncrementsBy(ReferenceNumbers.BlockSize);
        // Version 1 ships with the product.
        builder.HasSequence<int>("policy_versions").StartsAt(2);
        FilterForClinics(builder);
        DatabaseConventions.Apply(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => DatabaseConventions.Configure(configurationBuilder);

    /// <summary>
    /// Two writers who wait for each other's rows: PostgreSQL ends one of them, and nothing of it is written. For its sender that is a conflict
    /// like any other. The driver's execution strategy wraps the error in an advice to enable retries.
    /// </summary>
    private static bool IsVictim(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure })
                return true;
        }

        return false;
    }

    private static void NameIdentityTables(ModelBuilder builder)
    {
        builder.Entity<User>().ToTable("users");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
    }

    private void FilterForClinics(ModelBuilder builder)
    {
        builder.Entity<Assignment>().HasQueryFilter(a => !IsClinic || a.ClinicId == ClinicId);
        builder.Entity<Quote>().HasQueryFilter(q => !IsClinic || q.ClinicId == ClinicId);
        builder.Entity<UnsentQuote>().HasQueryFilter(q => !IsClinic || q.ClinicId == ClinicId);
        builder.Entity<QuoteTemplate>().HasQueryFilter(t => !IsClinic || t.ClinicId == ClinicId);
        builder.Entity<CaseNote>().HasQueryFilter(n => !IsClinic || n.ClinicId == ClinicId);
        builder.Entity<LeadReturn>().HasQueryFilter(r => !IsClinic || r.ClinicId == ClinicId);
        builder.Entity<IdentityRelease>().HasQueryFilter(r => !IsClinic || r.ClinicId == ClinicId);
        builder.Entity<Clinic>().HasQueryFilter(c => !IsClinic || c.Id == ClinicId);
        builder.Entity<ClinicStatement>().HasQueryFilter(s => !IsClinic || s.ClinicId == ClinicId);
        builder.Entity<ClinicInvitation>().HasQueryFilter(i => !IsClinic || i.ClinicId == ClinicId);
        builder.Entity<LicenceWarning>().HasQueryFilter(w => !IsClinic || w.ClinicId == ClinicId);
        builder.Entity<StoredCase>().HasQueryFilter(c => !IsClinic || Assignments.Any(a => a.CaseSummaryId == c.Id));
        builder.Entity<Lead>().HasQueryFilter(l => !IsClinic);
        builder.Entity<Fact>().HasQueryFilter(e => !IsClinic);
        builder.Entity<FactText>().HasQueryFilter(t => !IsClinic);
        builder.Entity<Consent>().HasQueryFilter(c => !IsClinic);
        builder.Entity<PersonalLink>().HasQueryFilter(l => !IsClinic);
        builder.Entity<Message>().HasQueryFilter(m => !IsClinic);
        builder.Entity<PairRevision>().HasQueryFilter(r => !IsClinic);
        builder.Entity<StoredDecision>().HasQueryFilter(d => !IsClinic);
        builder.Entity<StaffProfile>().HasQueryFilter(p => !IsClinic);
        builder.Entity<Absence>().HasQueryFilter(a => !IsClinic);
    }
}
