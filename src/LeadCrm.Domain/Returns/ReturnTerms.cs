using System.Globalization;
using LeadCrm.Domain.Assignments;

namespace LeadCrm.Domain.Returns;

/// <summary>What is agreed with clinics about returning leads: the house's terms, and what is agreed with one clinic instead.</summary>
/// <param name="AgeDays">Days after acceptance within which a lead may be returned.</param>
/// <param name="Share">Largest share of the leads offered in the last <see cref="WindowDays"/> days that may be returned, 0 to 1.</param>
/// <param name="AtLeast">So many may be returned however few were offered.</param>
/// <param name="CycleLimit">Approved returns of one lead after which no further clinic is asked before a person has judged it.</param>
public sealed record ReturnTerms(int AgeDays = 14, decimal Share = 0.10m, int AtLeast = 1, int CycleLimit = 2)
{
    /// <summary>Days over which offers and returns are counted.</summary>
    public const int WindowDays = 90;

    /// <summary>Longest age that can be agreed with a clinic, in days; beyond the window nobody could say what the share was of.</summary>
    public const int LongestAgeDays = WindowDays;

    /// <summary>Largest share that can be agreed with a clinic.</summary>
    public const decimal LargestShare = 0.5m;

    /// <summary>Refuses what cannot be agreed with a clinic.</summary>
    /// <param name="ageDays">Days after acceptance; <c>null</c>: the house's.</param>
    /// <param name="share">Share of its offers; <c>null</c>: the house's.</param>
    /// <exception cref="BrokenRuleException"><c>terms-out-of-range</c>.</exception>
    public static void CheckAgreed(int? ageDays, decimal? share)
    {
        if (ageDays is < 1 or > LongestAgeDays)
            throw new BrokenRuleException("terms-out-of-range", $"A case can be returned within 1 to {LongestAgeDays} days.");
        if (share is < 0 or > LargestShare)
            throw new BrokenRuleException("terms-out-of-range", "Between 0 and 50 % of the cases can be returned.");
    }

    /// <summary>These terms, but for what is agreed with one clinic. Where it is agreed that nothing is returned, the house's least number does not count either.</summary>
    /// <param name="ageDays">Days after acceptance; <c>null</c>: as here.</param>
    /// <param name="share">Share of its offers; <c>null</c>: as here.</param>
    public ReturnTerms With(int? ageDays, decimal? share) =>
        this with { AgeDays = ageDays ?? AgeDays, Share = share ?? Share, AtLeast = share == 0 ? 0 : AtLeast };

    /// <summary>How many leads may be returned in the window.</summary>
    /// <param name="offered">Leads offered to the clinic in the window.</param>
    public int Allowed(int offered) => Math.Max(AtLeast, (int)Math.Floor(offered * Share));

    /// <summary>Refuses a return that is outside of what was agreed.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="offered">Leads offered to the clinic in the window.</param>
    /// <param name="returned">Returns of the clinic in the window that were not refused.</param>
    /// <param name="at">Now (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>return-not-accepted</c> for an open offer; <c>return-not-open</c> once the patient chose or the
    /// case ended; <c>return-not-agreed</c>; <c>return-too-late</c>; <c>return-share-used</c>.</exception>
    public void Check(Assignment assignment, int offered, int returned, DateTimeOffset at)
    {
        if (assignment.Status == AssignmentStatus.Offered)
            throw new BrokenRuleException("return-not-accepted", "This case has not been accepted: decline it instead, which costs nothing.");
        if (!AssignmentMoves.IsLegal(assignment.Status, AssignmentStatus.Returned))
            throw new BrokenRuleException("return-not-open", "This case cannot be returned any more: the patient has chosen you, or it has ended.");
        if (AtLeast == 0 && Share == 0)
            throw new BrokenRuleException("return-not-agreed", "It is agreed with you that cases are not returned.");
        if (at > assignment.AnsweredAt?.AddDays(AgeDays))
            throw new BrokenRuleException("return-too-late", string.Create(CultureInfo.InvariantCulture, $"A case can be returned within {AgeDays} days after it was accepted."));
        if (returned >= Allowed(offered))
            throw new BrokenRuleException("return-share-used", string.Create(
                CultureInfo.InvariantCulture,
                $"You may return {Share * 100:0.##} % of the cases offered to you, at least {AtLeast}: that is {Allowed(offered)} in the last {WindowDays} days, and it is used up."));
    }
}
