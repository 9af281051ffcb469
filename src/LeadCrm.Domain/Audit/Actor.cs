namespace LeadCrm.Domain.Audit;

/// <summary>Who does something: a kind of person or the system itself, with the account's id where there is one.</summary>
/// <param name="Kind">In which role the act is done.</param>
/// <param name="Id">The account's id; for a patient the lead's id; null for the system and for anonymous visitors.</param>
public readonly record struct Actor(ActorKind Kind, Guid? Id)
{
    /// <summary>LeadCrm itself: jobs, imports and rules that fire by time.</summary>
    public static readonly Actor System = new(ActorKind.System, null);

    /// <summary>The patient, or who asks for them, over the personal link of one lead.</summary>
    /// <param name="leadId">The lead whose link was used.</param>
    public static Actor Patient(Guid leadId) => new(ActorKind.Patient, leadId);
}
