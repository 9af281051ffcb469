using System.Globalization;
using System.Text.Json;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>Working hours while they are typed.</summary>
public sealed class HoursDraft
{
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public Dictionary<DayOfWeek, List<Shift>> Days { get; } = Week.ToDictionary(d => d, _ => new List<Shift>());

    public List<ClosedPeriod> Closed { get; private init; } = [];

    public string? AcceptanceHours { get; set; }

    public static HoursDraft From(ClinicDetails clinic)
    {
        var draft = new HoursDraft
        {
            AcceptanceHours = clinic.AcceptanceHours.ToString(CultureInfo.InvariantCulture),
            Closed = [.. ClosedPeriod.Of((clinic.WorkingHours?.Holidays ?? []).Where(d => d >= clinic.Today))],
        };
        foreach (var i in clinic.WorkingHours?.Weekly ?? [])
            draft.Days[i.Day].Add(new Shift { From = i.From, To = i.To });
        return draft;
    }

    /// <summary>Everything that is written, to see whether it has changed.</summary>
    public string AsText() => JsonSerializer.Serialize(this);

    /// <summary>A day gets the shifts of the one before it.</summary>
    public void CopyFromBefore(DayOfWeek day)
    {
        var before = Days[(DayOfWeek)(((int)day + 6) % 7)];
        Days[day] = [.. before.Select(s => new Shift { From = s.From, To = s.To })];
    }

    public void AddShift(DayOfWeek day) =>
        Days[day].Add(Days[day].Count == 0 ? new Shift { From = new TimeOnly(9, 0), To = new TimeOnly(17, 0) } : new Shift());

    /// <exception cref="InvalidRequestException">A shift has no beginning or no end.</exception>
    public SetWorkingHours ToRequest(Guid? clinicId, int version)
    {
        var problems = Week.Where(d => Days[d].Exists(s => s.From is null || s.To is null))
            .Select(d => new FieldProblem(d.ToString(), "required", "Please give the beginning and the end of every shift."))
            .Concat(Week.Where(d => Days[d].Exists(s => s.Ends <= s.Begins)).Select(d => new FieldProblem(d.ToString(), "out-of-range", "A shift ends before it begins.")))
            .Concat(Week.Where(d => Overlap(Days[d])).Select(d => new FieldProblem(d.ToString(), "overlap", "Shifts of one day do not overlap; please correct one of them.")))
            .Concat(DayText.Whole(AcceptanceHours) is null ? [new FieldProblem("acceptanceHours", "required", "Please give a whole number of hours.")] : [])
            .ToList();
        return problems.Count > 0
            ? throw new InvalidRequestException(problems)
            : new SetWorkingHours(
                clinicId,
                version,
                [.. Week.SelectMany(d => Days[d].Select(s => new WorkingInterval(d, s.From!.Value, s.To!.Value)))],
                Closed,
                DayText.Whole(AcceptanceHours));
    }

    private static bool Overlap(List<Shift> shifts)
    {
        var ordered = shifts.OrderBy(s => s.Begins).ToList();
        return ordered.Zip(ordered.Skip(1)).Any(pair => pair.Second.Begins < pair.First.Ends);
    }
}

/// <summary>One shift while it is typed.</summary>
public sealed class Shift
{
    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    internal TimeSpan Begins => From?.ToTimeSpan() ?? TimeSpan.Zero;

    /// <summary>00:00 is the end of the day.</summary>
    internal TimeSpan Ends => To is { } to && to != TimeOnly.MinValue ? to.ToTimeSpan() : TimeSpan.FromDays(1);
}
