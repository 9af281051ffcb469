using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Values;
using MediatR;

namespace LeadCrm.Application.Assignments;

/// <summary>"Why did we get, or not get, these cases?", told to a clinic about itself.</summary>
[AllowedTo(Roles.Clinic)]
public sealed record WhyTheseCases : IRequest<CasesExplained>
{
    /// <summary>How far back, days.</summary>
    public const int Days = 90;

    /// <summary>So many decisions are opened: more than anybody reads, and few enough to be quick.</summary>
    public const int Most = 50;
}

/// <summary>The answer.</summary>
/// <param name="Since">Counted from here on (UTC); later than 90 days ago for a clinic that joined, or began to offer its treatments, later.</param>
/// <param name="Cases">Cases that fitted what the clinic offered when they were decided.</param>
/// <param name="Offered">Those that were offered to it.</param>
/// <param name="Reasons">Why the newest were not, most frequent first: code and count.</param>
/// <param name="Items">The newest of them.</param>
public sealed record CasesExplained(DateTimeOffset Since, int Cases, int Offered, IReadOnlyList<KeyValuePair<string, int>> Reasons, IReadOnlyList<CaseExplained> Items);

/// <summary>One case.</summary>
/// <param name="Week">Monday of the week in which it was decided; the day itself might tell too much about a case that the clinic does not have.</param>
/// <param name="Condition">The condition's name.</param>
/// <param name="Treatment">The treatment's name.</param>
/// <param name="Offered">Whether it was offered to the clinic.</param>
/// <param name="AssignmentId">The clinic's own assignment, if any.</param>
/// <param name="OfferReference">What the clinic calls the case; null when it never had it.</param>
/// <param name="Sentences">Why, or why not.</param>
public sealed record CaseExplained(
    DateOnly Week, string Condition, string Treatment, bool Offered, Guid? AssignmentId, string? OfferReference, IReadOnlyList<string> Sentences);

internal sealed class WhyTheseCasesHandler(IOwnDecisions decisions, ICatalogue catalogues, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time)
    : IRequestHandler<WhyTheseCases, CasesExplained>
{
    public async Task<CasesExplained> Handle(WhyTheseCases request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var own = await decisions.RecentAsync(callers.Current.ClinicId ?? Guid.Empty, time.GetUtcNow().AddDays(-WhyTheseCases.Days), WhyTheseCases.Most, ct);
        var reasons = own.Items.SelectMany(i => i.Reasons).GroupBy(r => r).Select(g => KeyValuePair.Create(g.Key, g.Count())).OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal);
        return new CasesExplained(own.Since, own.Cases, own.Offered, [.. reasons], own.Items.Select(i => Tell(i, catalogue, organisation.DayOf(i.DecidedAt))).ToList());
    }

    private static CaseExplained Tell(OwnDecision decision, CatalogueSnapshot catalogue, DateOnly day) => new(
        day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        catalogue.FindCondition(decision.ConditionCode)?.Name.In("en") ?? decision.ConditionCode,
        catalogue.FindTreatment(decision.TreatmentCode)?.Name.In("en") ?? decision.TreatmentCode,
        decision.Offered, decision.AssignmentId, decision.OfferReference, decision.Sentences);
}
