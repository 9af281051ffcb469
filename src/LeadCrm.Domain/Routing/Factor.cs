namespace LeadCrm.Domain.Routing;

/// <summary>What ranks the clinics that pass every gate. Each is a whole number from 0 to 100. The values are stored: they only grow.</summary>
public enum Factor
{
    /// <summary>Cases per year and years of experience with this pair.</summary>
    Experience = 0,

    /// <summary>Stages of care that the clinic itself provides.</summary>
    Completeness = 1,

    /// <summary>Share of offers answered in time in the last 90 days, smoothed.</summary>
    Speed = 2,

    /// <summary>Accepted ÷ (accepted + declined + expired) in the last 90 days, smoothed.</summary>
    Acceptance = 3,

    /// <summary>Booked ÷ quoted in the last 90 days, smoothed.</summary>
    Conversion = 4,

    /// <summary>Good outcomes ÷ outcomes reported, smoothed.</summary>
    Outcomes = 5,

    /// <summary>How much of the price range lies within the budget.</summary>
    PriceFit = 6,

    /// <summary>Spoken rather than interpreted language; the preferred destination rather than another accepted one.</summary>
    LanguageAndDestination = 7,
}
