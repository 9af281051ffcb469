using System.Globalization;
using LeadCrm.Application.Staff;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Workbench.Staff;

/// <summary>A week's working hours while they are typed.</summary>
public sealed class WeekDraft
{
    public Dictionary<string, List<ShiftDraft>> Days { get; } = WorkShift.Days.ToDictionary(d => d, _ => new List<ShiftDraft>());

    public static WeekDraft From(IEnumerable<WorkShift> shifts)
    {
        var draft = new WeekDraft();
        foreach (var shift in shifts)
            draft.Days[shift.Day!].Add(new ShiftDraft { From = shift.From, To = shift.To });
        return draft;
    }

    public static string Name(string day) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(day);

    public void Add(string day) => Days[day].Add(Days[day].Count == 0 ? new ShiftDraft { From = "09:00", To = "17:00" } : new ShiftDraft());

    /// <summary>A day gets the shifts of the one before it.</summary>
    public void CopyFromBefore(string day)
    {
        var week = WorkShift.Days;
        var before = week[(week.ToList().IndexOf(day) + week.Count - 1) % week.Count];
        Days[day] = [.. Days[before].Select(s => new ShiftDraft { From = s.From, To = s.To })];
    }

    /// <summary>In the order of the week, as <see cref="Problem"/> counts them.</summary>
    public IReadOnlyList<WorkShift> ToShifts() => [.. WorkShift.Days.SelectMany(d => Days[d].Select(s => new WorkShift(d, s.From, s.To)))];

    /// <summary>What is wrong with one of a day's shifts.</summary>
    public string? Problem(Attempt saving, string day)
    {
        ArgumentNullException.ThrowIfNull(saving);
        var shifts = ToShifts();
        return Enumerable.Range(0, shifts.Count).Where(i => shifts[i].Day == day)
            .SelectMany(i => saving.Problems.Where(p => p.Field.StartsWith(string.Create(CultureInfo.InvariantCulture, $"weekly[{i}]"), StringComparison.Ordinal)))
            .Select(p => p.Message).FirstOrDefault();
    }
}

/// <summary>One shift while it is typed, as the browser writes times.</summary>
public sealed class ShiftDraft
{
    public string? From { get; set; }

    public string? To { get; set; }
}
