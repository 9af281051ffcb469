using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Who looked at a lead, newest first, a page at a time: whoever asks for a patient (GDPR Art. 15) or doubts a colleague needs it. Asking is
/// recorded too. Lists in which the lead stood among others are not in it.
/// </summary>
[AllowedTo(Roles.Manager | Roles.Administrator)]
public sealed record ListLeadReads : IRequest<LeadReadPage>
{
    /// <summary>The lead.</summary>
    public Guid LeadId { get; init; }

    /// <summary>Where the page begins; null for the newest.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of looks.</summary>
/// <param name="Items">The looks.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record LeadReadPage(IReadOnlyList<LeadRead> Items, string? NextCursor);

/// <summary>One look.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Kind">What was looked at.</param>
/// <param name="By">In which role.</param>
/// <param name="ById">The account, if there is one.</param>
/// <param name="Name">The account's name.</param>
/// <param name="Fields">Names of what was shown.</param>
/// <param name="Address">The network address.</param>
public sealed record LeadRead(DateTimeOffset At, string Kind, string By, Guid? ById, string? Name, IReadOnlyList<string> Fields, string? Address);

internal sealed class ListLeadReadsValidator : AbstractValidator<ListLeadReads>
{
    public ListLeadReadsValidator() =>
        RuleFor(r => r.Cursor).Must(c => PageCursor.TryRead(c!, out _)).WithErrorCode("cursor-invalid").WithMessage("This is no cursor of a list.").When(r => !string.IsNullOrEmpty(r.Cursor));
}

internal sealed class ListLeadReadsHandler(ILeadCrmDb db, IPeople people, IReadLog reads) : IRequestHandler<ListLeadReads, LeadReadPage>
{
    private const int PageSize = 50;

    public async Task<LeadReadPage> Handle(ListLeadReads request, CancellationToken ct)
    {
        if (!await db.Leads.AnyAsync(l => l.Id == request.LeadId, ct))
            throw new NotFoundException();
        var looks = db.Facts.AsNoTracking().Where(f => f.LeadId == request.LeadId && f.Kind >= FactKind.LeadOpened && f.Kind < FactKind.LeadsImported);
        if (!string.IsNullOrEmpty(request.Cursor) && PageCursor.TryRead(request.Cursor, out var after))
            looks = looks.Where(f => f.Id.CompareTo(after.Id) < 0);
        var page = await looks.OrderByDescending(f => f.Id).Take(PageSize + 1).ToListAsync(ct);
        var names = (await people.ListAsync(ct)).ToDictionary(p => p.Id, p => p.Name);
        reads.Add(FactKind.ReadersListed, request.LeadId);
        return new LeadReadPage(
            page.Take(PageSize).Select(f => LineOf(f, names)).ToList(),
            page.Count > PageSize ? PageCursor.Write(page[PageSize - 1].At, page[PageSize - 1].Id) : null);
    }

    private static LeadRead LineOf(Fact f, Dictionary<Guid, string> names) => new(
        f.At, FormCodes.Code(f.Kind), FormCodes.Code(f.ActorKind), f.ActorId, f.ActorId is { } id ? names.GetValueOrDefault(id) : null, f.Fields, f.Address?.ToString());
}
