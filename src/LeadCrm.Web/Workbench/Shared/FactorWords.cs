using LeadCrm.Application.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>What ranks clinics, in words.</summary>
internal static class FactorWords
{
    public static string Of(Factor factor) => factor switch
    {
        Factor.Experience => "Experience with this treatment",
        Factor.Completeness => "Stages of care",
        Factor.Speed => "Answers in time",
        Factor.Acceptance => "Accepts offers",
        Factor.Conversion => "Quotes that become bookings",
        Factor.Outcomes => "Outcomes",
        Factor.PriceFit => "Fits the budget",
        _ => "Language and destination",
    };

    /// <summary>Reads the factor as the API names it.</summary>
    public static string Of(string code) => Enum.GetValues<Factor>()
        .Where(f => string.Equals(f.ToString(), code, StringComparison.OrdinalIgnoreCase) || FormCodes.Code(f) == code).Select(Of).FirstOrDefault(code);
}
