using System.Globalization;

namespace LeadCrm.Domain.Leads;

/// <summary>The reference people read out: <c>MQ</c>, two digits of the year, a running number of at least six digits.</summary>
public static class LeadReference
{
    /// <summary>Builds a reference.</summary>
    /// <param name="number">The running number, unique over all years.</param>
    /// <param name="at">The moment whose (UTC) year is shown.</param>
    public static string Of(long number, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"MQ-{at.UtcDateTime.Year % 100:00}-{number:000000}");
}
