using System.Globalization;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Clinics;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>The clinics' list searched and sorted: all of them are read anyway.</summary>
internal static class ClinicLists
{
    public const string Treatments = "treatments";

    public static readonly IReadOnlyList<string> Columns = ["name", "place", "vetting", "offers", Treatments, "licences"];

    public static string Words(string column) => column switch
    {
        "name" => "Clinic",
        "place" => "Place",
        "vetting" => "Vetting",
        "offers" => "Takes offers",
        Treatments => "Treatments",
        _ => "Licences",
    };

    public static string Place(ClinicListItem clinic) => $"{clinic.City}, {IsoCodes.NameOf(clinic.Country)}";

    public static string Counted(int shown, int all) => shown == all ? $"{all} clinics" : $"{shown} of {all} clinics";

    /// <summary>The clinics whose name or place holds every word, whatever its case and accents.</summary>
    public static List<ClinicListItem> Find(IEnumerable<ClinicListItem> clinics, string? q, VettingStatus? vetting, ColumnOrder? order, DateTimeOffset now)
    {
        var words = (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = clinics.Where(c => vetting is null || c.Vetting == vetting)
            .Where(c => words.All(w => Holds(c.Name, w) || Holds(Place(c), w)));
        return [.. order is null ? found : Sort(found, order, now)];
    }

    private static IEnumerable<ClinicListItem> Sort(IEnumerable<ClinicListItem> clinics, ColumnOrder order, DateTimeOffset now)
    {
        var names = StringComparer.InvariantCultureIgnoreCase;
        var sorted = order.Column switch
        {
            "place" => order.Sort(clinics, Place, names),
            "vetting" => order.Sort(clinics, c => ClinicWords.Of(c.Vetting), names),
            "offers" => order.Sort(clinics, c => c.Vetting == VettingStatus.Approved ? c.PausedUntil > now ? 1 : 0 : 2),
            Treatments => order.Sort(clinics, c => c.Offerings),
            "licences" => order.Sort(clinics, c => c.NextExpiry ?? DateOnly.MinValue),
            _ => order.Sort(clinics, c => c.Name, names),
        };
        return sorted.ThenBy(c => c.Name, names);
    }

    private static bool Holds(string text, string word) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
