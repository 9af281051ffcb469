using System.Diagnostics;
using LeadCrm.Domain.Journal;

namespace LeadCrm.Application.Pipeline;

/// <summary>
/// The trace of use cases, for OpenTelemetry and for whoever asks which use cases were sent. An activity is named after the request's type and says in
/// which role it was sent and what became of it, as a code; nothing of the request's content is in it.
/// </summary>
public static class UseCaseTrace
{
    /// <summary>Name of the source.</summary>
    public const string Name = "LeadCrm.UseCases";

    /// <summary>Around what a component of a Blazor circuit sends, which has no HTTP request of its own.</summary>
    public const string Circuit = "circuit";

    /// <summary>Tag: the caller's roles.</summary>
    public const string RolesTag = "leadcrm.roles";

    /// <summary>Tag: <see cref="Done"/>, or the code of the refusal.</summary>
    public const string OutcomeTag = "leadcrm.outcome";

    /// <summary>Tag: kinds of the facts that were written, in the order of their first; empty when something was written without one.</summary>
    public const string FactsTag = "leadcrm.facts";

    /// <summary>The outcome of a request that was carried out.</summary>
    public const string Done = "done";

    /// <summary>The source; activities are made only while somebody listens.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Says that the present use case wrote something, and with which facts.</summary>
    /// <param name="facts">The facts, if there are any.</param>
    public static void Wrote(IEnumerable<Fact> facts)
    {
        var useCase = Activity.Current;
        while (useCase is not null && (useCase.Source != Source || useCase.OperationName == Circuit))
            useCase = useCase.Parent;
        if (useCase is null)
            return;
        var before = useCase.GetTagItem(FactsTag) as string ?? "";
        useCase.SetTag(FactsTag, string.Join(',', before.Split(',', StringSplitOptions.RemoveEmptyEntries).Concat(facts.Select(f => f.Kind.ToString())).Distinct()));
    }
}
