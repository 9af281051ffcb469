using AutoMapper.QueryableExtensions;
using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>The open leads by stage: how many, and in each stage the first that are due.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetBoard : IRequest<LeadBoard>
{
    /// <summary>Which leads; of them only those that are work.</summary>
    public LeadQuery Query { get; init; } = LeadQuery.Work;
}

/// <summary>The board.</summary>
/// <param name="Columns">One for each open stage, in the order of the journey.</param>
public sealed record LeadBoard(IReadOnlyList<BoardColumn> Columns);

/// <summary>One stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many leads stand in it.</param>
/// <param name="First">The first of them by deadline.</param>
public sealed record BoardColumn(LeadStage Stage, int Count, IReadOnlyList<LeadListItem> First);

internal sealed class GetBoardValidator : AbstractValidator<GetBoard>
{
    public GetBoardValidator() => RuleFor(r => r.Query).SetValidator(new LeadQueryValidator());
}

internal sealed class GetBoardHandler(LeadFilter filter, AutoMapper.IConfigurationProvider mapping, IReadLog reads) : IRequestHandler<GetBoard, LeadBoard>
{
    private const int CardsShown = 8;

    public async Task<LeadBoard> Handle(GetBoard request, CancellationToken ct)
    {
        var open = filter.Of(request.Query with { HasNextStep = true });
        var counts = await open.GroupBy(l => l.Stage).Select(g => new { Stage = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Stage, g => g.Count, ct);
        var columns = new List<BoardColumn>();
        foreach (var stage in Enum.GetValues<LeadStage>().Where(LeadMoves.IsOpen))
        {
            var count = counts.GetValueOrDefault(stage);
            columns.Add(new BoardColumn(stage, count, count == 0 ? [] : await FirstAsync(open.Where(l => l.Stage == stage), ct)));
        }

        reads.Add(FactKind.BoardOpened, leadId: null, "name");
        return new LeadBoard(columns);
    }

    private async Task<List<LeadListItem>> FirstAsync(IQueryable<Lead> leads, CancellationToken ct) =>
        await leads.OrderBy(l => l.NextStepDueAt).ThenBy(l => l.Id).ProjectTo<LeadListItem>(mapping).Take(CardsShown).ToListAsync(ct);
}
