using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Quotes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic keeps the shape of a quote under a name, for the condition and treatment of the case it was written for.</summary>
/// <param name="Name">What the clinic calls it.</param>
/// <param name="Quote">The quote as it could be sent; the case it names gives condition and treatment.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record SaveQuoteTemplate(string? Name, SendQuote Quote) : IRequest<Guid>;

internal sealed class SaveQuoteTemplateValidator : AbstractValidator<SaveQuoteTemplate>
{
    public SaveQuoteTemplateValidator(TimeProvider time)
    {
        RuleFor(r => r.Name).TemplateName();
        RuleFor(r => r.Quote).SetValidator(new SendQuoteValidator(time)).OverridePropertyName("");
    }
}

internal sealed class SaveQuoteTemplateHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<SaveQuoteTemplate, Guid>
{
    public async Task<Guid> Handle(SaveQuoteTemplate request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var assignment = await db.AssignmentAsync(request.Quote.AssignmentId, ct);
        var shown = await db.StoredCases.Where(c => c.Id == assignment.CaseSummaryId).Select(c => new { c.ConditionCode, c.TreatmentCode }).SingleAsync(ct);
        if (shown.ConditionCode is null || shown.TreatmentCode is null)
            throw new BrokenRuleException("case-without-pair", "This case names no treatment, so there is nothing to keep the template for.");
        var content = request.Quote.Content();
        await RefuseIdentityAsync(request.Name!, content, assignment, ct);
        var already = await db.QuoteTemplates.CountAsync(t => t.ClinicId == assignment.ClinicId, ct);
        var valid = request.Quote.ValidUntil!.Value.DayNumber - (await db.CalendarOfAsync(assignment.ClinicId, ct)).DayOf(at).DayNumber;
        var template = new QuoteTemplate(assignment.ClinicId, shown.ConditionCode, shown.TreatmentCode, request.Name!, content, Math.Max(1, valid), already, at);
        if (await db.QuoteTemplates.FirstOrDefaultAsync(t => t.ClinicId == assignment.ClinicId && t.ConditionCode == template.ConditionCode && t.TreatmentCode == template.TreatmentCode && t.Name == template.Name, ct) is { } kept)
            return kept.ValidDays == template.ValidDays && kept.Content.SaysTheSameAs(template.Content) ? kept.Id : throw QuoteTemplateRules.Exists();
        db.QuoteTemplates.Add(template);
        await db.SaveChangesAsync(ct);
        return template.Id;
    }

    /// <summary>A template outlives the case and is used for other patients.</summary>
    private async Task RefuseIdentityAsync(string name, QuoteContent content, Assignment assignment, CancellationToken ct)
    {
        var patient = await db.ToldIdentityAsync(assignment.Id, assignment.LeadId, ct);
        var problems = new List<FieldProblem>();
        Check("name", name);
        content.WithTexts(Check);
        if (problems.Count > 0)
            throw new InvalidRequestException(problems);

        string Check(string path, string text)
        {
            if (patient.In(text).Count > 0)
                problems.Add(new FieldProblem(path, "identifiers-found", "A template is used for other patients: please take this patient's name and contact details out."));
            return text;
        }
    }
}
