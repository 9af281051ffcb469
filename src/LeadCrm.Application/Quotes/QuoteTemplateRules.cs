using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Quotes;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Quotes;

/// <summary>What the use cases of templates share.</summary>
internal static class QuoteTemplateRules
{
    public static IRuleBuilderOptions<T, string?> TemplateName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithErrorCode("required").WithMessage("Please give the template a name.")
            .MaximumLength(QuoteTemplate.LongestName).WithErrorCode("too-long").WithMessage($"A name has at most {QuoteTemplate.LongestName} characters.");

    /// <summary>The clinic's own template, or 404.</summary>
    public static async Task<QuoteTemplate> TemplateAsync(this ILeadCrmDb db, Guid id, CancellationToken ct) =>
        await db.QuoteTemplates.FirstOrDefaultAsync(t => t.Id == id, ct) ?? throw new NotFoundException();

    public static async Task SaveTemplatesAsync(this ILeadCrmDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            throw Exists();
        }
    }

    public static BrokenRuleException Exists() => new("template-exists", "You have a template of this name for this treatment already; choose another name.");
}
