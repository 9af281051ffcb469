namespace LeadCrm.Application;

/// <summary>A unique key was already taken; the use case decides what that means.</summary>
/// <param name="constraint">The name of the constraint.</param>
/// <param name="inner">What the database said.</param>
public sealed class DuplicateKeyException(string constraint, Exception inner) : Exception("A unique key was already taken.", inner)
{
    /// <summary>The name of the constraint.</summary>
    public string Constraint { get; } = constraint;
}
