namespace LeadCrm.Application.Tests.FollowUps;

/// <summary>Marks a test that puts an item which cannot be done in front of a queue.</summary>
/// <param name="queue">Name of a <c>Drain</c>, of a job of <c>ClinicWatch</c>, or of another queue.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PoisonsAttribute(string queue) : Attribute
{
    public string Queue { get; } = queue;
}
