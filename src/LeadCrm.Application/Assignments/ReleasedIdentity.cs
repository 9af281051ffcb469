using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Assignments;

/// <summary>What a clinic gets to know about the person once the patient has confirmed it.</summary>
public sealed record ReleasedIdentity
{
    /// <summary>The patient's full name.</summary>
    public required string PatientName { get; init; }

    /// <summary>Year of birth.</summary>
    public int? YearOfBirth { get; init; }

    /// <summary>Who asks for the patient, when that is somebody else.</summary>
    public string? RequesterName { get; init; }

    /// <summary>E-mail address to answer to.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number, E.164.</summary>
    public string? Phone { get; init; }

    /// <summary>Country of residence, ISO 3166-1.</summary>
    public string? Country { get; init; }

    /// <summary>Language, BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>Time zone, IANA.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Takes from a lead what a confirmed clinic may know.</summary>
    /// <param name="lead">The lead.</param>
    public static ReleasedIdentity Of(Lead lead) => new()
    {
        PatientName = lead.Patient.FullName ?? lead.Requester.FullName ?? "",
        YearOfBirth = lead.Patient.YearOfBirth,
        RequesterName = lead.Patient.FullName is null ? null : lead.Requester.FullName,
        Email = lead.Requester.Email,
        Phone = lead.Requester.Phone,
        Country = lead.Requester.Country,
        Language = lead.Requester.Language,
        TimeZone = lead.Requester.TimeZone,
    };
}
