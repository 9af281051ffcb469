using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>A set of stages; the empty one stands for all.</summary>
public readonly record struct LeadStages
{
    private const string OpenCode = "open";

    private readonly ulong _bits;

    private LeadStages(ulong bits) => _bits = bits;

    /// <summary>Every stage.</summary>
    public static LeadStages Any => default;

    /// <summary>All stages in which work goes on.</summary>
    public static LeadStages Open { get; } = Of(Enum.GetValues<LeadStage>().Where(LeadMoves.IsOpen));

    /// <summary>All stages in which no work is left.</summary>
    public static LeadStages Closed { get; } = Of(Enum.GetValues<LeadStage>().Where(s => !LeadMoves.IsOpen(s)));

    /// <summary>Whether stages make no difference.</summary>
    public bool IsAny => _bits == 0;

    /// <summary>The stages in the order of the journey; none for all.</summary>
    public IEnumerable<LeadStage> Each => Enum.GetValues<LeadStage>().Where(Names);

    /// <summary>Whether only open stages are named.</summary>
    public bool AreOpen => !IsAny && Each.All(LeadMoves.IsOpen);

    /// <summary>Whether a stage is named in which nothing is due any more.</summary>
    public bool NameClosed => Each.Any(s => !LeadMoves.IsOpen(s));

    /// <summary>Stages' codes, comma-separated; <c>open</c> for all open ones; empty for all.</summary>
    public string Code => this == Open ? OpenCode : string.Join(',', Each.Select(StageWords.Code));

    /// <summary>What a refusal names.</summary>
    internal static string Choices => ChoiceRule.Words(Enum.GetValues<LeadStage>().Select(StageWords.Code).Prepend(OpenCode));

    /// <summary>Some stages.</summary>
    /// <param name="stages">The stages.</param>
    public static LeadStages Of(params IEnumerable<LeadStage> stages) => new(stages.Aggregate(0UL, (bits, stage) => bits | Bit(stage)));

    /// <summary>Reads what <see cref="Code"/> writes, in any case.</summary>
    /// <param name="text">The text.</param>
    /// <param name="stages">What it means.</param>
    public static bool TryRead(string text, out LeadStages stages)
    {
        stages = Open;
        if (string.Equals(text, OpenCode, StringComparison.OrdinalIgnoreCase))
            return true;
        stages = default;
        foreach (var code in text.Split(','))
        {
            if (!StageWords.TryRead(code, out var stage))
                return false;
            stages = new(stages._bits | Bit(stage));
        }

        return true;
    }

    private bool Names(LeadStage stage) => (_bits & Bit(stage)) != 0;

    private static ulong Bit(LeadStage stage) => 1UL << (int)stage;
}
