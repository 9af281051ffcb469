using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Staff;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>States days on which a colleague is away. The same days twice are one absence.</summary>
/// <param name="Id">The colleague.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <returns>The absence.</returns>
[AllowedTo(Roles.Administrator)]
public sealed record AddAbsence(Guid Id, DateOnly? From, DateOnly? To) : IRequest<Guid>, IStatedAbsence;

/// <summary>Takes an absence back.</summary>
/// <param name="Id">The colleague.</param>
/// <param name="AbsenceId">The absence.</param>
[AllowedTo(Roles.Administrator)]
public sealed record RemoveAbsence(Guid Id, Guid AbsenceId) : IRequest<Unit>;

/// <summary>States days on which the caller is away.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <returns>The absence.</returns>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer | Roles.Manager | Roles.Administrator)]
public sealed record AddMyAbsence(DateOnly? From, DateOnly? To) : IRequest<Guid>, IStatedAbsence;

/// <summary>Takes an absence of the caller back.</summary>
/// <param name="AbsenceId">The absence.</param>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer | Roles.Manager | Roles.Administrator)]
public sealed record RemoveMyAbsence(Guid AbsenceId) : IRequest<Unit>;

/// <summary>Days as they are typed.</summary>
public interface IStatedAbsence
{
    /// <summary>The first day.</summary>
    DateOnly? From { get; }

    /// <summary>The last day.</summary>
    DateOnly? To { get; }
}

internal sealed class AddAbsenceValidator(TimeProvider time) : AbsenceValidator<AddAbsence>(time);

internal sealed class AddMyAbsenceValidator(TimeProvider time) : AbsenceValidator<AddMyAbsence>(time);

internal abstract class AbsenceValidator<T> : AbstractValidator<T>
    where T : IStatedAbsence
{
    private const int YearsAhead = 3;

    protected AbsenceValidator(TimeProvider time)
    {
        RuleFor(r => r.From).NotNull().WithErrorCode("required").WithMessage("Please give the first day.")
            .Must(day => day is null || IsNear(day.Value, time)).WithErrorCode("out-of-range").WithMessage($"The first day is within a year past and {YearsAhead} years ahead.");
        RuleFor(r => r.To).NotNull().WithErrorCode("required").WithMessage("Please give the last day.")
            .Must((r, to) => to is null || r.From is null || to >= r.From).WithErrorCode("out-of-range").WithMessage("An absence does not end before it begins.")
            .Must((r, to) => to is null || r.From is null || to.Value.DayNumber - r.From.Value.DayNumber < Absence.MostDays).WithErrorCode("too-long").WithMessage($"An absence has at most {Absence.MostDays} days.");
    }

    private static bool IsNear(DateOnly day, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return day >= ZonedCalendar.EarliestDay(now).AddYears(-1) && day <= ZonedCalendar.LatestDay(now).AddYears(YearsAhead);
    }
}

/// <summary>Keeps colleagues' absences.</summary>
/// <param name="db">The database.</param>
/// <param name="desk">Who acts.</param>
public sealed class AbsenceBook(ILeadCrmDb db, StaffDesk desk)
{
    private const int Most = 200;

    /// <summary>Writes an absence down.</summary>
    /// <param name="userId">Who is away.</param>
    /// <param name="days">Validated before.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>too-many-absences</c>.</exception>
    public async Task<Guid> AddAsync(Guid userId, IStatedAbsence days, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(days);
        var (profile, account) = await desk.OpenAsync(userId, ct);
        var (from, to) = (days.From!.Value, days.To!.Value);
        if (await db.Absences.AsNoTracking().Where(a => a.UserId == account.Id && a.From == from && a.To == to).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct) is { } known)
            return known;
        if (await db.Absences.CountAsync(a => a.UserId == account.Id, ct) >= Most)
            throw new BrokenRuleException("too-many-absences", $"At most {Most} absences are kept; remove old ones first.");
        var absence = new Absence(Guid.CreateVersion7(desk.At), account.Id, from, to);
        db.Absences.Add(absence);
        profile.Touch(desk.At);
        desk.Record(account.Id, FactKind.AbsenceAdded, "absences");
        await db.SaveChangesAsync(ct);
        return absence.Id;
    }

    /// <summary>Takes an absence back; one that is gone was taken back already.</summary>
    /// <param name="userId">Who was to be away.</param>
    /// <param name="absenceId">The absence.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">There is none, or it is another's.</exception>
    public async Task RemoveAsync(Guid userId, Guid absenceId, CancellationToken ct)
    {
        var (profile, account) = await desk.OpenAsync(userId, ct);
        var absence = await db.Absences.FirstOrDefaultAsync(a => a.Id == absenceId && a.UserId == account.Id, ct) ?? throw new NotFoundException();
        db.Absences.Remove(absence);
        profile.Touch(desk.At);
        desk.Record(account.Id, FactKind.AbsenceRemoved, "absences");
        await db.SaveChangesAsync(ct);
    }
}

internal sealed class AddAbsenceHandler(AbsenceBook book) : IRequestHandler<AddAbsence, Guid>
{
    public Task<Guid> Handle(AddAbsence request, CancellationToken ct) => book.AddAsync(request.Id, request, ct);
}

internal sealed class RemoveAbsenceHandler(AbsenceBook book) : IRequestHandler<RemoveAbsence, Unit>
{
    public async Task<Unit> Handle(RemoveAbsence request, CancellationToken ct)
    {
        await book.RemoveAsync(request.Id, request.AbsenceId, ct);
        return Unit.Value;
    }
}

internal sealed class AddMyAbsenceHandler(AbsenceBook book, StaffDesk desk) : IRequestHandler<AddMyAbsence, Guid>
{
    public Task<Guid> Handle(AddMyAbsence request, CancellationToken ct) => book.AddAsync(desk.UserId, request, ct);
}

internal sealed class RemoveMyAbsenceHandler(AbsenceBook book, StaffDesk desk) : IRequestHandler<RemoveMyAbsence, Unit>
{
    public async Task<Unit> Handle(RemoveMyAbsence request, CancellationToken ct)
    {
        await book.RemoveAsync(desk.UserId, request.AbsenceId, ct);
        return Unit.Value;
    }
}
