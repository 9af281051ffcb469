using System.Globalization;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>
/// What an address says, read leniently: anybody can type an address, and a parameter of another type than text that the framework cannot
/// parse would end the page with an error. What cannot be read counts as not given.
/// </summary>
internal static class QueryText
{
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static bool IsYes(string? text) => bool.TryParse(text, out var yes) && yes;
}
