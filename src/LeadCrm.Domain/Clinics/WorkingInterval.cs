using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Clinics;

/// <summary>One stretch of work on a weekday, in local time. Several on a day make a split shift; a night shift is two intervals.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="From">Start, included.</param>
/// <param name="To">End, excluded; <c>00:00</c> means midnight at the end of the day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingInterval(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    internal TimeSpan Start => From.ToTimeSpan();

    /// <summary>How long it is by the wall clock; negative when it ends before it begins.</summary>
    public TimeSpan Duration() => End - Start;

    internal TimeSpan End => To == TimeOnly.MinValue ? TimeSpan.FromDays(1) : To.ToTimeSpan();
}
