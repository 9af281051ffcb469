using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Clinics;

/// <summary>Changes a clinic's profile. Another name or country, stated by the clinic itself, waits until a manager has sighted it.</summary>
/// <param name="ClinicId">The clinic; null: the caller's own.</param>
/// <param name="Version">The version that was seen; null: any.</param>
/// <param name="Profile">The profile as it would be.</param>
/// <returns>Whether name or country wait to be sighted.</returns>
[AllowedTo(Roles.Clinic | Roles.Manager | Roles.Administrator)]
public sealed record DescribeClinic(Guid? ClinicId, int? Version, ClinicProfileForm Profile) : IRequest<bool>;

/// <summary>A profile as it is typed.</summary>
public sealed record ClinicProfileForm
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>City in which patients are treated.</summary>
    public string? City { get; init; }

    /// <summary>IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>BCP 47 tags of the languages in which the clinic treats.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>BCP 47 tags of the languages for which it has interpreters.</summary>
    public IReadOnlyList<string> InterpreterLanguages { get; init; } = [];

    /// <summary>Where offers are announced.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>Number for treated patients, in any notation of the clinic's country.</summary>
    public string? Phone24h { get; init; }

    internal ClinicProfile ToProfile()
    {
        _ = PhoneNumberRule.TryNormalise(Phone24h, Country, out var phone);
        return new(OneLine.Of(Name)!, Country!, OneLine.Of(City)!, TimeZone!, Languages, InterpreterLanguages, MailAddressRule.Normalise(ContactEmail!), phone);
    }
}

internal sealed class ClinicProfileFormValidator : AbstractValidator<ClinicProfileForm>
{
    private const int MostLanguages = 30;

    public ClinicProfileFormValidator()
    {
        RuleFor(p => p.Name).Text("Please give the clinic's name.", 200);
        RuleFor(p => p.Country).Must(IsoCodes.IsCountry).WithErrorCode("unknown").WithMessage(p => string.IsNullOrEmpty(p.Country) ? "Please choose the country." : Countries.Refusal(p.Country));
        RuleFor(p => p.City).Text("Please give the city in which you treat.", 100);
        RuleFor(p => p.TimeZone).Must(TimeZones.IsKnown).WithErrorCode("unknown").WithMessage("Please choose the time zone.");
        RuleFor(p => p.Languages).NotEmpty().WithErrorCode("required").WithMessage("Please choose at least one language in which you treat.");
        RuleForEach(p => p.Languages).Must(Domain.Values.Languages.IsKnown).WithErrorCode("unknown").WithMessage("One of the languages is not known.");
        RuleForEach(p => p.InterpreterLanguages).Must(Domain.Values.Languages.IsKnown).WithErrorCode("unknown").WithMessage("One of the languages is not known.");
        RuleFor(p => p.Languages.Count + p.InterpreterLanguages.Count).LessThanOrEqualTo(MostLanguages).WithErrorCode("too-many").OverridePropertyName("languages").WithMessage($"At most {MostLanguages} languages, please.");
        RuleFor(p => p.ContactEmail).Address();
        RuleFor(p => p.Phone24h).Must((p, phone) => PhoneNumberRule.TryNormalise(phone, p.Country, out _))
            .WithErrorCode("invalid").WithMessage((p, phone) => PhoneNumberRule.ProblemOf(phone, p.Country));
    }
}

internal sealed class DescribeClinicValidator : AbstractValidator<DescribeClinic>
{
    public DescribeClinicValidator() => RuleFor(r => r.Profile).SetValidator(new ClinicProfileFormValidator());
}

internal sealed class DescribeClinicHandler(ILeadCrmDb db, ClinicDesk desk) : IRequestHandler<DescribeClinic, bool>
{
    public async Task<bool> Handle(DescribeClinic request, CancellationToken ct)
    {
        var clinic = await desk.OpenAsync(request.ClinicId, request.Version, ct);
        var profile = request.Profile.ToProfile();
        StatedContent? waits = null;
        if (desk.Sights)
            clinic.Describe(profile);
        else
            waits = clinic.StateProfile(profile);
        await desk.AwaitSightingAsync(clinic, StatedContent.SubjectOfIdentity, waits, ct);
        desk.Record(clinic, FactKind.ClinicDescribed, "profile");
        await db.SaveChangesAsync(ct);
        return waits is not null;
    }
}
