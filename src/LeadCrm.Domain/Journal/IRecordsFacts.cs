namespace LeadCrm.Domain.Journal;

/// <summary>A thing that writes down what happens to it. Its new facts are written in the same save as itself.</summary>
public interface IRecordsFacts
{
    /// <summary>What has happened to it since it was read or made, oldest first.</summary>
    IReadOnlyList<Fact> Facts { get; }
}
