using System.Globalization;
using LeadCrm.Application.Routing;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>Clinics that were not considered, by the first reason: thousands of sentences that say the same are one with a number.</summary>
internal static class RefusedGroups
{
    // The gate of clinics that do not offer the pair at all: a sentence counts them.
    private const string OffersPair = "offersPair";

    /// <summary>The clinics behind each reason, the most frequent first.</summary>
    public static IReadOnlyList<(string Words, IReadOnlyList<CandidateTold> Clinics)> Of(IEnumerable<CandidateTold> candidates) =>
        candidates.Where(c => !c.Considered && OffersIt(c))
            .GroupBy(c => c.Gates.FirstOrDefault(g => !g.Passed)?.Gate ?? "")
            .OrderByDescending(g => g.Count())
            .Select(g => (Words(g.Key, g.Count()), (IReadOnlyList<CandidateTold>)[.. g]))
            .ToList();

    public static bool OffersIt(CandidateTold candidate) => !candidate.Gates.Any(g => g is { Gate: OffersPair, Passed: false });

    private static string Words(string gate, int clinics)
    {
        var one = clinics == 1;
        var reason = gate switch
        {
            "capacity" or "policyCap" => one ? "is full" : "are full",
            "paused" => one ? "takes no new cases at present" : "take no new cases at present",
            "destination" => one ? "is in a country that the patient does not accept" : "are in countries that the patient does not accept",
            "language" => one ? "does not speak the patient's language" : "do not speak the patient's language",
            "budget" => one ? "costs more than the patient's budget" : "cost more than the patient's budget",
            "vetting" => one ? "is not approved" : "are not approved",
            "licence" or "accreditation" => one ? "lacks a licence or accreditation" : "lack a licence or accreditation",
            "transferBasis" => "may not be sent health data yet",
            "trialConditions" => one ? "has no trial that fits" : "have no trial that fits",
            "holdsAlready" => one ? "has the case already" : "have the case already",
            "declinedBefore" or "expiredBefore" or "endedBefore" => "had the case before",
            "onlyRequestedClinic" => one ? "is not the clinic that the patient asked for" : "are not the clinic that the patient asked for",
            "workingHours" => one ? "has not stated its working hours" : "have not stated their working hours",
            _ => one ? "does not fit" : "do not fit",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{clinics} {(one ? "clinic" : "clinics")} {reason}");
    }
}
