using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Reports;

/// <summary>The leads behind a number of a report, newest first. All pages together are as many as the number says.</summary>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ReportLeads : IRequest<ReportLeadPage>
{
    /// <summary>Which leads; its <see cref="LeadQuery.Cell"/> is the number, by default that of all valid leads.</summary>
    public LeadQuery Query { get; init; } = LeadQuery.All;

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many, 1 to 200; 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>One page.</summary>
/// <param name="Items">The leads.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record ReportLeadPage(IReadOnlyList<ReportLead> Items, string? NextCursor);

/// <summary>A lead behind a number. Reading it is recorded.</summary>
/// <param name="Id">Key.</param>
/// <param name="Reference">Reference.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
/// <param name="Stage">Where it stands now.</param>
/// <param name="Source">Source.</param>
/// <param name="Article">Article slug.</param>
/// <param name="Name">Who asks; null for imported history.</param>
public sealed record ReportLead(Guid Id, string Reference, DateTimeOffset CreatedAt, LeadStage Stage, string? Source, string? Article, string? Name)
{
    /// <summary>The article's title when the request was made; null when its site gave none.</summary>
    public string? ArticleTitle { get; init; }
}

internal sealed class ReportLeadsValidator : AbstractValidator<ReportLeads>
{
    public ReportLeadsValidator()
    {
        RuleFor(r => r.Query).SetValidator(new LeadQueryValidator());
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range");
        RuleFor(r => r.Cursor).Must(c => PageCursor.TryRead(c!, out _)).WithErrorCode("cursor-invalid").WithMessage("This is no cursor of a list.").When(r => !string.IsNullOrEmpty(r.Cursor));
    }
}

internal sealed class ReportLeadsHandler(LeadFilter filter, IReadLog reads, TimeProvider time) : IRequestHandler<ReportLeads, ReportLeadPage>
{
    public async Task<ReportLeadPage> Handle(ReportLeads request, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        var leads = filter.Of(request.Query with { Cell = request.Query.Cell ?? ReportCell.Total });
        var items = await LeadSort.Of("created", time.GetUtcNow()).Parts(leads, request.Cursor).Single()
            .Select(l => new ReportLead(l.Id, l.Reference, l.CreatedAt, l.Stage, l.Attribution.Source, l.Attribution.ArticleSlug, l.Requester.FullName) { ArticleTitle = l.Attribution.ArticleTitle })
            .Take(limit + 1).ToListAsync(ct);
        reads.Add(FactKind.ReportLeadsListed, leadId: null, "name");
        var next = items.Count > limit ? PageCursor.Write(items[limit - 1].CreatedAt, items[limit - 1].Id) : null;
        return new ReportLeadPage(items.Take(limit).ToList(), next);
    }
}
