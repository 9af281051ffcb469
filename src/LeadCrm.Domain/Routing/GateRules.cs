namespace LeadCrm.Domain.Routing;

/// <summary>What each gate asks for, one sentence a gate: what screens list, whatever the policy.</summary>
public static class GateRules
{
    /// <summary>The gates of the case itself; one that fails stops all clinics. No policy can loosen them.</summary>
    public static IReadOnlyList<Gate> OfTheCase { get; } = [.. Wording.Each(Gate.OfTheCase)];

    /// <summary>The gates of a clinic that no policy can loosen.</summary>
    public static IReadOnlyList<Gate> OfAClinic { get; } =
        [.. Enum.GetValues<Gate>().Where(g => g is not (Gate.None or Gate.OfTheCase) && !Gate.OfTheCase.HasFlag(g) && !PreferenceGates.Choosable.Contains(g))];

    /// <summary>What must hold for a case or a clinic to pass.</summary>
    /// <param name="gate">One gate.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not one gate.</exception>
    public static string Sentence(Gate gate) => gate switch
    {
        Gate.OffersPair => "It offers this treatment for this condition.",
        Gate.Capacity => "It has places left of those that it agreed to, today, this week and this month by its own calendar.",
        Gate.PolicyCap => "The policy's own cap on its cases leaves room.",
        Gate.Destination => "Its country is among the destinations that the patient accepts.",
        Gate.Language => "Somebody there speaks or interprets the patient's language.",
        Gate.Budget => "Its lowest price is within the patient's budget.",
        Gate.Vetting => "It has been checked and approved.",
        Gate.Paused => "It is not paused.",
        Gate.Licence => "Its national licence is valid on the day.",
        Gate.Accreditation => "An accreditation that the treatment requires is valid on the day.",
        Gate.TransferBasis => "Something allows health data to reach its country.",
        Gate.TrialConditions => "For a treatment inside a trial only: a trial recruits there, is authorised, has ethics approval and takes no fee for the product.",
        Gate.HoldsAlready => "It does not have this case already.",
        Gate.DeclinedBefore => "It has not declined this case before.",
        Gate.ExpiredBefore => "It has not let an offer of this case run out before.",
        Gate.EndedBefore => "It has not had this case before in another way.",
        Gate.OnlyRequestedClinic => "The patient did not ask for another clinic alone.",
        Gate.WorkingHours => "It has stated its working hours, so that a deadline can run.",
        Gate.Consent => "The patient agreed to a de-identified case being shown to clinics.",
        Gate.RepresentedPerson => "An adult for whom somebody else asks has confirmed the request.",
        Gate.RedFlag => "No possible emergency is open.",
        Gate.Unproven => "The treatment is not unproven for the condition.",
        Gate.EvidenceAcknowledgement => "For limited evidence: the patient has acknowledged the evidence and the risks.",
        Gate.Eligibility => "The rules do not exclude the patient, or a medical reviewer decided otherwise in writing.",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Not one gate."),
    };
}
