using LeadCrm.Domain.Rates;

namespace LeadCrm.Infrastructure.Rates;

/// <summary>The exchange rates that ship with the program; the file itself says what they are worth and how to renew them.</summary>
internal static class ShippedRates
{
    private static readonly Lazy<ReferenceRates> s_rates = new(Read);

    public static ReferenceRates Value => s_rates.Value;

    private static ReferenceRates Read()
    {
        using var stream = typeof(ShippedRates).Assembly.GetManifestResourceStream("eurofxref-daily.xml") ?? throw new InvalidOperationException("The shipped exchange rates are missing.");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        // What ships was published: no clock is asked, so that a machine whose clock is wrong starts all the same.
        return ReferenceRatesFile.Read(content.ToArray(), DateOnly.MaxValue);
    }
}
