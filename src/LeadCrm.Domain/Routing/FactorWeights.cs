namespace LeadCrm.Domain.Routing;

/// <summary>How much each factor counts. Whole numbers from 0 to 100; only their proportion matters.</summary>
/// <param name="Experience">Weight of <see cref="Factor.Experience"/>.</param>
/// <param name="Completeness">Weight of <see cref="Factor.Completeness"/>.</param>
/// <param name="Speed">Weight of <see cref="Factor.Speed"/>.</param>
/// <param name="Acceptance">Weight of <see cref="Factor.Acceptance"/>.</param>
/// <param name="Conversion">Weight of <see cref="Factor.Conversion"/>.</param>
/// <param name="Outcomes">Weight of <see cref="Factor.Outcomes"/>.</param>
/// <param name="PriceFit">Weight of <see cref="Factor.PriceFit"/>.</param>
/// <param name="LanguageAndDestination">Weight of <see cref="Factor.LanguageAndDestination"/>.</param>
public sealed record FactorWeights(
    int Experience,
    int Completeness,
    int Speed,
    int Acceptance,
    int Conversion,
    int Outcomes,
    int PriceFit,
    int LanguageAndDestination)
{
    /// <summary>The weight of a factor.</summary>
    /// <param name="factor">The factor.</param>
    public int this[Factor factor] => factor switch
    {
        Factor.Experience => Experience,
        Factor.Completeness => Completeness,
        Factor.Speed => Speed,
        Factor.Acceptance => Acceptance,
        Factor.Conversion => Conversion,
        Factor.Outcomes => Outcomes,
        Factor.PriceFit => PriceFit,
        Factor.LanguageAndDestination => LanguageAndDestination,
        _ => throw new ArgumentOutOfRangeException(nameof(factor)),
    };

    /// <summary>The sum of all weights; the highest score is 100 times it.</summary>
    public int Total() => Experience + Completeness + Speed + Acceptance + Conversion + Outcomes + PriceFit + LanguageAndDestination;
}
