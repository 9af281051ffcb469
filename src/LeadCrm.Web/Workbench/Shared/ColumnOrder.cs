namespace LeadCrm.Web.Workbench.Shared;

/// <summary>In which order the rows of a table stand, as its address says it: a column, with a minus when the largest comes first.</summary>
/// <param name="Column">The column.</param>
/// <param name="LargestFirst">Downwards.</param>
public sealed record ColumnOrder(string Column, bool LargestFirst)
{
    public string Code => (LargestFirst ? "-" : "") + Column;

    /// <summary>What <c>aria-sort</c> says of this order.</summary>
    public string Aria => LargestFirst ? "descending" : "ascending";

    /// <summary>Null for what is no order of these columns.</summary>
    public static ColumnOrder? Read(string? code, IEnumerable<string> columns) =>
        code?.TrimStart('-') is { } column && columns.Contains(column) ? new(column, code[0] == '-') : null;

    /// <summary>The order after a press on a column: words from A, numbers from the largest; a second press turns it.</summary>
    public static ColumnOrder After(ColumnOrder? now, string column, bool numeric) =>
        now?.Column == column ? now with { LargestFirst = !now.LargestFirst } : new(column, numeric);

    /// <summary>The rows by a key in this order.</summary>
    public IOrderedEnumerable<T> Sort<T, TKey>(IEnumerable<T> rows, Func<T, TKey> key, IComparer<TKey>? comparer = null) =>
        LargestFirst ? rows.OrderByDescending(key, comparer) : rows.OrderBy(key, comparer);
}
