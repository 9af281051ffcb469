namespace LeadCrm.Domain.Clinics;

/// <summary>Which of the three stages of care a clinic itself provides for a treatment.</summary>
[Flags]
public enum StagesOfCare
{
    /// <summary>None is stated.</summary>
    None = 0,

    /// <summary>Evaluation before the treatment.</summary>
    PreTreatmentEvaluation = 1,

    /// <summary>Monitoring while the therapy runs.</summary>
    MonitoringDuringTherapy = 2,

    /// <summary>Follow-up over months and years.</summary>
    LongTermFollowUp = 4,

    /// <summary>All three stages.</summary>
    All = PreTreatmentEvaluation | MonitoringDuringTherapy | LongTermFollowUp,
}
