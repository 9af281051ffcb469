using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>A profile while it is typed.</summary>
public sealed class ClinicProfileDraft
{
    private string? _country;

    public string? Name { get; set; }

    public string? Country
    {
        get => _country;
        set
        {
            _country = value;
            TimeZone = ClinicChoices.OnlyZoneOf(value) ?? TimeZone;
        }
    }

    public string? City { get; set; }

    public string? TimeZone { get; set; }

    public List<string> Languages { get; private init; } = [];

    public List<string> Interpreters { get; private init; } = [];

    public string? ContactEmail { get; set; }

    public string? Phone { get; set; }

    public static ClinicProfileDraft From(ClinicProfile p) => new()
    {
        Name = p.Name,
        _country = p.Country,
        City = p.City,
        TimeZone = p.TimeZone,
        Languages = [.. p.Languages],
        Interpreters = [.. p.InterpreterLanguages],
        ContactEmail = p.ContactEmail,
        Phone = p.Phone24h,
    };

    public ClinicProfileForm ToForm() => new()
    {
        Name = Name,
        Country = Country,
        City = City,
        TimeZone = TimeZone,
        Languages = [.. Languages],
        InterpreterLanguages = [.. Interpreters],
        ContactEmail = ContactEmail,
        Phone24h = Phone,
    };
}
