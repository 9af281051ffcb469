using System.Globalization;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Moments and spans the way people say them.</summary>
internal static class TimeInWords
{
    /// <summary>"due in 35 min", "overdue by 2 h".</summary>
    public static string Due(DateTimeOffset due, DateTimeOffset now) =>
        (due - now).Duration() < TimeSpan.FromMinutes(1) ? "due now" : due < now ? $"overdue by {Span(now - due)}" : $"due in {Span(due - now)}";

    /// <summary>"5 min ago".</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        var passed when passed < TimeSpan.FromMinutes(1) => "just now",
        var passed => $"{Span(passed)} ago",
    };

    /// <summary>One unit, rounded down: nobody plans by "2 h 13 min 5 s".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} days"),
    };
}
