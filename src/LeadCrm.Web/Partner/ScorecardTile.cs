using System.Globalization;
using LeadCrm.Application.Assignments;

namespace LeadCrm.Web.Partner;

/// <summary>One figure of the scorecard; with a number of <see cref="OfferNumbers"/> it opens the cases behind it.</summary>
internal sealed record ScorecardTile(string? Number, string Words, string Value, string Help)
{
    public static IEnumerable<ScorecardTile> Of(PerformanceNumbers n)
    {
        yield return Counted(n, OfferNumbers.Offered, n.Open == 0 ? "all answered or over" : $"{n.Open} still to answer");
        yield return Counted(n, OfferNumbers.Accepted, Share(n.Acceptance, "of those accepted, declined or expired"));
        yield return Counted(n, OfferNumbers.Declined, n.TakenBack == 0 ? "" : $"{n.TakenBack} more taken back before you answered");
        yield return Counted(n, OfferNumbers.Expired, "not answered in time");
        yield return new(null, "Deadlines kept", n.AnsweredInTime is { } share ? Percent(share) : "–", n.Overdue == 0 ? "answered before the deadline" : $"{n.Overdue} open offers are overdue and count as missed");
        yield return Counted(n, OfferNumbers.Quoted, Share(n.QuoteRate, "of the accepted"));
        yield return Counted(n, OfferNumbers.Chosen, "patients who accepted your quote");
        yield return Counted(n, OfferNumbers.Treated, "patients treated; long-term follow-up runs");
        yield return Counted(n, OfferNumbers.Unsuitable, "judged by your doctors; no return");
        yield return Counted(n, OfferNumbers.Cancelled, "accepted, then cancelled by you");
        yield return Counted(n, OfferNumbers.Returned, Share(n.ReturnRate, "of the offered"));
    }

    private static ScorecardTile Counted(PerformanceNumbers n, string number, string help) =>
        new(number, NumberWords.Of(number), n.Counts[number].ToString("N0", CultureInfo.InvariantCulture), help);

    private static string Share(double? share, string of) => share is { } known ? $"{Percent(known)} {of}" : "";

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
