using System.Text.Json;
using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Triage;
using LeadCrm.Domain.Values;
using MediatR;

namespace LeadCrm.Application.Leads;

/// <summary>Adds, changes or confirms answers of the questionnaire, and settles the treatment of a patient who asked for advice.</summary>
[AllowedTo(Roles.Coordinator | Roles.MedicalReviewer)]
public sealed record CompleteAnswers : IRequest<Unit>
{
    /// <summary>The lead.</summary>
    public Guid LeadId { get; init; }

    /// <summary>Answers by question code; those left out stay.</summary>
    public JsonElement? Answers { get; init; }

    /// <summary>Codes of answers that records or a clinician confirm.</summary>
    public IReadOnlyList<string>? Confirmed { get; init; }

    /// <summary>The treatment the patient decided on.</summary>
    public string? Treatment { get; init; }

    /// <summary>The version that was looked at; when given, a newer one is a conflict.</summary>
    public int? Version { get; init; }
}

internal sealed class CompleteAnswersValidator : AbstractValidator<CompleteAnswers>
{
    public CompleteAnswersValidator() =>
        RuleFor(r => r.Confirmed).Must(c => c!.Count <= 100).WithErrorCode("too-many").When(r => r.Confirmed is not null);
}

internal sealed class CompleteAnswersHandler(ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, CaseRecheck recheck, ICallerContext callers, TimeProvider time)
    : IRequestHandler<CompleteAnswers, Unit>
{
    public async Task<Unit> Handle(CompleteAnswers request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var today = ZonedCalendar.LatestDay(at);
        var catalogue = await catalogues.GetAsync(ct);
        var lead = await db.LeadAsync(request.LeadId, ct);
        var condition = catalogue.FindCondition(lead.ConditionCode) ?? throw new BrokenRuleException("no-condition", "This lead has no condition to ask about.");

        var known = vault.OpenAnswers(lead);
        var answers = Merge(known, request, condition, today);
        if (answers.ToJson() == known.ToJson() && (string.IsNullOrEmpty(request.Treatment) || request.Treatment == lead.TreatmentCode))
            throw new AlreadyDoneException();
        if (request.Version is { } seen && seen != lead.Version)
            throw new BrokenRuleException("changed-meanwhile", "Somebody else changed this lead; look again and repeat.");
        var pair = PairOf(catalogue, lead, request.Treatment);
        var outcome = pair?.Rules.Assess(lead.Facts(), answers, today).Outcome ?? EligibilityOutcome.Incomplete;
        if (pair is not null && pair.TreatmentCode != lead.TreatmentCode)
            lead.ChooseTreatment(pair.TreatmentCode, outcome);
        lead.CompleteAnswers(vault.Seal(lead.Id, answers.ToJson()), outcome, SignsIn(answers).Except(SignsIn(known)).Any(), callers.Current.Actor, at);
        await recheck.FollowAsync(lead, catalogue, callers.Current.Actor, at, ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    private static IEnumerable<string> SignsIn(AnswerSheet answers) => RedFlagScreen.Screen(answers, freeText: null, language: null).Select(f => f.Code);

    private static AnswerSheet Merge(AnswerSheet known, CompleteAnswers request, Condition condition, DateOnly today)
    {
        var given = request.Answers is { } json ? AnswerSheet.Read(json, condition.Questionnaire, today) : null;
        if (given is { IsValid: false })
            throw new InvalidRequestException(given.Problems.Select(p => new FieldProblem($"answers.{p.Field}", p.Code, p.Message)).ToList());
        var confirmed = request.Confirmed ?? [];
        if (confirmed.FirstOrDefault(c => known.Find(c) is null && given?.Sheet.Find(c) is null) is { } unanswered)
            throw new InvalidRequestException($"confirmed.{unanswered}", "unknown-question", "Only a given answer can be confirmed.");
        // A correction is confirmed before it is merged: a mere self-report would not replace an earlier confirmed finding.
        var merged = given is null ? known : known.With(given.Sheet.Confirm(confirmed));
        return merged.Confirm(confirmed);
    }

    private static TreatmentPair? PairOf(CatalogueSnapshot catalogue, Lead lead, string? wanted)
    {
        if (string.IsNullOrEmpty(wanted))
            return catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode);
        return catalogue.FindPair(lead.ConditionCode, wanted)
            ?? throw new InvalidRequestException("treatment", "unknown-treatment", "This treatment is not in the catalogue for this condition.");
    }
}
