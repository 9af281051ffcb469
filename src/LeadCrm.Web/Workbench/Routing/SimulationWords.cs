using System.Globalization;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>Figures of a simulation side by side, and in words.</summary>
internal static class SimulationWords
{
    /// <summary>Every clinic that got anything on any side, the most offers under the draft first.</summary>
    public static List<(Guid Clinic, ClinicFigures? Happened, ClinicFigures? Before, ClinicFigures? After)> Clinics(SimulationOutcome outcome)
    {
        var (happened, before, after) = (ById(outcome.Happened), ById(outcome.Before), ById(outcome.After));
        return happened.Keys.Union(before.Keys).Union(after.Keys)
            .Select(id => (id, happened.GetValueOrDefault(id), before.GetValueOrDefault(id), after.GetValueOrDefault(id)))
            .OrderByDescending(c => c.Item4?.Offers ?? 0).ThenByDescending(c => c.Item3?.Offers ?? 0).ThenBy(c => c.id).ToList();
    }

    public static string Number(int? count) => count is { } n ? n.ToString("#,0", CultureInfo.InvariantCulture) : "0";

    public static string Percent(double? part) => part is { } p ? p.ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";

    public static string Difference(int difference) => difference switch
    {
        0 => "±0",
        > 0 => "+" + difference.ToString("#,0", CultureInfo.InvariantCulture),
        _ => "−" + (-difference).ToString("#,0", CultureInfo.InvariantCulture),
    };

    public static string Hours(double? hours) => hours switch
    {
        null => "nobody accepts",
        < 1 => (hours.Value * 60).ToString("0", CultureInfo.InvariantCulture) + " min",
        < 48 => hours.Value.ToString("0.0", CultureInfo.InvariantCulture) + " h",
        _ => (hours.Value / 24).ToString("0.0", CultureInfo.InvariantCulture) + " days",
    };

    private static Dictionary<Guid, ClinicFigures> ById(PolicyFigures figures) => figures.Clinics.ToDictionary(c => c.ClinicId);
}
