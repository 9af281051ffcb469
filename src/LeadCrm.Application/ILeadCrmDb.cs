using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Rates;
using LeadCrm.Domain.Returns;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application;

/// <summary>
/// The database as the use cases see it. One SaveChanges is the transaction. For a clinic partner every set is filtered to the
/// clinic by the database layer, and leads are empty.
/// </summary>
public interface ILeadCrmDb
{
    /// <summary>Leads.</summary>
    DbSet<Lead> Leads { get; }

    /// <summary>Timelines.</summary>
    DbSet<Fact> Facts { get; }

    /// <summary>What was written with facts, sealed.</summary>
    DbSet<FactText> FactTexts { get; }

    /// <summary>Personal links.</summary>
    DbSet<PersonalLink> PersonalLinks { get; }

    /// <summary>Consent acts.</summary>
    DbSet<Consent> Consents { get; }

    /// <summary>Assignments.</summary>
    DbSet<Assignment> Assignments { get; }

    /// <summary>De-identified cases.</summary>
    DbSet<StoredCase> StoredCases { get; }

    /// <summary>Identities released to clinics.</summary>
    DbSet<IdentityRelease> IdentityReleases { get; }

    /// <summary>Quotes.</summary>
    DbSet<Quote> Quotes { get; }

    /// <summary>Quotes that clinics are writing.</summary>
    DbSet<UnsentQuote> UnsentQuotes { get; }

    /// <summary>Templates of quotes.</summary>
    DbSet<QuoteTemplate> QuoteTemplates { get; }

    /// <summary>What clinics and coordinators wrote to each other.</summary>
    DbSet<CaseNote> CaseNotes { get; }

    /// <summary>Leads that clinics return.</summary>
    DbSet<LeadReturn> LeadReturns { get; }

    /// <summary>The mail queue.</summary>
    DbSet<Message> Messages { get; }

    /// <summary>What queues could not do.</summary>
    DbSet<FailedItem> FailedItems { get; }

    /// <summary>Clinics with their offerings and licences.</summary>
    DbSet<Clinic> Clinics { get; }

    /// <summary>What clinics state and managers have to sight.</summary>
    DbSet<ClinicStatement> ClinicStatements { get; }

    /// <summary>Invitations to work for a clinic.</summary>
    DbSet<ClinicInvitation> ClinicInvitations { get; }

    /// <summary>Which ends of licences clinics were warned of.</summary>
    DbSet<LicenceWarning> LicenceWarnings { get; }

    /// <summary>Categories of treatment.</summary>
    DbSet<Category> Categories { get; }

    /// <summary>Conditions with their questionnaires.</summary>
    DbSet<Condition> Conditions { get; }

    /// <summary>Treatments.</summary>
    DbSet<Treatment> Treatments { get; }

    /// <summary>Pairs of condition and treatment with evidence and rules.</summary>
    DbSet<TreatmentPair> TreatmentPairs { get; }

    /// <summary>Changes of pairs: drafts, proposals and the history.</summary>
    DbSet<PairRevision> PairRevisions { get; }

    /// <summary>Routing policies, one row a version.</summary>
    DbSet<RoutingPolicy> RoutingPolicies { get; }

    /// <summary>Simulations of drafts; also their queue.</summary>
    DbSet<SimulationRun> SimulationRuns { get; }

    /// <summary>Stored routing decisions.</summary>
    DbSet<StoredDecision> RoutingDecisions { get; }

    /// <summary>Snapshots of the clinics that decisions refer to.</summary>
    DbSet<StoredClinicSnapshot> ClinicSnapshots { get; }

    /// <summary>How the house's own people work.</summary>
    DbSet<StaffProfile> StaffProfiles { get; }

    /// <summary>When they are away.</summary>
    DbSet<Absence> Absences { get; }

    /// <summary>Exchange rates that were fetched, a row per day and currency.</summary>
    DbSet<ReferenceRate> ReferenceRates { get; }

    /// <summary>While true, saving a change is refused as if somebody else had been faster (which is so); for a look at what they did.</summary>
    bool OnlyLooks { get; set; }

    /// <summary>Commits everything that was changed, or nothing.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="Domain.BrokenRuleException"><c>changed-meanwhile</c> when somebody else changed the same row first.</exception>
    Task<int> SaveChangesAsync(CancellationToken ct = default);
}
