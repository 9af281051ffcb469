namespace LeadCrm.Application.Tests.Routing;

/// <summary>Waits for a state of the database, as a page does.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var looks = 0; looks < 500 && await timer.WaitForNextTickAsync(); looks++)
        {
            if (await holds())
                return;
        }

        throw new TimeoutException("That did not come.");
    }
}
