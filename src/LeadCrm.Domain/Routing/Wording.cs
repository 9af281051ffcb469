using System.Globalization;
using System.Numerics;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>The English of explanations: every phrase for gates, factors, numbers and lists stands here.</summary>
internal static class Wording
{
    /// <summary>Follows "because" or a colon; <c>it</c> is the clinic.</summary>
    public static string OfClinic(Gate gate, CandidateClinic clinic, RoutingDecision decision, ExplanationWords words) => gate switch
    {
        Gate.OffersPair => $"it does not offer {words.Pair}",
        Gate.Capacity => "the number of cases that it agreed to take is used up",
        Gate.PolicyCap => "the policy's cap on its cases is used up",
        Gate.Destination => $"{words.CountryName(clinic.Country)} is not among the destinations that the patient accepts",
        Gate.Language => $"nobody there speaks or interprets {words.LanguageName(decision.Case.Language)}",
        Gate.Budget => "its lowest price is above the patient's budget",
        Gate.Vetting => clinic.VettingStatus == VettingStatus.Suspended ? "it is suspended" : "it has not been approved yet",
        Gate.Paused => $"it takes no new cases until {Day(clinic.PausedUntil ?? decision.At, clinic)}",
        Gate.Licence => "it has no national licence that is valid today",
        Gate.Accreditation => $"it has no valid {Kinds(decision.Case.RequiredAnyOf)} accreditation, which this treatment requires",
        Gate.TransferBasis => $"nothing yet allows health data to be sent to {words.CountryName(clinic.Country)}",
        Gate.TrialConditions => "it has no trial that is recruiting there, authorised, approved by an ethics committee and free of charge for the product",
        Gate.HoldsAlready => "it already has this case",
        Gate.DeclinedBefore => "it declined this case before",
        Gate.ExpiredBefore => "it did not answer in time when it was offered this case before",
        Gate.EndedBefore => "it had this case before, and that came to an end",
        Gate.OnlyRequestedClinic => "the patient wants an answer only from the clinic asked for by name",
        Gate.WorkingHours => "it has not stated its working hours, so no deadline could run",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Not a clinic's gate."),
    };

    /// <summary>The same to the clinic itself: kinds of wishes, never the patient's own figures, countries or language, and no other clinic.</summary>
    public static string ToTheClinic(Gate gate, CandidateClinic clinic, RoutingDecision decision, ExplanationWords words) => gate switch
    {
        Gate.OffersPair => $"you do not offer {words.Pair}",
        Gate.Capacity => "the number of cases that you agreed to take is used up",
        Gate.PolicyCap => "you have as many cases as one clinic is given at present",
        Gate.Destination => "the patient is looking at other countries",
        Gate.Language => "the patient's language is not among those that you speak or interpret",
        Gate.Budget => "the patient's budget is below your lowest price",
        Gate.Vetting => clinic.VettingStatus == VettingStatus.Suspended ? "you are suspended" : "you have not been approved yet",
        Gate.Paused => $"you take no new cases until {Day(clinic.PausedUntil ?? decision.At, clinic)}",
        Gate.Licence => "you have no national licence that is valid today",
        Gate.Accreditation => $"you have no valid {Kinds(decision.Case.RequiredAnyOf)} accreditation, which this treatment requires",
        Gate.TransferBasis => $"nothing yet allows health data to be sent to {words.CountryName(clinic.Country)}",
        Gate.TrialConditions => "you have no trial that is recruiting, authorised, approved by an ethics committee and free of charge for the product",
        Gate.HoldsAlready => "you already have it",
        Gate.DeclinedBefore => "you declined it before",
        Gate.ExpiredBefore => "you did not answer in time when it was offered to you before",
        Gate.EndedBefore => "you had it before, and that came to an end",
        Gate.OnlyRequestedClinic => "the patient asked for one particular clinic",
        Gate.WorkingHours => "you have not stated your working hours, so no deadline could run",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Not a clinic's gate."),
    };

    /// <summary>Follows "because".</summary>
    public static string OfCase(Gate gate, ExplanationWords words) => gate switch
    {
        Gate.Consent => "the patient has not agreed to a de-identified case being shown to clinics",
        Gate.RepresentedPerson => "the person who would be treated has not confirmed the request yet",
        Gate.RedFlag => "a red flag has not been cleared",
        Gate.Unproven => $"{words.Pair} is unproven and is never offered to clinics",
        Gate.EvidenceAcknowledgement => "the patient has not acknowledged the evidence and the risks yet",
        Gate.Eligibility => "the eligibility rules speak against this treatment, and no medical reviewer has decided otherwise",
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "Not a gate of the case."),
    };

    public static string Of(Factor factor) => factor switch
    {
        Factor.Experience => "experience",
        Factor.Completeness => "completeness of care",
        Factor.Speed => "speed of answers",
        Factor.Acceptance => "acceptance of offers",
        Factor.Conversion => "quotes that became bookings",
        Factor.Outcomes => "outcomes",
        Factor.PriceFit => "price fit",
        Factor.LanguageAndDestination => "language and destination",
        _ => throw new ArgumentOutOfRangeException(nameof(factor)),
    };

    public static IEnumerable<Gate> Each(Gate gates)
    {
        for (var bits = (uint)gates; bits != 0; bits &= bits - 1)
            yield return (Gate)(1u << BitOperations.TrailingZeroCount(bits));
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
    };

    public static string Ordinal(int rank) => rank switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        _ when rank % 100 is >= 11 and <= 13 => $"{rank}th",
        _ => (rank % 10) switch { 1 => $"{rank}st", 2 => $"{rank}nd", 3 => $"{rank}rd", _ => $"{rank}th" },
    };

    public static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : Inv($"{count} {many}");

    public static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>A moment on the clinic's own clock.</summary>
    public static string Moment(DateTimeOffset at, CandidateClinic clinic) =>
        Inv($"{TimeZoneInfo.ConvertTime(at, LocalClock.For(clinic.TimeZone)):d MMMM yyyy, HH:mm} ({clinic.TimeZone})");

    public static string Kinds(LicenceKind kinds)
    {
        var names = Enum.GetValues<LicenceKind>().Where(k => k != LicenceKind.None && kinds.HasFlag(k)).Select(KindName).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";
    }

    private static string Day(DateTimeOffset at, CandidateClinic clinic) =>
        Inv($"{TimeZoneInfo.ConvertTime(at, LocalClock.For(clinic.TimeZone)):d MMMM yyyy}");

    private static string KindName(LicenceKind kind) => kind switch
    {
        LicenceKind.NationalLicence => "national",
        LicenceKind.OtherClinical => "other clinical",
        LicenceKind.Temos => "Temos",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
