namespace LeadCrm.Application.Access;

/// <summary>Who the present scope works for. Each face sets it once when it opens the scope; without that nobody is known.</summary>
public interface ICallerContext
{
    /// <summary>The caller.</summary>
    Caller Current { get; }

    /// <summary>Sets the caller of this scope.</summary>
    /// <param name="caller">The caller.</param>
    void Use(Caller caller);
}
