using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Agrees share, transfer basis and commission with a clinic; refused where the law does not carry it. Commission is never read by routing.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="AgreedShare">Weight among near-equal clinics, 0 to 100.</param>
/// <param name="TransferBasis">What allows health data to reach its country.</param>
/// <param name="Commission">What it pays for a treated patient.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record AgreeWithClinic(Guid ClinicId, int? Version, decimal AgreedShare, TransferBasis TransferBasis, Commission Commission) : IRequest<Unit>;

internal sealed class AgreeWithClinicValidator : AbstractValidator<AgreeWithClinic>
{
    public AgreeWithClinicValidator()
    {
        RuleFor(r => r.TransferBasis).IsInEnum().WithErrorCode("unknown").WithMessage("Please choose what allows the transfer.");
        RuleFor(r => r.Commission.Basis).IsInEnum().WithErrorCode("unknown").WithMessage("Please choose what the commission is taken of.");
        RuleFor(r => r.Commission.Registration).MaximumLength(80).WithErrorCode("too-long").WithMessage("At most 80 characters, please.");
    }
}

internal sealed class AgreeWithClinicHandler(ILeadCrmDb db, ClinicDesk desk, CommissionRules rules) : IRequestHandler<AgreeWithClinic, Unit>
{
    public async Task<Unit> Handle(AgreeWithClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, request.Version, ct);
        clinic.AgreeLawfully(request.TransferBasis, request.Commission, request.AgreedShare, rules, desk.At);
        desk.Record(clinic, "clinic-terms-agreed", "agreedShare", "transferBasis", "commission");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
