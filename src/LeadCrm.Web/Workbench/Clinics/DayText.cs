using System.Globalization;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>Days and numbers as browsers write them; what is none is null.</summary>
internal static class DayText
{
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Write(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static int? Whole(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An empty limit is none; what is no number is refused as one below zero.</summary>
    public static int? Limit(string? text) => string.IsNullOrWhiteSpace(text) ? null : Whole(text) ?? -1;

    public static decimal? Amount(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    public static string? Write(decimal? amount) => amount?.ToString("0.##", CultureInfo.InvariantCulture);
}
