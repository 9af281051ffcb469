namespace LeadCrm.Application.Access;

/// <summary>Who may send a request. A caller can have several.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Anybody, without signing in.</summary>
    Anonymous = 1,

    /// <summary>A patient, or who asks for them, over a personal link; bound to one lead.</summary>
    Patient = 2,

    /// <summary>An intake coordinator.</summary>
    Coordinator = 4,

    /// <summary>A clinic partner; bound to one clinic.</summary>
    Clinic = 8,

    /// <summary>A manager.</summary>
    Manager = 16,

    /// <summary>An administrator.</summary>
    Administrator = 32,

    /// <summary>A clinician with the permission to judge medically.</summary>
    MedicalReviewer = 64,

    /// <summary>A website or partner system with an API key.</summary>
    Integrator = 128,

    /// <summary>LeadCrm itself: jobs and commands on the server.</summary>
    System = 256,
}
