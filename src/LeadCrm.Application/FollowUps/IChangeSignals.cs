namespace LeadCrm.Application.FollowUps;

/// <summary>The signals that tell other processes what changed.</summary>
public interface IChangeSignals
{
    /// <summary>Takes a batch of signals and tells it to every listening process, once.</summary>
    /// <param name="most">The most to take.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many were taken.</returns>
    Task<int> PublishAsync(int most, CancellationToken ct);
}
