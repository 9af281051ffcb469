namespace LeadCrm.Application.Routing;

/// <summary>
/// The versions of policies: unique over all processes, and never that of a discarded draft, so that a page or an audit line about that
/// one cannot be taken for another. There may be gaps.
/// </summary>
public interface IPolicyNumbers
{
    /// <summary>The next number.</summary>
    /// <param name="ct">Cancels.</param>
    Task<int> NextAsync(CancellationToken ct);
}
