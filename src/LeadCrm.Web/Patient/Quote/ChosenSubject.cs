namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// A change of condition or treatment in a form that is already being filled in. It is a button of the form itself, so that without
/// a script, a cookie or a session nothing that was entered is lost.
/// </summary>
internal sealed record ChosenSubject(string? Condition, string? Treatment, bool WantsInformation)
{
    public const string TreatmentButton = "choose.treatment";
    public const string ConditionButton = "choose.condition";
    public const string InformButton = "choose.inform";

    /// <summary>The field beside <see cref="ConditionButton"/>.</summary>
    public const string ConditionField = "choose.other";

    /// <summary>The value of "I would like to be advised": no treatment at all. No code of the catalogue looks like it.</summary>
    public const string Advise = "-";

    /// <summary>What was chosen; null when the form was sent instead.</summary>
    public static ChosenSubject? Read(PostedFields posted) => posted switch
    {
        _ when posted[TreatmentButton] is { Length: > 0 } treatment => new(posted["condition"], treatment == Advise ? "" : treatment, false),
        _ when posted[ConditionButton].Length > 0 => new(posted[ConditionField], "", false),
        _ when posted[InformButton].Length > 0 => new(posted["condition"], posted["treatment"], true),
        _ => null,
    };

    /// <summary>The value of one of the names that <see cref="Visit"/> reads.</summary>
    public string? ValueOf(string name) => name switch
    {
        "condition" => Condition,
        "treatment" => Treatment,
        "inform" => WantsInformation ? "true" : "",
        _ => null,
    };
}
