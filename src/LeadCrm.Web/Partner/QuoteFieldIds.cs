using System.Text.RegularExpressions;

namespace LeadCrm.Web.Partner;

/// <summary>Which input of the quote's form a problem is about, so that its words can lead there.</summary>
internal static partial class QuoteFieldIds
{
    /// <param name="field">The field as a problem names it, for example <c>items[0].amount</c>.</param>
    /// <returns>The input's id; null when no single input is meant.</returns>
    public static string? Of(string field) => field switch
    {
        "currency" or "doctor" or "nights" or "trips" or "deposit" or "excluded" => field,
        "items" => "amount-0",
        "totalUpTo" => "up-to",
        "whatWouldChangeIt" => "changes",
        "earliestTreatmentOn" => "earliest",
        "revisionTerms" => "revision",
        "complicationTerms" => "complications",
        "refundTerms" => "refund",
        "validUntil" => "valid",
        _ when Line().Match(field) is { Success: true } line => $"{(line.Groups["part"].Value == "amount" ? "amount" : "line")}-{line.Groups["n"].Value}",
        _ => null,
    };

    [GeneratedRegex(@"^items\[(?<n>\d{1,3})\]\.(?<part>amount|description)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Line();
}
