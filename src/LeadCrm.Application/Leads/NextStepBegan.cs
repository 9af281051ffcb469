using System.Linq.Expressions;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Leads;

/// <summary>
/// When the clock of a lead's next step began to run, told from the stamps of its stages. With the due time it says how much
/// of the time is used up. A step that came a second time is taken to run since the first, which warns sooner, never later.
/// </summary>
internal static class NextStepBegan
{
    public static readonly Expression<Func<Lead, DateTimeOffset>> Expression = l =>
        l.NextStep == NextStep.Triage || l.NextStep == NextStep.ClearRedFlag || l.NextStep == NextStep.Qualify ? l.CreatedAt
        : l.NextStep == NextStep.AnswerOffer ? l.RoutedAt ?? l.CreatedAt
        : l.NextStep == NextStep.ConfirmClinic || l.NextStep == NextStep.SendQuote ? l.AcceptedAt ?? l.CreatedAt
        : l.NextStep == NextStep.DecideOnQuotes ? l.QuotedAt ?? l.CreatedAt
        : l.NextStep == NextStep.PrepareTreatment ? l.BookedAt ?? l.CreatedAt
        : l.LastActivityAt;

    private static readonly Func<Lead, DateTimeOffset> s_of = Expression.Compile();

    public static DateTimeOffset Of(Lead lead) => s_of(lead);
}
