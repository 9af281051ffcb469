using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Clinics;

/// <summary>A manager has seen the evidence for what a clinic states: from now on it counts.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="Version">The version that was read.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record SightStatement(Guid StatementId, int Version) : IRequest<Unit>;

/// <summary>A manager cannot confirm what a clinic states; nothing about the clinic changes, and it reads why.</summary>
/// <param name="StatementId">The statement.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Reason">Why, for the clinic.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record RefuseStatement(Guid StatementId, int Version, string? Reason) : IRequest<Unit>;

/// <summary>The clinic takes back what nobody has looked at yet.</summary>
/// <param name="StatementId">The statement.</param>
[AllowedTo(Roles.Clinic)]
public sealed record WithdrawStatement(Guid StatementId) : IRequest<Unit>;

internal static class StatementLookup
{
    public static async Task<ClinicStatement> StatementAsync(this ILeadCrmDb db, Guid id, CancellationToken ct) =>
        await db.ClinicStatements.FirstOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException();
}

internal sealed class SightStatementHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<SightStatement, Unit>
{
    public async Task<Unit> Handle(SightStatement request, CancellationToken ct)
    {
        var statement = await db.StatementAsync(request.StatementId, ct);
        statement.Sight(await desk.OpenAsync(statement.ClinicId, null, ct), request.Version, desk.UserId, desk.At);
        desk.Record(statement.ClinicId, FactKind.ClinicStatementSighted, statement.Subject.Split(':')[0]);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class RefuseStatementHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<RefuseStatement, Unit>
{
    public async Task<Unit> Handle(RefuseStatement request, CancellationToken ct)
    {
        var statement = await db.StatementAsync(request.StatementId, ct);
        statement.Refuse(ShortReason.Of(request.Reason), request.Version, desk.UserId, desk.At);
        desk.Record(statement.ClinicId, FactKind.ClinicStatementRefused, statement.Subject.Split(':')[0]);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}

internal sealed class WithdrawStatementHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<WithdrawStatement, Unit>
{
    public async Task<Unit> Handle(WithdrawStatement request, CancellationToken ct)
    {
        var statement = await db.StatementAsync(request.StatementId, ct);
        statement.Withdraw(desk.At);
        desk.Record(statement.ClinicId, FactKind.ClinicStatementWithdrawn, statement.Subject.Split(':')[0]);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
