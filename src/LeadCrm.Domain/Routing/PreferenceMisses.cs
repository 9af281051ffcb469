namespace LeadCrm.Domain.Routing;

/// <summary>The wishes that a ranked clinic misses because the policy only prefers them; worked out when somebody reads the decision.</summary>
internal static class PreferenceMisses
{
    public static Gate Of(CandidateOutcome candidate, CandidateClinic clinic, RoutingCase lead, PolicyDefinition policy)
    {
        if (!candidate.Considered) return Gate.None;
        var missed = Gate.None;
        if (lead.Destinations.Count > 0 && !lead.Destinations.Contains(clinic.Country, StringComparer.OrdinalIgnoreCase)) missed |= Gate.Destination;
        if (!clinic.Languages.Concat(clinic.InterpreterLanguages).Any(l => Primary(l).Equals(Primary(lead.Language), StringComparison.OrdinalIgnoreCase)))
            missed |= Gate.Language;
        // Only a price above the budget gives no point at all.
        if (candidate.Values[Factor.PriceFit] == 0) missed |= Gate.Budget;
        return missed & policy.Preferences.Loosened();
    }

    private static string Primary(string language) => language.Split('-', '_')[0];
}
