using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>The answer to one question: chosen codes or a number. Immutable, compared by value.</summary>
public sealed class Answer : IEquatable<Answer>
{
    [JsonConstructor]
    private Answer(IReadOnlyList<string> values, decimal? number, bool confirmed, Answer? reportedSince = null)
    {
        Values = values;
        Number = number;
        Confirmed = confirmed;
        ReportedSince = reportedSince;
    }

    /// <summary>"I do not know", whatever the question's kind.</summary>
    public static Answer DoesNotKnow { get; } = Of(Choice.Unknown);

    /// <summary>The chosen codes; empty when the answer is a number.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The number or year; null when the answer is a choice or unknown.</summary>
    public decimal? Number { get; }

    /// <summary>True when records or a clinician confirmed the finding; false when somebody only reported it.</summary>
    public bool Confirmed { get; }

    /// <summary>
    /// What was reported after this finding was confirmed, and contradicts it; null when nothing does. It lifts nothing,
    /// but the rules weigh it as a self-report until somebody has looked (<see cref="Confirm"/> either of the two).
    /// </summary>
    public Answer? ReportedSince { get; }

    /// <summary>True when this says no more than no answer at all.</summary>
    [JsonIgnore]
    public bool IsUnknown => Number is null && (Values.Count == 0 || Values.Contains(Choice.Unknown));

    /// <summary>A self-reported choice.</summary>
    /// <param name="values">The chosen codes.</param>
    public static Answer Of(params IReadOnlyList<string> values) => new([.. values], null, confirmed: false);

    /// <summary>A self-reported number or year.</summary>
    /// <param name="number">The number.</param>
    public static Answer Of(decimal number) => new([], number, confirmed: false);

    /// <summary>The same answer as a confirmed finding, undisputed. Not knowing cannot be confirmed and stays as it is.</summary>
    public Answer Confirm() => IsUnknown ? this : new(Values, Number, confirmed: true);

    /// <summary>
    /// This answer after a later one: the later one, unless this is a confirmed finding and the later one is not. Then the
    /// finding stays, and keeps a contradiction beside it; saying the same again settles one, not knowing changes nothing.
    /// </summary>
    internal Answer FollowedBy(Answer later) => this switch
    {
        _ when !Confirmed || later.Confirmed => later,
        _ when later.IsUnknown => this,
        _ => new(Values, Number, confirmed: true, SaysTheSameAs(later) ? null : later),
    };

    /// <summary>True when both say the same, whether confirmed or not.</summary>
    /// <param name="other">The answer to compare with.</param>
    public bool SaysTheSameAs(Answer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Number == other.Number && Values.ToHashSet().SetEquals(other.Values);
    }

    /// <inheritdoc />
    public bool Equals(Answer? other) => other is not null && Confirmed == other.Confirmed && SaysTheSameAs(other) && Equals(ReportedSince, other.ReportedSince);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Answer);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Number, Values.Count, Confirmed);
}
