using System.Globalization;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Clinics;

/// <summary>What the people of a clinic should know on every page.</summary>
internal static class ClinicNotices
{
    private const int WarnsDays = 60;

    public static IReadOnlyList<string> Of(Clinic clinic, DateTimeOffset at)
    {
        var today = clinic.Today(at);
        var notices = new List<string>();
        if (clinic.VettingStatus == VettingStatus.Suspended)
            notices.Add($"Your clinic is suspended: {clinic.SuspensionReason} No cases are offered.");
        if (clinic.VettingStatus is VettingStatus.Applied or VettingStatus.UnderReview)
            notices.Add("Your clinic is not approved yet, so no cases are offered. See what is still missing under “Our clinic”.");
        if (at < clinic.PausedUntil)
            notices.Add("Offers to your clinic are paused.");
        notices.AddRange(clinic.Licences
            .Where(l => l.ExpiresOn.DayNumber - today.DayNumber <= WarnsDays && !clinic.HasLongerThan(l))
            .OrderBy(l => l.ExpiresOn)
            .Select(l => Sentence(l, l.ExpiresOn.DayNumber - today.DayNumber)));
        return notices;
    }

    private static string Sentence(Licence licence, int days)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{LicenceNames.Of(licence.Kind)} {licence.Number}");
        var when = string.Create(CultureInfo.InvariantCulture, $"{licence.ExpiresOn:d MMMM yyyy}");
        return days switch
        {
            < 0 => $"{what} ended on {when}. Cases that need it are not offered; state its renewal.",
            0 => $"{what} ends today. State its renewal.",
            1 => $"{what} ends tomorrow, {when}. State its renewal.",
            _ => $"{what} ends in {days} days, on {when}. State its renewal.",
        };
    }
}
