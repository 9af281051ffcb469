namespace LeadCrm.Application.Access;

/// <inheritdoc/>
public sealed class CallerContext : ICallerContext
{
    /// <inheritdoc/>
    public Caller Current { get; private set; } = Caller.Anonymous;

    /// <inheritdoc/>
    public void Use(Caller caller) => Current = caller;
}
