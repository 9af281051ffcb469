namespace LeadCrm.Domain.Routing;

/// <summary>What a simulation found. It is stored as JSON: members only grow.</summary>
/// <param name="Leads">How many past leads were replayed.</param>
/// <param name="From">When the first of them was qualified (UTC); <c>null</c> without leads.</param>
/// <param name="To">When the last of them was qualified (UTC); <c>null</c> without leads.</param>
/// <param name="SnapshotHash">The snapshot of the clinics, hexadecimal; the kept decisions refer to it.</param>
/// <param name="Changed">Leads whose first offers go to other clinics under the draft.</param>
/// <param name="Before">Under the published policy.</param>
/// <param name="After">Under the draft.</param>
/// <param name="Happened">What really came of these leads.</param>
/// <param name="MostChanged">The leads that change most, at most ten.</param>
public sealed record SimulationOutcome(
    int Leads,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string SnapshotHash,
    int Changed,
    PolicyFigures Before,
    PolicyFigures After,
    PolicyFigures Happened,
    IReadOnlyList<ChangedLead> MostChanged);

/// <summary>The figures of one side of a comparison.</summary>
/// <param name="WithoutOffer">Leads that no clinic was offered.</param>
/// <param name="WithoutClinic">Leads that no clinic took in the end; those without an offer are among them.</param>
/// <param name="HoursToAcceptance">Median hours on the clock from qualification to the first acceptance; <c>null</c> when nobody accepted.</param>
/// <param name="Clinics">Clinic by clinic.</param>
public sealed record PolicyFigures(int WithoutOffer, int WithoutClinic, double? HoursToAcceptance, IReadOnlyList<ClinicFigures> Clinics)
{
    /// <summary>No figures.</summary>
    public static PolicyFigures None { get; } = new(0, 0, null, []);

    /// <summary>The sum over all clinics; shares are those of everything.</summary>
    public ClinicFigures Total() => new(
        Guid.Empty,
        Clinics.Sum(c => c.Offers),
        Clinics.Sum(c => c.InTime),
        Clinics.Sum(c => c.Expired),
        Clinics.Sum(c => c.Accepted),
        Clinics.Sum(c => c.Quotes),
        Clinics.Sum(c => c.Bookings),
        Clinics.Sum(c => c.Share),
        Clinics.Sum(c => c.AgreedShare));
}

/// <summary>What one clinic gets and does.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Offers">Offers made to it.</param>
/// <param name="InTime">Offers that it answered before the deadline.</param>
/// <param name="Expired">Offers that ran out.</param>
/// <param name="Accepted">Cases that it took.</param>
/// <param name="Quotes">Cases for which it sends a quote.</param>
/// <param name="Bookings">Cases that are booked.</param>
/// <param name="Share">Its part of the offers that were not given back, percent.</param>
/// <param name="AgreedShare">The part that was agreed, among the clinics that competed for each case, percent.</param>
public sealed record ClinicFigures(
    Guid ClinicId, int Offers, int InTime, int Expired, int Accepted, int Quotes, int Bookings, double Share, double AgreedShare);

/// <summary>A lead whose first decision differs, with both decisions as they are stored.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Before">The decision under the published policy, encoded by <see cref="DecisionCodec"/>.</param>
/// <param name="After">The decision under the draft, encoded alike.</param>
public sealed record ChangedLead(Guid LeadId, byte[] Before, byte[] After);
