using System.Globalization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>An offering while it is typed.</summary>
public sealed class OfferingDraft
{
    /// <summary>Condition and treatment, separated by a slash; empty until chosen.</summary>
    public string? Pair { get; set; }

    public string? Cases { get; set; }

    public string? Years { get; set; }

    public string? PriceFrom { get; set; }

    public string? PriceTo { get; set; }

    public string? Currency { get; set; }

    public StagesOfCare Stages { get; set; }

    public bool Recruiting { get; set; }

    public bool NoFee { get; set; }

    public string? RegulatorOn { get; set; }

    public string? EthicsOn { get; set; }

    public static OfferingDraft From(Offering o) => new()
    {
        Pair = $"{o.ConditionCode}/{o.TreatmentCode}",
        Cases = o.CasesPerYear.ToString(CultureInfo.InvariantCulture),
        Years = o.YearsOfExperience.ToString(CultureInfo.InvariantCulture),
        PriceFrom = DayText.Write(o.PriceFrom),
        PriceTo = DayText.Write(o.PriceTo),
        Currency = o.Currency,
        Stages = o.Stages,
        Recruiting = o.Trial?.RecruitingHere == true,
        NoFee = o.Trial?.NoFeeForProduct == true,
        RegulatorOn = DayText.Write(o.Trial?.RegulatorAuthorisedOn),
        EthicsOn = DayText.Write(o.Trial?.EthicsApprovedOn),
    };

    /// <exception cref="InvalidRequestException">Something is missing or is not a number.</exception>
    public Offering ToOffering(bool inTrial)
    {
        var problems = new List<FieldProblem>();
        if (Pair is not { Length: > 0 })
            problems.Add(new("offering.pair", "required", "Please choose a treatment."));
        if (DayText.Whole(Cases) is null)
            problems.Add(new("offering.casesPerYear", "required", "Please say how many cases a year; 0 for none yet."));
        if (DayText.Whole(Years) is null)
            problems.Add(new("offering.yearsOfExperience", "required", "Please say for how many years; 0 for less than one."));
        var priced = !inTrial && (PriceFrom is { Length: > 0 } || PriceTo is { Length: > 0 });
        AddUnread(problems, "offering.priceFrom", PriceFrom);
        AddUnread(problems, "offering.priceTo", PriceTo);
        if (priced && problems.Count == 0 && (Amount(PriceFrom) is null || Amount(PriceTo) is null || Currency is not { Length: > 0 }))
            problems.Add(new("offering.priceFrom", "required", "A price range has a lowest price, a highest price and a currency, or none of them."));
        if (problems.Count > 0)
            throw new InvalidRequestException(problems);
        var codes = Pair!.Split('/');
        return new Offering
        {
            ConditionCode = codes[0],
            TreatmentCode = codes[1],
            CasesPerYear = DayText.Whole(Cases)!.Value,
            YearsOfExperience = DayText.Whole(Years)!.Value,
            PriceFrom = priced ? Amount(PriceFrom) : null,
            PriceTo = priced ? Amount(PriceTo) : null,
            Currency = priced ? Currency : null,
            Stages = Stages,
            Trial = inTrial ? new Trial { RecruitingHere = Recruiting, NoFeeForProduct = NoFee, RegulatorAuthorisedOn = DayText.Read(RegulatorOn), EthicsApprovedOn = DayText.Read(EthicsOn) } : null,
        };
    }

    private void AddUnread(List<FieldProblem> problems, string field, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && MoneyReader.Read(text, Currency).Reading is { Value: null } unread)
            problems.Add(new(field, unread.Code, unread.Sentence));
    }

    private decimal? Amount(string? text) => MoneyReader.Read(text, Currency).Reading.Value;
}
