using System.Net;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Application.Access;

/// <summary>Who sends a request.</summary>
/// <param name="Roles">What they may act as.</param>
/// <param name="UserId">The account, if signed in.</param>
/// <param name="ClinicId">For a clinic partner: the clinic.</param>
/// <param name="LeadId">For a patient: the lead whose link was used.</param>
public sealed record Caller(Roles Roles, Guid? UserId = null, Guid? ClinicId = null, Guid? LeadId = null)
{
    /// <summary>Nobody is known.</summary>
    public static readonly Caller Anonymous = new(Roles.Anonymous);

    /// <summary>LeadCrm itself.</summary>
    public static readonly Caller System = new(Roles.System);

    /// <summary>The session that is used: a browser's or a program's, for a patient the personal link.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The network address from which it is used; null for the system itself.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>A patient over the personal link of a lead.</summary>
    /// <param name="leadId">The lead.</param>
    public static Caller Patient(Guid leadId) => new(Roles.Patient, LeadId: leadId);

    /// <summary>The caller as the domain writes it into timelines and the audit log.</summary>
    public Actor Actor => this switch
    {
        { LeadId: { } lead } => Actor.Patient(lead),
        _ => new Actor(KindOf(Roles), UserId),
    };

    /// <summary>Writes into facts from where they came.</summary>
    /// <param name="facts">New facts.</param>
    public void Sign(IEnumerable<Fact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var fact in facts)
            fact.CameFrom(SessionId, Address);
    }

    private static ActorKind KindOf(Roles roles) => roles switch
    {
        _ when roles.HasFlag(Roles.System) => ActorKind.System,
        _ when roles.HasFlag(Roles.Clinic) => ActorKind.Clinic,
        _ when roles.HasFlag(Roles.Coordinator) => ActorKind.Coordinator,
        _ when roles.HasFlag(Roles.Manager) => ActorKind.Manager,
        _ when roles.HasFlag(Roles.Administrator) => ActorKind.Administrator,
        _ when roles.HasFlag(Roles.MedicalReviewer) => ActorKind.MedicalReviewer,
        _ when roles.HasFlag(Roles.Integrator) => ActorKind.Integrator,
        _ => ActorKind.Anonymous,
    };
}
