using AutoMapper;
using AutoMapper.QueryableExtensions;
using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>A page of leads. Without <see cref="Sort"/> it is the queue: emergencies, new requests, then what is due first; where closed stages are asked for, the newest first.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record ListLeads : IRequest<LeadList>
{
    /// <summary>Which leads.</summary>
    public LeadQuery Query { get; init; } = LeadQuery.All;

    /// <summary><c>queue</c> (the default), <c>deadline</c>, <c>created</c> or <c>activity</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many, 1 to 200; 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>One page of leads.</summary>
/// <param name="Items">The leads.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record LeadList(IReadOnlyList<LeadListItem> Items, string? NextCursor);

/// <summary>A lead in a list.</summary>
public sealed record LeadListItem
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>Reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Who asks.</summary>
    public string? Name { get; init; }

    /// <summary>Condition code.</summary>
    public string? Condition { get; init; }

    /// <summary>Treatment code.</summary>
    public string? Treatment { get; init; }

    /// <summary>Country, ISO 3166-1.</summary>
    public string? Country { get; init; }

    /// <summary>Source.</summary>
    public string? Source { get; init; }

    /// <summary>Article slug.</summary>
    public string? Article { get; init; }

    /// <summary>Stage.</summary>
    public LeadStage Stage { get; init; }

    /// <summary>What happens next.</summary>
    public NextStep NextStep { get; init; }

    /// <summary>When that is due (UTC).</summary>
    public DateTimeOffset? NextStepDueAt { get; init; }

    /// <summary>When its clock began to run (UTC).</summary>
    public DateTimeOffset NextStepSince { get; init; }

    /// <summary>Whose move it is.</summary>
    public WaitingOn WaitingOn { get; init; }

    /// <summary>A possible emergency is open.</summary>
    public bool HasOpenRedFlag { get; init; }

    /// <summary>Who owns it.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>When the request was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When anything last happened (UTC).</summary>
    public DateTimeOffset LastActivityAt { get; init; }
}

internal sealed class LeadListItemMapping : Profile
{
    public LeadListItemMapping() => CreateMap<Lead, LeadListItem>()
        .ForMember(i => i.Name, m => m.MapFrom(l => l.Requester.FullName))
        .ForMember(i => i.Condition, m => m.MapFrom(l => l.ConditionCode))
        .ForMember(i => i.Treatment, m => m.MapFrom(l => l.TreatmentCode))
        .ForMember(i => i.Country, m => m.MapFrom(l => l.Requester.Country))
        .ForMember(i => i.Source, m => m.MapFrom(l => l.Attribution.Source))
        .ForMember(i => i.Article, m => m.MapFrom(l => l.Attribution.ArticleSlug))
        .ForMember(i => i.NextStepSince, m => m.MapFrom(NextStepBegan.Expression))
        .ForMember(i => i.HasOpenRedFlag, m => m.MapFrom(l => l.RedFlag == RedFlagState.Open));
}

internal sealed class ListLeadsValidator : AbstractValidator<ListLeads>
{
    public ListLeadsValidator()
    {
        RuleFor(r => r.Query).SetValidator(new LeadQueryValidator());
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range");
        RuleFor(r => r.Sort).OneOf(LeadSort.All);
        RuleFor(r => r.Cursor).Must((r, c) => LeadSort.Of(r.Sort, DateTimeOffset.UnixEpoch).Reads(c!)).WithErrorCode("cursor-invalid").When(r => !string.IsNullOrEmpty(r.Cursor));
    }
}

internal sealed class ListLeadsHandler(LeadFilter filter, AutoMapper.IConfigurationProvider mapping, IReadLog reads, TimeProvider time)
    : IRequestHandler<ListLeads, LeadList>
{
    public async Task<LeadList> Handle(ListLeads request, CancellationToken ct)
    {
        var limit = request.Limit ?? 50;
        // The queue knows no closed leads; who asks for their stages wants to see them all the same.
        var sort = LeadSort.Of(string.IsNullOrEmpty(request.Sort) && request.Query.Stages.NameClosed ? "created" : request.Sort, time.GetUtcNow());
        var leads = filter.Of(request.Query);
        var items = new List<LeadListItem>();
        foreach (var part in sort.Parts(leads, request.Cursor))
        {
            items.AddRange(await part.ProjectTo<LeadListItem>(mapping).Take(limit + 1 - items.Count).ToListAsync(ct));
            if (items.Count > limit)
                break;
        }

        reads.Add(FactKind.LeadsListed, leadId: null, "name");
        var next = items.Count > limit ? sort.CursorOf(items[limit - 1]) : null;
        return new LeadList(items.Take(limit).ToList(), next);
    }
}
