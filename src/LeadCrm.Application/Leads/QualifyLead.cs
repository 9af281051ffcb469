using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Sends a lead to routing. What clinics will read is fixed here: structured answers by allow-list, and free text only as approved.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Summary">Free text for clinics that the coordinator has read and approved; none when empty. See <see cref="Domain.Leads.ApprovedText"/>.</param>
/// <param name="Approved">The marked words of the text that the coordinator has read and says identify nobody.</param>
[AllowedTo(Roles.Coordinator)]
public sealed record QualifyLead(Guid LeadId, string? Summary, IReadOnlyList<string>? Approved = null) : IRequest<Unit>;

internal sealed class QualifyLeadValidator : AbstractValidator<QualifyLead>
{
    public QualifyLeadValidator()
    {
        RuleFor(r => r.Summary).Note();
        RuleFor(r => r.Approved).ApprovedWords();
    }
}

internal sealed class QualifyLeadHandler(ILeadCrmDb db, QualifiedCase cases, ICallerContext callers, TimeProvider time) : IRequestHandler<QualifyLead, Unit>
{
    public async Task<Unit> Handle(QualifyLead request, CancellationToken ct)
    {
        var lead = await db.LeadAsync(request.LeadId, ct);
        if (lead.Stage is >= LeadStage.Qualified and < LeadStage.Booked && await cases.SaysAsync(lead, request.Summary, ct))
            throw new AlreadyDoneException();
        await cases.AssessAsync(lead, ct);
        lead.Qualify(callers.Current.Actor, time.GetUtcNow());
        await cases.WriteAsync(lead, request.Summary, request.Approved, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
