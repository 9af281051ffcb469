using LeadCrm.Application.Leads;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>What the next step of a lead means on its page: which one button is the loud one, and what stands in the way of asking clinics.</summary>
/// <param name="lead">The lead as it was read.</param>
internal sealed class LeadStep(LeadDetails lead)
{
    public LeadStage Stage { get; } = StageWords.TryRead(lead.Stage, out var stage) ? stage : LeadStage.New;

    public NextStep Step { get; } = LeadWords.Read(lead.NextStep, out NextStep step) ? step : NextStep.None;

    public bool IsOpen => LeadMoves.IsOpen(Stage);

    /// <summary>A closed lead that a person may take up again.</summary>
    public bool MayReopen => !IsOpen;

    /// <summary>The patient has to be reached before anything else is decided.</summary>
    public bool IsContact => Step is NextStep.Triage or NextStep.TryAgain || (Step == NextStep.Qualify && lead.FirstAttemptAt is null);

    public bool MayRecordContact => lead.Requester.CanBeReached && lead.Consents.HasFlag(ConsentPurpose.Contact);

    /// <summary>Qualifying or disqualifying a new lead claims it on the way.</summary>
    public bool MayBecome(LeadStage to) => LeadMoves.IsLegal(Stage == LeadStage.New ? LeadStage.InTriage : Stage, to);

    public bool MayQualify => MayBecome(LeadStage.Qualified) && !Obstacles.Any() && !IsUnproven && !lead.AwaitsRepresentation;

    public bool IsUnproven => IsOpen && lead.Eligibility is { EvidenceLevel: "unproven" };

    /// <summary>The step in words.</summary>
    public string Words => Step == NextStep.Qualify && IsContact ? "Make the first contact, then qualify or disqualify" : LeadWords.Step(Step);

    /// <summary>What has to happen before clinics can be asked, each with its remedy. The case of an unproven treatment and of a represented adult have notices of their own.</summary>
    public IEnumerable<string> Obstacles
    {
        get
        {
            if (!MayBecome(LeadStage.Qualified))
                yield break;
            if (lead.RedFlag == "open")
                yield return "A possible emergency is open: judge it first, above.";
            if (!lead.Consents.HasFlag(ConsentPurpose.ShareDeidentified))
                yield return "The patient has not agreed that the case may be shown to clinics. Ask them; they agree on their case page, under consents.";
            if (lead.Treatment is null && lead.Condition is not null)
                yield return "The patient wants to be advised: choose a treatment under Answers.";
            if (lead.Eligibility is { EvidenceLevel: "emerging" or "investigational" } && !lead.Consents.HasFlag(ConsentPurpose.EvidenceAcknowledged))
                yield return "The evidence for this treatment is limited, and the patient has not acknowledged that yet. Explain it; they acknowledge it on their case page.";
            if (lead.Eligibility is { Outcome: "not-eligible", Overridden: false })
                yield return "Confirmed findings speak against this treatment; only a medical reviewer may go on, in writing.";
        }
    }
}
