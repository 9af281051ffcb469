using LeadCrm.Application.Catalogue;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>What the button may promise: it follows the evidence.</summary>
internal static class CallToAction
{
    public const string Quote = "action.quote";
    public const string Trials = "action.trials";
    public const string Inform = "action.inform";
    public const string Advise = "action.advise";

    /// <summary>The key of the button's text.</summary>
    /// <param name="condition">The condition asked about; null while none was chosen.</param>
    /// <param name="treatment">The treatment asked for; null for "advise me".</param>
    public static string For(PublicCondition? condition, PublicTreatment? treatment)
    {
        // Advice can at best end in what is best proven for the condition; treatments come in that order.
        var best = condition?.Treatments is [var first, ..] ? first : null;
        return (treatment ?? best)?.EvidenceLevel switch
        {
            "unproven" or "investigational" when treatment is null => Advise,
            "unproven" => Inform,
            "investigational" => Trials,
            _ => Quote,
        };
    }
}
