namespace LeadCrm.Application.Assignments;

/// <summary>
/// One clinic's own part in the stored routing decisions. Clinics never read decisions or leads; what comes out of here names no other
/// clinic, no lead and nothing about a patient.
/// </summary>
public interface IOwnDecisions
{
    /// <summary>The newest decisions about the pairs that a clinic offers and offered at the time, one a case.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="since">From here on (UTC).</param>
    /// <param name="most">How many decisions are opened at most.</param>
    /// <param name="ct">Cancels.</param>
    Task<OwnDecisions> RecentAsync(Guid clinicId, DateTimeOffset since, int most, CancellationToken ct);

    /// <summary>The clinic's agreed share and its actual one, as the newest decision that offered it a case saw them; null when there is none.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="ct">Cancels.</param>
    Task<OwnShare?> ShareAsync(Guid clinicId, CancellationToken ct);
}

/// <summary>A clinic's part in what was decided lately.</summary>
/// <param name="Since">What follows counts from here on (UTC); later than asked for when there was more than may be looked through, or when the clinic had no part in what was decided before.</param>
/// <param name="Cases">Cases whose condition and treatment the clinic offered when they were decided, and still offers.</param>
/// <param name="Offered">Those among them that were offered to it.</param>
/// <param name="Items">The newest of them.</param>
public sealed record OwnDecisions(DateTimeOffset Since, int Cases, int Offered, IReadOnlyList<OwnDecision> Items);

/// <summary>A clinic's part in one decision.</summary>
/// <param name="DecidedAt">When (UTC).</param>
/// <param name="ConditionCode">The condition.</param>
/// <param name="TreatmentCode">The treatment.</param>
/// <param name="Offered">Whether the case was offered to it.</param>
/// <param name="AssignmentId">Its own assignment, if it holds or held one.</param>
/// <param name="OfferReference">What it calls the case, if it holds or held it.</param>
/// <param name="Reasons">Why not, as codes: failed gates, or <see cref="Outranked"/>.</param>
/// <param name="Sentences">The whole of it in words, about this clinic only.</param>
public sealed record OwnDecision(
    DateTimeOffset DecidedAt, string ConditionCode, string TreatmentCode, bool Offered, Guid? AssignmentId, string? OfferReference,
    IReadOnlyList<string> Reasons, IReadOnlyList<string> Sentences)
{
    /// <summary>Every gate was passed, but other clinics were ahead.</summary>
    public const string Outranked = "outranked";
}

/// <summary>A clinic's agreed share of the cases that clinics compete for, and what it got.</summary>
/// <param name="Agreed">Agreed share, percent of the cases that the clinics of that case compete for.</param>
/// <param name="Actual">What it got of them in the window over which shares are agreed, percent.</param>
/// <param name="At">When that was reckoned (UTC).</param>
public sealed record OwnShare(decimal Agreed, decimal Actual, DateTimeOffset At);
