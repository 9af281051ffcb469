using LeadCrm.Application.Access;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// Where a clinic's record is changed: by the clinic's own people, or by a manager. It finds the clinic that the caller may change,
/// tells who sights, and writes down who changed what.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="callers">Who is calling.</param>
/// <param name="time">The clock.</param>
public sealed class ClinicDesk(ILeadCrmDb db, ICallerContext callers, TimeProvider time)
{
    /// <summary>Now (UTC).</summary>
    public DateTimeOffset At { get; } = time.GetUtcNow();

    /// <summary>Who changes.</summary>
    public Actor By => callers.Current.Actor;

    /// <summary>The account that changes.</summary>
    public Guid UserId => callers.Current.UserId ?? throw new NotSignedInException();

    /// <summary>Whether the caller sights evidence; what a manager enters needs no second look. A clinic's own people never do.</summary>
    public bool Sights => (callers.Current.Roles & (Roles.Manager | Roles.Administrator)) != Roles.None && !callers.Current.Roles.HasFlag(Roles.Clinic);

    /// <summary>Finds the clinic to change.</summary>
    /// <param name="clinicId">The clinic; null: the caller's own.</param>
    /// <param name="seen">The version that the caller saw; null: any.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">There is none, or it is another's; the two cannot be told apart.</exception>
    /// <exception cref="Domain.BrokenRuleException"><c>changed-meanwhile</c>.</exception>
    public async Task<Clinic> OpenAsync(Guid? clinicId, int? seen, CancellationToken ct)
    {
        var id = clinicId ?? callers.Current.ClinicId;
        var clinic = await db.Clinics.FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException();
        clinic.RefuseUnlessSeen(seen);
        return clinic;
    }

    /// <summary>Writes down who changed what; ids and names of fields, never values.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="fields">What was changed.</param>
    public void Record(Clinic clinic, FactKind kind, params IEnumerable<string> fields) => Record(clinic.Id, kind, fields);

    /// <summary>Writes down who changed what.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="fields">What was changed.</param>
    public void Record(Guid clinicId, FactKind kind, params IEnumerable<string> fields) =>
        db.Facts.Add(new Fact(kind, At, By) { ClinicId = clinicId, Fields = [.. fields] });

    /// <summary>Keeps what waits to be sighted: at most one open statement per subject.</summary>
    /// <param name="clinic">The clinic.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="content">What waits now; null: nothing, so that an open statement is taken back.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether something waits.</returns>
    public async Task<bool> AwaitSightingAsync(Clinic clinic, string subject, StatedContent? content, CancellationToken ct)
    {
        var open = (await db.ClinicStatements.CurrentAsync(s => s.ClinicId == clinic.Id && s.Subject == subject && s.Status == StatementStatus.Open, ct)).SingleOrDefault();
        if (content is null)
            open?.Withdraw(At);
        else if (open is null)
            db.ClinicStatements.Add(new ClinicStatement(Guid.CreateVersion7(At), clinic.Id, content, UserId, At));
        else
            open.Restate(content, UserId, At);
        return content is not null;
    }
}
