namespace LeadCrm.Application;

/// <summary>A row that is referred to is not there, or was deleted at the same moment; the use case decides what that means.</summary>
/// <param name="constraint">The name of the constraint.</param>
/// <param name="inner">What the database said.</param>
public sealed class MissingReferenceException(string constraint, Exception inner) : Exception("A row that is referred to is not there.", inner)
{
    /// <summary>The name of the constraint.</summary>
    public string Constraint { get; } = constraint;
}
