using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>Stages in words: a code for the API, a sentence for the patient.</summary>
public static class StageWords
{
    /// <summary>The stage in camelCase.</summary>
    /// <param name="stage">The stage.</param>
    public static string Code(LeadStage stage) => FormCodes.Code(stage);

    /// <summary>Reads a stage's code.</summary>
    /// <param name="code">The word.</param>
    /// <param name="stage">What it means.</param>
    public static bool TryRead(string code, out LeadStage stage) => FormCodes.TryRead(code, out stage);

    /// <summary>Where things stand, for the patient; never that they are "not eligible", and never that clinics are asked where none is.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="evidence">How well the treatment is proven today; null when none was named.</param>
    /// <param name="quotes">How many quotes wait for the patient's decision.</param>
    public static string ForPatient(Lead lead, EvidenceLevel? evidence, int quotes) => (evidence, lead.Stage) switch
    {
        _ when lead.IsOpen && lead.RedFlag == RedFlagState.Open =>
            "What you told us may need help at once. A coordinator looks at it before anything else. Do not wait for us if you feel worse.",
        (EvidenceLevel.Unproven, LeadStage.New or LeadStage.InTriage or LeadStage.Qualified) =>
            "We do not ask a clinic for this treatment, because it is not proven to help. Below you read what is known and what may help instead; a coordinator will get in touch to talk it through with you.",
        (EvidenceLevel.Investigational, LeadStage.Qualified or LeadStage.Routed) =>
            "We are asking centres that run an authorised trial whether you may take part. They see your case without your name.",
        (EvidenceLevel.Investigational, LeadStage.Accepted) =>
            "A centre would like to talk with you about its trial. Please look at it below and confirm it if you want it to know who you are.",
        _ => ByStage(lead, quotes),
    };

    private static string ByStage(Lead lead, int quotes) => lead.Stage switch
    {
        LeadStage.New => "We have your request. A coordinator will look at it and get in touch with you.",
        LeadStage.InTriage when lead.StageReason == Reasons.NoClinicLeft => "We have not found a clinic for you yet. Your coordinator is looking for another way and will talk with you.",
        LeadStage.InTriage when lead.StageReason == Reasons.SharingWithdrawn => "Your case is no longer shown to clinics, as you asked. Your coordinator will get in touch with you.",
        LeadStage.InTriage => "A coordinator is working on your request.",
        LeadStage.Qualified or LeadStage.Routed => "We are asking clinics that treat this whether they can take you on. They see your case without your name.",
        LeadStage.Accepted => "A clinic would like to help you. Please look at it below and confirm it if you want it to know who you are.",
        LeadStage.Quoted when quotes > 1 => $"You have {quotes} quotes. Take your time, and talk them over with your own doctor before you decide.",
        LeadStage.Quoted => "You have a quote. Take your time, and talk it over with your own doctor before you decide.",
        LeadStage.Booked => "You have chosen a clinic. Your coordinator and the clinic now agree dates and travel with you.",
        LeadStage.InTreatment => "You are in treatment. We wish you all the best.",
        LeadStage.Aftercare => "Your treatment is done. We stay in touch to hear how you are doing.",
        LeadStage.Completed => "Your case is complete. Thank you for your trust.",
        LeadStage.Withdrawn => "You have withdrawn your consent. Nobody works on your case any more, and clinics can no longer see it.",
        LeadStage.Disqualified when lead.Eligibility == EligibilityOutcome.NotEligible => EligibilityWording.ForPatient(EligibilityOutcome.NotEligible).In(lead.Requester.Language),
        _ => "Your request is closed. If you want to take it up again, you can send us a new one at any time.",
    };
}
