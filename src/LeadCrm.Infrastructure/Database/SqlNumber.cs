using System.Globalization;

namespace LeadCrm.Infrastructure.Database;

/// <summary>Values of enums in SQL that is written by hand: by their names, so that a number that moves takes its SQL along.</summary>
internal static class SqlNumber
{
    /// <summary>The number under which the database keeps the value.</summary>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
