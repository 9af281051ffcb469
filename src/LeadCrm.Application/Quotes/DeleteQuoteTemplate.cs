using LeadCrm.Application.Access;
using MediatR;

namespace LeadCrm.Application.Quotes;

/// <summary>A clinic deletes a template; quotes that were made from it stay as they are.</summary>
/// <param name="TemplateId">The template.</param>
[AllowedTo(Roles.Clinic)]
public sealed record DeleteQuoteTemplate(Guid TemplateId) : IRequest<Unit>;

internal sealed class DeleteQuoteTemplateHandler(ILeadCrmDb db) : IRequestHandler<DeleteQuoteTemplate, Unit>
{
    public async Task<Unit> Handle(DeleteQuoteTemplate request, CancellationToken ct)
    {
        db.QuoteTemplates.Remove(await db.TemplateAsync(request.TemplateId, ct));
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
