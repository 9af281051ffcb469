using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.FollowUps;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Cases;

/// <summary>The patient confirms one clinic, its country and the risks; that clinic then sees who they are.</summary>
/// <param name="AssignmentId">The assignment.</param>
/// <param name="RisksAcknowledged">Whether the risk disclosure was acknowledged; without it nothing is released.</param>
[AllowedTo(Roles.Patient)]
[RepeatedOnConflict]
public sealed record ShareIdentity(Guid AssignmentId, bool RisksAcknowledged) : IRequest<Unit>;

internal sealed class ShareIdentityValidator : AbstractValidator<ShareIdentity>
{
    public ShareIdentityValidator() => RuleFor(r => r.RisksAcknowledged).Equal(true).WithErrorCode("risks-not-acknowledged")
        .WithMessage("Please read the risks and confirm that you have.");
}

internal sealed class ShareIdentityHandler(
    ILeadCrmDb db, ICatalogue catalogues, EvidenceGuard evidence, IClinicalVault vault, PlannedMessages planned, ITriageClock clock, ICallerContext callers, TimeProvider time) : IRequestHandler<ShareIdentity, Unit>
{
    public async Task<Unit> Handle(ShareIdentity request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var (lead, assignment) = await db.OwnAssignmentAsync(callers.Current, request.AssignmentId, ct);
        if (assignment.IdentitySharedAt is not null)
            return Unit.Value;
        await evidence.RefuseUnprovenAsync(lead, ct);
        assignment.ShareIdentity(at);
        await ReleaseAsync(lead, assignment, at, ct);
        var disclosure = (await catalogues.GetAsync(ct)).FindPair(lead.ConditionCode, lead.TreatmentCode)?.DisclosureFor(lead.Requester.Language);
        db.Consents.Add(new Consent(
            lead.Id, ConsentPurpose.ShareIdentity, granted: true, disclosure?.Version ?? "none", disclosure?.Language ?? lead.Requester.Language, at, "case-page", assignment.ClinicId));
        db.Facts.Add(new Fact(lead.Id, FactKind.IdentityShared, at, callers.Current.Actor) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });
        db.Messages.Add(new Message(MessageKind.IdentityShared, lead.Id, assignment.Id, at, at, clinicId: assignment.ClinicId, assignmentId: assignment.Id));
        await planned.CancelAsync(lead.Id, assignment.Id, [MessageKind.ConfirmClinic, MessageKind.ConfirmClinicReminder], "confirmed", ct);
        lead.ClinicConfirmed(at, clock.QuoteDue(at));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private async Task ReleaseAsync(Lead lead, Assignment assignment, DateTimeOffset at, CancellationToken ct)
    {
        var known = ReleasedIdentity.Of(lead);
        var identity = vault.Seal(assignment.Id, CatalogueJson.Write(known));
        var earlier = await db.IdentityReleases.FirstOrDefaultAsync(r => r.AssignmentId == assignment.Id, ct);
        if (earlier is null)
            db.IdentityReleases.Add(new IdentityRelease(assignment.Id, assignment.ClinicId, identity, known.PatientName, at));
    }
}
