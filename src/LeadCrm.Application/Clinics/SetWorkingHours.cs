using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>States when the clinic works. Deadlines that run already keep the moment that was told.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="Weekly">Intervals per weekday, local times; several on a day make a split shift.</param>
/// <param name="Closed">Closed from and to, local days, both included.</param>
/// <param name="AcceptanceHours">Working hours in which the clinic answers an offer; null: unchanged.</param>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record SetWorkingHours(Guid? ClinicId, int? Version, IReadOnlyList<WorkingInterval> Weekly, IReadOnlyList<ClosedPeriod> Closed, int? AcceptanceHours = null) : IRequest<Unit>;

/// <summary>Days on which a clinic does not work.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record ClosedPeriod(DateOnly From, DateOnly To)
{
    /// <summary>Every single day.</summary>
    public IEnumerable<DateOnly> Days() => Enumerable.Range(0, To.DayNumber - From.DayNumber + 1).Select(From.AddDays);

    /// <summary>Neighbouring days as periods, in order.</summary>
    /// <param name="days">Single days.</param>
    public static IReadOnlyList<ClosedPeriod> Of(IEnumerable<DateOnly> days)
    {
        var periods = new List<ClosedPeriod>();
        foreach (var day in days.Distinct().Order())
        {
            if (periods is [.., var last] && last.To.AddDays(1) == day)
                periods[^1] = last with { To = day };
            else
                periods.Add(new ClosedPeriod(day, day));
        }

        return periods;
    }
}

internal sealed class SetWorkingHoursValidator : AbstractValidator<SetWorkingHours>
{
    private const int MostIntervals = 42;
    private const int MostDays = 400;
    private static readonly TimeSpan s_least = TimeSpan.FromHours(2);

    public SetWorkingHoursValidator()
    {
        RuleFor(r => r.Weekly).NotEmpty().WithErrorCode("required").WithMessage("Deadlines run in working hours: state them for at least one day.")
            .Must(w => w.Count <= MostIntervals).WithErrorCode("too-many").WithMessage("A day has at most a few shifts.");
        RuleFor(r => r.Weekly).Must(w => w.Aggregate(TimeSpan.Zero, (all, i) => all + i.Duration()) >= s_least)
            .WithErrorCode("too-few").WithMessage("State at least two hours a week, so that offers can be answered.").When(r => r.Weekly is { Count: > 0 });
        RuleForEach(r => r.Weekly).Must(i => i.From.Ticks % TimeSpan.TicksPerMinute == 0 && i.To.Ticks % TimeSpan.TicksPerMinute == 0)
            .WithErrorCode("out-of-range").WithMessage("Working hours begin and end at whole minutes.");
        RuleForEach(r => r.Weekly).Must(i => Enum.IsDefined(i.Day)).WithErrorCode("unknown").WithMessage("This is not a weekday.");
        RuleForEach(r => r.Closed).Must(p => p.From <= p.To).WithErrorCode("out-of-range").WithMessage("A closed period does not end before it begins.");
        RuleFor(r => r.Closed).Must(c => c.Sum(p => Math.Max(0, (long)p.To.DayNumber - p.From.DayNumber + 1)) <= MostDays)
            .WithErrorCode("too-many").WithMessage($"At most {MostDays} closed days can be stated; use a pause for more.");
    }
}

internal sealed class SetWorkingHoursHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<SetWorkingHours, Unit>
{
    public async Task<Unit> Handle(SetWorkingHours request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, request.Version, ct);
        clinic.Work(request.Weekly, [.. request.Closed.SelectMany(p => p.Days())]);
        if (request.AcceptanceHours is { } hours)
            clinic.AnswerWithin(hours);
        desk.Record(clinic, FactKind.ClinicHoursSet, "workingHours", "acceptanceHours");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
