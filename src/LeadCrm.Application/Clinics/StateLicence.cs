using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>
/// Records a licence or accreditation, or its renewal. What a manager enters was sighted by them; what the clinic states waits, but
/// an earlier expiry counts at once.
/// </summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Kind">Exactly one kind.</param>
/// <param name="Number">The number under which the issuer keeps it.</param>
/// <param name="IssuedBy">Who issued it.</param>
/// <param name="ExpiresOn">Its last day.</param>
/// <returns>Whether it waits to be sighted.</returns>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record StateLicence(Guid? ClinicId, LicenceKind Kind, string? Number, string? IssuedBy, DateOnly? ExpiresOn) : IRequest<bool>;

internal sealed class StateLicenceValidator : AbstractValidator<StateLicence>
{
    public StateLicenceValidator()
    {
        RuleFor(r => r.Kind).Must(k => k != LicenceKind.None && Enum.IsDefined(k)).WithErrorCode("unknown").WithMessage("Please choose what kind of licence it is.");
        RuleFor(r => r.Number).Text("Please give its number.", 80);
        RuleFor(r => r.IssuedBy).Text("Please say who issued it.", 200);
        RuleFor(r => r.ExpiresOn).NotNull().WithErrorCode("required").WithMessage("Please give the last day on which it is valid.")
            .InclusiveBetween(new DateOnly(1990, 1, 1), new DateOnly(2200, 1, 1)).WithErrorCode("out-of-range").WithMessage("This day cannot be right.");
    }
}

internal sealed class StateLicenceHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<StateLicence, bool>
{
    public async Task<bool> Handle(StateLicence request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, null, ct);
        var licence = new Licence { Kind = request.Kind, Number = OneLine.Of(request.Number)!, IssuedBy = OneLine.Of(request.IssuedBy)!, ExpiresOn = request.ExpiresOn!.Value };
        // An earlier end of a known licence is news; a new one that is over already proves nothing.
        if (!clinic.Knows(licence) && !licence.IsValidOn(clinic.Today(desk.At)))
            throw new InvalidRequestException([new FieldProblem("expiresOn", "licence-over", "This licence is over already; enter the one that is valid now.")]);
        StatedContent? waits = null;
        if (desk.Sights)
            clinic.RecordLicence(licence);
        else
            waits = clinic.StateLicence(licence);
        await desk.AwaitSightingAsync(clinic, StatedContent.SubjectOf(licence.Kind, licence.Number), waits, ct);
        desk.Record(clinic, desk.Sights ? FactKind.ClinicLicenceSighted : FactKind.ClinicLicenceStated, "licences");
        await db.SaveChangesAsync(ct);
        return waits is not null;
    }
}
