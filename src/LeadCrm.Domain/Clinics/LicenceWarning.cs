namespace LeadCrm.Domain.Clinics;

/// <summary>
/// That a clinic was warned of the end of a licence: once per licence, last day and threshold, however often anybody looks. A
/// renewal has another last day, and so it is warned of anew.
/// </summary>
public sealed class LicenceWarning
{
    /// <summary>The threshold of the notice that a licence has ended.</summary>
    public const int Ended = -1;

    /// <summary>How many days ahead clinics are warned.</summary>
    public static readonly IReadOnlyList<int> Thresholds = [60, 30, 7];

    // Of what ended long before it was entered nobody needs to be told.
    private const int OldDays = -60;

    private LicenceWarning() => Number = string.Empty;

    private LicenceWarning(Guid clinicId, Licence licence, int days, DateTimeOffset at)
    {
        Id = TimeOrderedId.At(at);
        (ClinicId, Kind, Number, ExpiresOn) = (clinicId, licence.Kind, licence.Number, licence.ExpiresOn);
        (Days, WarnedAt) = (days, at);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The clinic.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>Kind of the licence.</summary>
    public LicenceKind Kind { get; private set; }

    /// <summary>Number of the licence.</summary>
    public string Number { get; private set; }

    /// <summary>Its last day.</summary>
    public DateOnly ExpiresOn { get; private set; }

    /// <summary>One of <see cref="Thresholds"/>, or <see cref="Ended"/>.</summary>
    public int Days { get; private set; }

    /// <summary>When the warning was decided (UTC).</summary>
    public DateTimeOffset WarnedAt { get; private set; }

    /// <summary>
    /// The warnings that are due by the clinic's calendar. A licence that is first seen close to its end gets the threshold it is
    /// in, not all that have passed; one that a longer licence of the same kind has replaced gets none.
    /// </summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="at">Now (UTC).</param>
    public static IReadOnlyList<LicenceWarning> Due(Clinic clinic, DateTimeOffset at)
    {
        if (clinic.VettingStatus is VettingStatus.Applied or VettingStatus.Suspended)
            return [];
        var today = clinic.Today(at);
        return [.. clinic.Licences
            .Where(l => !clinic.HasLongerThan(l))
            .Select(l => (Licence: l, Days: ThresholdOf(l.ExpiresOn.DayNumber - today.DayNumber)))
            .Where(due => due.Days is not null)
            .Select(due => new LicenceWarning(clinic.Id, due.Licence, due.Days!.Value, at))];
    }

    /// <summary>Whether the clinic still stands where this warning was decided: same last day, not replaced.</summary>
    /// <param name="clinic">The clinic now.</param>
    public bool StillHolds(Clinic clinic) =>
        clinic.Licences.FirstOrDefault(l => l.Kind == Kind && l.Number == Number) is { } licence
        && licence.ExpiresOn == ExpiresOn && !clinic.HasLongerThan(licence);

    private static int? ThresholdOf(int daysLeft) => daysLeft switch
    {
        < OldDays => null,
        < 0 => Ended,
        <= 7 => 7,
        <= 30 => 30,
        <= 60 => 60,
        _ => null,
    };
}
