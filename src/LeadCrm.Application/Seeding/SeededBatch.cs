using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Application.Seeding;

/// <summary>Invented rows that are written together.</summary>
public sealed class SeededBatch
{
    /// <summary>Leads.</summary>
    public List<Lead> Leads { get; } = [];

    /// <summary>Timelines.</summary>
    public List<Fact> Facts { get; } = [];

    /// <summary>Consent acts.</summary>
    public List<Consent> Consents { get; } = [];

    /// <summary>Personal links.</summary>
    public List<PersonalLink> Links { get; } = [];

    /// <summary>De-identified cases.</summary>
    public List<StoredCase> Cases { get; } = [];

    /// <summary>Assignments.</summary>
    public List<Assignment> Assignments { get; } = [];

    /// <summary>Released identities.</summary>
    public List<IdentityRelease> Releases { get; } = [];

    /// <summary>Quotes.</summary>
    public List<Quote> Quotes { get; } = [];

    /// <summary>Returns, all of them decided.</summary>
    public List<LeadReturn> Returns { get; } = [];

    /// <summary>Messages, all of them sent.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>All rows together.</summary>
    public long RowCount => (long)Leads.Count + Facts.Count + Consents.Count + Links.Count + Cases.Count + Assignments.Count + Releases.Count + Quotes.Count + Returns.Count + Messages.Count;
}
