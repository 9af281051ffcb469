using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Stamps that a person tried to reach the patient, or did; the next step moves on, or another attempt is planned.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Reached">Whether the patient was reached.</param>
/// <param name="Note">What was said.</param>
[AllowedTo(Roles.Coordinator)]
[RepeatedOnConflict]
public sealed record RecordContact(Guid LeadId, bool Reached, string? Note) : IRequest<Unit>;

internal sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator() => RuleFor(r => r.Note).Note();
}

internal sealed class RecordContactHandler(ILeadCrmDb db, IClinicalVault vault, ITriageClock clock, LeadProgress progress, EarlierActs earlier, ICallerContext callers, TimeProvider time) : IRequestHandler<RecordContact, Unit>
{
    /// <summary>Nobody calls twice within a minute, with the same outcome and note: that is the same call, sent twice.</summary>
    private static readonly TimeSpan s_oneCall = TimeSpan.FromMinutes(1);

    public async Task<Unit> Handle(RecordContact request, CancellationToken ct)
    {
        var (at, by) = (time.GetUtcNow(), callers.Current.Actor);
        var lead = await db.LeadAsync(request.LeadId, ct);
        var last = await earlier.LastAsync(lead.Id, request.Reached ? FactKind.ContactReached : FactKind.ContactAttempted, ct);
        if (last is not null && last.ActorId == by.Id && at - last.At < s_oneCall && await earlier.SaysAsync(last, request.Note, ct))
            throw new AlreadyDoneException();
        lead.Contacted(request.Reached, vault.SealNote(lead.Id, request.Note), by, at, clock.NextAttemptDue(at));
        // Reaching the person is the other way that was to be found.
        if (request.Reached && lead.NextStep == NextStep.ResolveFailure)
            await progress.SettleAsync(lead, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
