namespace LeadCrm.Domain.Leads;

/// <summary>Whose move it is. Every open lead waits on exactly one.</summary>
public enum WaitingOn
{
    /// <summary>The coordinators.</summary>
    Us = 0,

    /// <summary>The patient, or who asks for them.</summary>
    Patient = 1,

    /// <summary>A clinic.</summary>
    Clinic = 2,

    /// <summary>Nobody: the lead is closed.</summary>
    Nobody = 3,
}
