using System.Globalization;
using FluentValidation;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Staff;

/// <summary>A stretch of work as it is typed; several on a day make a split shift, and one over midnight is two.</summary>
/// <param name="Day">The weekday in English.</param>
/// <param name="From">Local time, <c>09:00</c>.</param>
/// <param name="To">Local time, <c>17:30</c>; <c>00:00</c> is the end of the day.</param>
public sealed record WorkShift(string? Day, string? From, string? To)
{
    private static readonly string[] s_times = ["HH:mm", "H:mm", "HH:mm:ss"];

    /// <summary>The weekdays, from Monday.</summary>
    public static IReadOnlyList<string> Days { get; } = [.. Enumerable.Range(1, 7).Select(d => FormCodes.Code((DayOfWeek)(d % 7)))];

    /// <summary>How a stretch of work is written.</summary>
    /// <param name="interval">The stretch.</param>
    public static WorkShift Of(WorkingInterval interval) => new(FormCodes.Code(interval.Day), Write(interval.From), Write(interval.To));

    internal TimeOnly? Begin => Time(From);

    internal TimeOnly? End => Time(To);

    /// <summary>What it says; null while something is missing or is no day or time.</summary>
    internal WorkingInterval? Read() =>
        ChoiceRule.Find(Days, Day) is { } day && Begin is { } from && End is { } to ? new WorkingInterval(Enum.Parse<DayOfWeek>(day, ignoreCase: true), from, to) : null;

    private static TimeOnly? Time(string? text) => TimeOnly.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Write(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

internal sealed class WorkShiftValidator : AbstractValidator<WorkShift>
{
    public WorkShiftValidator()
    {
        RuleFor(s => s.Day).NotEmpty().WithErrorCode("required").WithMessage("Please say on which day.").OneOf(WorkShift.Days);
        RuleFor(s => s.From).Must((s, _) => s.Begin is not null).WithErrorCode("invalid").WithMessage("Please give the beginning as a time, such as 09:00.");
        RuleFor(s => s.To).Must((s, _) => s.End is not null).WithErrorCode("invalid").WithMessage("Please give the end as a time, such as 17:30.");
        RuleFor(s => s.To).Must((s, _) => s.Read() is not { } read || read.Duration() > TimeSpan.Zero)
            .WithErrorCode("out-of-range").WithMessage("A shift ends after it begins. One over midnight is two: until 00:00, and from 00:00 on the next day.");
    }
}
