using LeadCrm.Application.Leads;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Application.Routing;

/// <summary>The codes of routing as the API and timelines carry them: camelCase, and stable because the enums only grow.</summary>
public static class RoutingWords
{
    /// <summary>The code of an outcome, for example <c>noClinic</c>.</summary>
    /// <param name="outcome">The outcome.</param>
    public static string Code(RoutingOutcome outcome) => FormCodes.Code(outcome);

    /// <summary>The code of a gate, for example <c>transferBasis</c>.</summary>
    /// <param name="gate">One gate.</param>
    public static string Code(Gate gate) => FormCodes.Code(gate);

    /// <summary>The code of a factor, for example <c>priceFit</c>.</summary>
    /// <param name="factor">The factor.</param>
    public static string Code(Factor factor) => FormCodes.Code(factor);
}
