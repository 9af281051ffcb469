using FluentValidation;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Consents;

namespace LeadCrm.Application.Leads;

/// <summary>What the form's consents must be: known, once each, with the text they refer to; contact and health data granted.</summary>
internal static class ConsentFormRules
{
    public static void Check(IReadOnlyList<ConsentForm> consents, ValidationContext<SubmitQuoteRequest> context)
    {
        if (consents.Count > 20)
        {
            context.Fail("consents", "too-many", "At most 20 consents.");
            return;
        }

        var granted = ConsentPurpose.None;
        var seen = ConsentPurpose.None;
        for (var i = 0; i < consents.Count; i++)
        {
            var consent = consents[i];
            if (!FormCodes.TryPurpose(consent.Purpose, out var purpose))
                context.Fail($"consents[{i}].purpose", ChoiceRule.Code, ChoiceRule.Words(FormCodes.Purposes));
            else if (seen.HasFlag(purpose))
                context.Fail($"consents[{i}].purpose", "duplicate", "This purpose is given twice.");
            if (string.IsNullOrWhiteSpace(consent.TextVersion) || consent.TextVersion.Length > 50)
                context.Fail($"consents[{i}].textVersion", "required", "The version of the text that was shown is needed.");
            if (string.IsNullOrWhiteSpace(consent.Language) || consent.Language.Length > 35)
                context.Fail($"consents[{i}].language", "required", "The language in which the text was shown is needed.");
            seen |= purpose;
            if (consent.Granted)
                granted |= purpose;
        }

        if (!granted.HasFlag(ConsentPurpose.Contact))
            context.Fail("consents.contact", "consent-missing", "Without your consent to be contacted we cannot answer.");
        if (!granted.HasFlag(ConsentPurpose.HealthData))
            context.Fail("consents.health-data", "consent-missing", "Without your explicit consent to health data being processed we may not read your request.");
    }
}
