using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Returns;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Agrees share, transfer basis, commission and returns with a clinic; refused where the law does not carry it. Commission and returns are never read by routing.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="AgreedShare">Weight among near-equal clinics, 0 to 100.</param>
/// <param name="TransferBasis">What allows health data to reach its country.</param>
/// <param name="Commission">What it pays for a treated patient.</param>
/// <param name="ReturnAgeDays">Days after acceptance within which it may return a lead, 1 to 90; null: the house's.</param>
/// <param name="ReturnShare">Largest share of its offers that it may return, 0 to 0.5; null: the house's.</param>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record AgreeWithClinic(
    Guid ClinicId, int? Version, decimal AgreedShare, TransferBasis TransferBasis, Commission Commission, int? ReturnAgeDays = null, decimal? ReturnShare = null)
    : IRequest<Unit>;

internal sealed class AgreeWithClinicValidator : AbstractValidator<AgreeWithClinic>
{
    public AgreeWithClinicValidator()
    {
        RuleFor(r => r.TransferBasis).IsInEnum().WithErrorCode("unknown").WithMessage("Please choose what allows the transfer.");
        RuleFor(r => r.Commission.Basis).IsInEnum().WithErrorCode("unknown").WithMessage("Please choose what the commission is taken of.");
        RuleFor(r => r.Commission.Registration).MaximumLength(80).WithErrorCode("too-long").WithMessage("At most 80 characters, please.");
        RuleFor(r => r.ReturnAgeDays).InclusiveBetween(1, ReturnTerms.LongestAgeDays).WithErrorCode("out-of-range").WithMessage($"Please enter 1 to {ReturnTerms.LongestAgeDays} days, or nothing.");
        RuleFor(r => r.ReturnShare).InclusiveBetween(0, ReturnTerms.LargestShare).WithErrorCode("out-of-range").WithMessage("Please enter 0 to 50 per cent, or nothing.");
    }
}

internal sealed class AgreeWithClinicHandler(ILeadCrmDb db, ClinicDesk desk, CommissionRules rules) : IRequestHandler<AgreeWithClinic, Unit>
{
    public async Task<Unit> Handle(AgreeWithClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, request.Version, ct);
        clinic.AgreeLawfully(request.TransferBasis, request.Commission, request.AgreedShare, rules, desk.At);
        clinic.AgreeOnReturns(request.ReturnAgeDays, request.ReturnShare);
        desk.Record(clinic, FactKind.ClinicTermsAgreed, "agreedShare", "transferBasis", "commission", "returnAgeDays", "returnShare");
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
