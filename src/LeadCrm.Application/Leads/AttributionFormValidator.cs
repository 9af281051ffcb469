using FluentValidation;

namespace LeadCrm.Application.Leads;

internal sealed class AttributionFormValidator : AbstractValidator<AttributionForm>
{
    public AttributionFormValidator()
    {
        RuleFor(a => a.Url).MaximumLength(2000).WithErrorCode("too-long");
        RuleFor(a => a.Referrer).MaximumLength(2000).WithErrorCode("too-long");
        RuleFor(a => a.ArticleTitle).MaximumLength(300).WithErrorCode("too-long");
        RuleFor(a => a.ArticleSlug).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(a => a.Category).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(a => a.UtmSource).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(a => a.UtmMedium).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(a => a.UtmCampaign).MaximumLength(200).WithErrorCode("too-long");
        RuleFor(a => a.SiteKey).MaximumLength(100).WithErrorCode("too-long");
        RuleFor(a => a.FormVariant).MaximumLength(100).WithErrorCode("too-long");
        RuleFor(a => a.ClickId).MaximumLength(300).WithErrorCode("too-long");
    }
}
