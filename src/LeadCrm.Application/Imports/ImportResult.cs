namespace LeadCrm.Application.Imports;

/// <summary>What an import did, or in a dry run would do.</summary>
/// <param name="Rows">Rows in the file, without the first.</param>
/// <param name="Added">Rows that are new.</param>
/// <param name="AlreadyThere">Rows that were imported before.</param>
/// <param name="Rejected">Rows that were not taken.</param>
/// <param name="FirstRejections">The first of those, at most 100; all of them are in the file of rejected rows.</param>
/// <param name="Kept">Where the rejected rows of an earlier run were kept, because they may have been corrected there; null when there were none.</param>
public sealed record ImportResult(long Rows, long Added, long AlreadyThere, long Rejected, IReadOnlyList<Rejection> FirstRejections, string? Kept = null);

/// <summary>Why a row was not taken.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Code">Stable kebab-case code.</param>
/// <param name="Reason">One sentence for people.</param>
public sealed record Rejection(long Line, string Code, string Reason);

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows that were looked at.</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Added">New ones so far.</param>
/// <param name="Rejected">Rejected ones so far.</param>
public sealed record ImportProgress(long Done, long Rows, long Added, long Rejected);
