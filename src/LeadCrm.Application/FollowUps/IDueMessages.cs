namespace LeadCrm.Application.FollowUps;

/// <summary>The mail queue: messages whose time has come.</summary>
public interface IDueMessages
{
    /// <summary>
    /// Claims the oldest due messages by moving their next attempt ahead, and commits that. Whoever dies before marking them
    /// leaves them to the next claim after that moment; two claims at once get different messages.
    /// </summary>
    /// <param name="most">The most to claim.</param>
    /// <param name="at">Now (UTC).</param>
    /// <param name="until">When they may be claimed again (UTC).</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Their ids, the longest due first, those that failed before last.</returns>
    Task<IReadOnlyList<Guid>> ClaimAsync(int most, DateTimeOffset at, DateTimeOffset until, CancellationToken ct);
}
