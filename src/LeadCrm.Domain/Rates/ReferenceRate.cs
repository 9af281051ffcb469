namespace LeadCrm.Domain.Rates;

/// <summary>A currency's rate of a day, as it is kept. A day's rows are written together and never changed: decisions and quotes name the day.</summary>
public sealed class ReferenceRate
{
    private ReferenceRate() => Currency = string.Empty;

    /// <summary>Keeps a rate.</summary>
    /// <param name="day">The day of the rates.</param>
    /// <param name="currency">ISO 4217.</param>
    /// <param name="perEuro">What a euro is worth in it.</param>
    public ReferenceRate(DateOnly day, string currency, decimal perEuro)
    {
        Day = day;
        Currency = currency;
        PerEuro = perEuro;
    }

    /// <summary>The day for which the central bank published it.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; private set; }

    /// <summary>What a euro is worth in it.</summary>
    public decimal PerEuro { get; private set; }
}
