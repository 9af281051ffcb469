namespace LeadCrm.Domain.Audit;

/// <summary>The kinds of people and systems that act in LeadCrm.</summary>
public enum ActorKind
{
    /// <summary>LeadCrm itself.</summary>
    System = 0,

    /// <summary>Somebody unknown, for example a visitor who sends the form.</summary>
    Anonymous = 1,

    /// <summary>A patient, or who asks for them, over a personal link.</summary>
    Patient = 2,

    /// <summary>An intake coordinator.</summary>
    Coordinator = 3,

    /// <summary>A clinic partner, always bound to one clinic.</summary>
    Clinic = 4,

    /// <summary>A manager.</summary>
    Manager = 5,

    /// <summary>An administrator.</summary>
    Administrator = 6,

    /// <summary>A website or partner system with an API key.</summary>
    Integrator = 7,

    /// <summary>A clinician with the permission to judge medically.</summary>
    MedicalReviewer = 8,
}
