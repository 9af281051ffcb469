namespace LeadCrm.Web.Patient.Quote;

/// <summary>What the button may promise: it follows the evidence.</summary>
internal static class CallToAction
{
    /// <summary>The key of the button's text.</summary>
    /// <param name="evidenceLevel">The level as the catalogue writes it; null while no treatment was chosen.</param>
    public static string For(string? evidenceLevel) => evidenceLevel switch
    {
        "investigational" => "action.trials",
        "unproven" => "action.inform",
        _ => "action.quote",
    };
}
