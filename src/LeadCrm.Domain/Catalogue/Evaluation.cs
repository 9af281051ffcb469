namespace LeadCrm.Domain.Catalogue;

/// <summary>What a criterion said about one patient, and why.</summary>
/// <param name="Truth">Whether it holds.</param>
/// <param name="DecidedBy">Codes of the answers (and of the identity facts) that decided it.</param>
/// <param name="Confirmed">
/// True when the same would follow from confirmed findings and identity facts alone. Never true for unknown.
/// </param>
/// <param name="Missing">Codes of the questions whose answers could settle an unknown, in the order of the criterion.</param>
/// <param name="Undecidable">
/// True when an unknown comes at least partly from what no answer settles: only the year is known and the boundary falls
/// into that year, or the criterion asks for female or male and the patient is neither.
/// </param>
public sealed record Evaluation(
    Truth Truth, IReadOnlyList<string> DecidedBy, bool Confirmed, IReadOnlyList<string> Missing, bool Undecidable)
{
    internal static Evaluation Decided(bool holds, string by, bool confirmed) =>
        new(holds ? Truth.True : Truth.False, [by], confirmed, [], Undecidable: false);

    internal static Evaluation NotAnswered(string code) => new(Truth.Unknown, [], Confirmed: false, [code], Undecidable: false);

    internal static Evaluation CannotBeSettled(string by) => new(Truth.Unknown, [by], Confirmed: false, [], Undecidable: true);

    internal Evaluation Negate() => this with { Truth = Truth.Not() };

    /// <summary>
    /// "And": one false part decides (confirmed if any false part is); all parts decide a true one (confirmed if all are);
    /// otherwise the unknown parts say what to ask.
    /// </summary>
    internal static Evaluation All(IReadOnlyList<Evaluation> parts)
    {
        var truth = parts.Aggregate(Truth.True, (sofar, part) => sofar.And(part.Truth));
        var deciding = parts.Where(part => part.Truth == truth).ToList();
        IReadOnlyList<string> decidedBy = [.. deciding.SelectMany(part => part.DecidedBy).Distinct()];
        return truth switch
        {
            Truth.False => new(truth, decidedBy, deciding.Exists(part => part.Confirmed), [], Undecidable: false),
            Truth.True => new(truth, decidedBy, deciding.TrueForAll(part => part.Confirmed), [], Undecidable: false),
            _ => new(truth, decidedBy, Confirmed: false, [.. deciding.SelectMany(part => part.Missing).Distinct()], deciding.Exists(part => part.Undecidable)),
        };
    }
}
