using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// What a clinic did with its offers in the last 90 days. Rates are smoothed: each starts from what is usual among clinics
/// as if ten offers had already been seen (a Bayesian prior), so that a new clinic is neither punished nor favoured
/// and one lucky case moves nobody to the top.
/// </summary>
/// <param name="Offered">Offers made.</param>
/// <param name="AnsweredInTime">Offers accepted or declined before their deadline.</param>
/// <param name="Accepted">Offers accepted.</param>
/// <param name="Declined">Offers declined.</param>
/// <param name="Expired">Offers that ran out.</param>
/// <param name="Quoted">Accepted cases with a quote.</param>
/// <param name="Booked">Cases booked.</param>
/// <param name="OutcomesReported">Treated patients who reported an outcome.</param>
/// <param name="GoodOutcomes">Those among them whose outcome was good.</param>
public sealed record ClinicPerformance(
    int Offered = 0,
    int AnsweredInTime = 0,
    int Accepted = 0,
    int Declined = 0,
    int Expired = 0,
    int Quoted = 0,
    int Booked = 0,
    int OutcomesReported = 0,
    int GoodOutcomes = 0)
{
    private const int PriorStrength = 10;

    /// <summary>A clinic without any history.</summary>
    public static ClinicPerformance New { get; } = new();

    /// <summary>Offers answered in time, percent; starts from 80. Offers still open count as neither.</summary>
    public int Speed() => Smoothed(AnsweredInTime, AnsweredInTime + Expired, 80);

    /// <summary>Offers accepted of those decided, percent; starts from 60.</summary>
    public int Acceptance() => Smoothed(Accepted, Accepted + Declined + Expired, 60);

    /// <summary>Accepted cases that got a quote, percent; starts from 80. Not a factor: only a simulation asks for it.</summary>
    public int Quoting() => Smoothed(Quoted, Accepted, 80);

    /// <summary>Quotes that became bookings, percent; starts from 20.</summary>
    public int Conversion() => Smoothed(Booked, Quoted, 20);

    /// <summary>Good outcomes of those reported, percent; starts from 80.</summary>
    public int Outcomes() => Smoothed(GoodOutcomes, OutcomesReported, 80);

    private static int Smoothed(int successes, int trials, int priorPercent)
    {
        var counted = Math.Max(trials, successes);
        var denominator = counted + PriorStrength;
        return (int)(((100L * successes) + (priorPercent * PriorStrength) + (denominator / 2)) / denominator);
    }
}

/// <summary>
/// How much of a clinic's capacity and share is used. The days, weeks (from Monday) and months are the clinic's own calendar,
/// at the moment for which the pool was built.
/// </summary>
/// <param name="Today">Cases today: living and ended ones, but not offers that were declined, expired or recalled.</param>
/// <param name="ThisWeek">Cases this week, counted alike.</param>
/// <param name="ThisMonth">Cases this month, counted alike.</param>
/// <param name="InWindow">Cases in the window over which shares are agreed 
/// (the caller's choice, the same for all clinics; a clinic that is new in it catches up to its share first), counted alike.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClinicUsage(int Today, int ThisWeek, int ThisMonth, int InWindow);
