using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>Small steps that many use cases on a lead begin with.</summary>
internal static class LeadLookup
{
    /// <summary>The lead to change, or 404.</summary>
    public static async Task<Lead> LeadAsync(this ILeadCrmDb db, Guid id, CancellationToken ct) =>
        await db.Leads.FirstOrDefaultAsync(l => l.Id == id, ct) ?? throw new NotFoundException();

    /// <summary>Seals an optional note with the lead's id.</summary>
    public static SealedText? SealNote(this IClinicalVault vault, Guid leadId, string? note) =>
        string.IsNullOrWhiteSpace(note) ? null : vault.Seal(leadId, CleanText.Paragraphs(note));

    /// <summary>The answers so far; an imported lead has none.</summary>
    public static AnswerSheet OpenAnswers(this IClinicalVault vault, Lead lead) =>
        lead.Answers is null ? AnswerSheet.Empty : AnswerSheet.FromJson(vault.Open(lead.Id, lead.Answers, lead.Id, "answers"));

    /// <summary>What the patient wrote.</summary>
    public static string? OpenMessage(this IClinicalVault vault, Lead lead) =>
        lead.Message is null ? null : vault.Open(lead.Id, lead.Message, lead.Id, "message");

    /// <summary>Full names known from the request, which a clinic must not read before its time.</summary>
    public static IEnumerable<string> KnownNames(this Lead lead) => new[] { lead.Requester.FullName, lead.Patient.FullName }.OfType<string>();

    /// <summary>Age and sex as the rules need them.</summary>
    public static PatientFacts Facts(this Lead lead) => new(lead.Patient.YearOfBirth, lead.Patient.Sex);
}
