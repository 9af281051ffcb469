using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Applies on behalf of a clinic, and invites its first user.</summary>
/// <param name="Profile">What the clinic says about itself.</param>
/// <param name="UserName">The first user's name; null with <paramref name="UserEmail"/>: nobody is invited yet.</param>
/// <param name="UserEmail">The first user's address.</param>
/// <returns>The clinic.</returns>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record AddClinic(ClinicProfileForm Profile, string? UserName, string? UserEmail) : IRequest<Guid>;

internal sealed class AddClinicValidator : AbstractValidator<AddClinic>
{
    public AddClinicValidator()
    {
        RuleFor(r => r.Profile).SetValidator(new ClinicProfileFormValidator());
        When(r => !string.IsNullOrWhiteSpace(r.UserEmail) || !string.IsNullOrWhiteSpace(r.UserName), () =>
        {
            RuleFor(r => r.UserName).Text("Please give the name.", 100);
            RuleFor(r => r.UserEmail).Address();
        });
    }
}

internal sealed class AddClinicHandler(ILeadCrmDb db, ClinicDesk desk, ClinicInvitations invitations) : IRequestHandler<AddClinic, Guid>
{
    public async Task<Guid> Handle(AddClinic request, CancellationToken ct)
    {
        var clinic = Clinic.Apply(Guid.CreateVersion7(desk.At), request.Profile.ToProfile(), desk.At);
        db.Clinics.Add(clinic);
        desk.Record(clinic, FactKind.ClinicAdded, "profile");
        if (!string.IsNullOrWhiteSpace(request.UserEmail))
            await invitations.InviteAsync(clinic.Id, request.UserName!, request.UserEmail, ct);
        await db.SaveChangesAsync(ct);
        return clinic.Id;
    }
}
