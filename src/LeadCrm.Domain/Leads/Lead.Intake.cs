using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Domain.Leads;

/// <content>How a lead comes into being.</content>
public sealed partial class Lead
{
    /// <summary>Receives a quote request.</summary>
    /// <param name="id">The lead's key, made by the caller so that the clinical text could be sealed with it.</param>
    /// <param name="number">The next number of the reference sequence.</param>
    /// <param name="request">What was asked, already validated.</param>
    /// <param name="by">Who sent it: a visitor or an integrator.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="triageDue">When a coordinator must have made the first contact (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>consent-missing</c> without consent to contact and to health data;
    /// <c>contact-missing</c> without e-mail or phone.</exception>
    public static Lead Receive(Guid id, long number, ReceivedRequest request, Actor by, DateTimeOffset at, DateTimeOffset triageDue)
    {
        if (!request.Requester.CanBeReached)
            throw new BrokenRuleException("contact-missing", "An e-mail address or a phone number is needed.");
        var lead = new Lead
        {
            Id = id,
            Reference = LeadReference.Of(number, at),
            CreatedAt = at,
            LastActivityAt = at,
            Requester = request.Requester,
            Patient = request.Patient,
            CategoryCode = request.CategoryCode,
            ConditionCode = request.ConditionCode,
            TreatmentCode = request.TreatmentCode,
            Message = request.Message,
            Answers = request.Answers,
            Eligibility = request.Eligibility,
            RequestedClinicId = request.RequestedClinicId,
            OtherClinicsMayAnswer = request.OtherClinicsMayAnswer,
            MaxClinicsAgreed = request.MaxClinicsAgreed,
            Wishes = request.Wishes,
            Attribution = request.Attribution,
            IdempotencyKey = request.IdempotencyKey,
            RequestHash = request.RequestHash,
        };
        lead.SearchText = SearchFolding.OfLead(lead.Reference, externalId: null, lead.Requester, lead.Patient);
        lead._consents.AddRange(request.Consents);
        foreach (var consent in request.Consents.Where(c => c.Granted))
            lead.ConsentsGranted |= consent.Purpose;
        if (!lead.Allows(ConsentPurpose.Contact | ConsentPurpose.HealthData))
            throw new BrokenRuleException("consent-missing", "Consent to be contacted and to health data being processed is needed.");
        lead.Record(FactKind.Received, by, at);
        lead.Next(NextStep.Triage, WaitingOn.Us, triageDue);
        if (request.HasRedFlags)
            lead.RaiseRedFlag(at);
        if (request.LooksLikeSpam)
            lead.MoveTo(LeadStage.Spam, Actor.System, at, "honeypot");
        return lead;
    }

    /// <summary>Takes over a lead from history. It has no person behind it and is never contacted.</summary>
    /// <param name="externalId">The id under which the import knows it.</param>
    /// <param name="number">The next number of the reference sequence.</param>
    /// <param name="createdAt">The first contact (UTC).</param>
    /// <param name="attribution">Where it came from.</param>
    /// <param name="importedAt">When the import ran (UTC).</param>
    public static Lead Import(string externalId, long number, DateTimeOffset createdAt, Attribution attribution, DateTimeOffset importedAt)
    {
        var lead = new Lead
        {
            Id = Guid.CreateVersion7(createdAt),
            Reference = LeadReference.Of(number, createdAt),
            CreatedAt = createdAt,
            LastActivityAt = createdAt,
            Attribution = attribution,
            ExternalId = externalId,
            WaitingOn = WaitingOn.Nobody,
        };
        lead.SearchText = SearchFolding.OfLead(lead.Reference, externalId, lead.Requester, lead.Patient);
        lead._facts.Add(new Fact(lead.Id, FactKind.Imported, importedAt, Actor.System));
        return lead;
    }

    private void RaiseRedFlag(DateTimeOffset at)
    {
        RedFlag = RedFlagState.Open;
        Record(FactKind.RedFlagRaised, Actor.System, at);
        Next(NextStep.ClearRedFlag, WaitingOn.Us, at);
        RoutingDueAt = null;
    }
}
