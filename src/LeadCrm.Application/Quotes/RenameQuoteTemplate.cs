using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using MediatR;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic gives a template another name.</summary>
/// <param name="TemplateId">The template.</param>
/// <param name="Name">The name.</param>
[AllowedTo(Roles.Clinic)]
[RepeatedOnConflict]
public sealed record RenameQuoteTemplate(Guid TemplateId, string? Name) : IRequest<Unit>;

internal sealed class RenameQuoteTemplateValidator : AbstractValidator<RenameQuoteTemplate>
{
    public RenameQuoteTemplateValidator() => RuleFor(r => r.Name).TemplateName();
}

internal sealed class RenameQuoteTemplateHandler(ILeadCrmDb db, TimeProvider time) : IRequestHandler<RenameQuoteTemplate, Unit>
{
    public async Task<Unit> Handle(RenameQuoteTemplate request, CancellationToken ct)
    {
        (await db.TemplateAsync(request.TemplateId, ct)).Rename(request.Name!, time.GetUtcNow());
        await db.SaveTemplatesAsync(ct);
        return Unit.Value;
    }
}
