using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Triage;
using LeadCrm.Domain.Values;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>One lead with everything a coordinator works with. Opening it is recorded.</summary>
/// <param name="LeadId">The lead.</param>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetLead(Guid LeadId) : IRequest<LeadDetails>;

internal sealed class GetLeadHandler(ILeadCrmDb db, ICatalogue catalogues, IClinicalVault vault, IReadLog reads, TimeProvider time) : IRequestHandler<GetLead, LeadDetails>
{
    public async Task<LeadDetails> Handle(GetLead request, CancellationToken ct)
    {
        var catalogue = await catalogues.GetAsync(ct);
        var lead = await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == request.LeadId, ct) ?? throw new NotFoundException();
        reads.Add(FactKind.LeadOpened, lead.Id, "name", "email", "phone");
        var answers = vault.OpenAnswers(lead);
        var message = vault.OpenMessage(lead);
        return new LeadDetails
        {
            Id = lead.Id,
            Reference = lead.Reference,
            Version = lead.Version,
            Stage = StageWords.Code(lead.Stage),
            StageReason = lead.StageReason,
            CreatedAt = lead.CreatedAt,
            OwnerId = lead.OwnerId,
            NextStep = FormCodes.Code(lead.NextStep),
            NextStepDueAt = lead.NextStepDueAt,
            NextStepSince = NextStepBegan.Of(lead),
            FirstAttemptAt = lead.FirstAttemptAt,
            ReachedAt = lead.ReachedAt,
            RequestedClinic = lead.RequestedClinicId is { } clinic ? await db.Clinics.Where(c => c.Id == clinic).Select(c => c.Name).FirstOrDefaultAsync(ct) : null,
            OtherClinicsMayAnswer = lead.OtherClinicsMayAnswer,
            MaxClinicsAgreed = lead.MaxClinicsAgreed,
            Priority = FormCodes.Code(lead.PriorityOn(ZonedCalendar.LatestDay(time.GetUtcNow()))),
            PriorityChosen = lead.ChosenPriority is not null,
            WaitingOn = FormCodes.Code(lead.WaitingOn),
            Requester = lead.Requester,
            Patient = lead.Patient,
            Wishes = lead.Wishes,
            Attribution = lead.Attribution,
            ExternalId = lead.ExternalId,
            Category = lead.CategoryCode,
            Condition = lead.ConditionCode,
            Treatment = lead.TreatmentCode,
            ConditionName = catalogue.FindCondition(lead.ConditionCode)?.Name.In("en"),
            TreatmentName = catalogue.FindTreatment(lead.TreatmentCode)?.Name.In("en"),
            Message = message,
            MessageMarks = IdentifierMarks.Find(message, lead.KnownNames()),
            RedFlag = FormCodes.Code(lead.RedFlag),
            RedFlags = lead.RedFlag == RedFlagState.None ? [] : RedFlagScreen.Screen(answers, message, "en").Select(f => f.Sentence).ToList(),
            AwaitsRepresentation = lead.AwaitsRepresentation(time.GetUtcNow().Year),
            Consents = lead.ConsentsGranted,
            Questions = QuestionsOf(catalogue.FindCondition(lead.ConditionCode), answers),
            Eligibility = EligibilityOf(catalogue, lead, answers),
            RoutingHeld = lead.RoutingHeld,
            Assignments = await AssignmentsAsync(lead.Id, ct),
            Quotes = await QuotesAsync(lead.Id, ct),
            Plan = lead.Plan,
        };
    }

    private static List<LeadQuestion> QuestionsOf(Condition? condition, AnswerSheet answers) =>
        condition is null ? [] : condition.Questionnaire.Questions.Select(q => LeadQuestion.Of(q, answers.Find(q.Code))).ToList();

    private LeadEligibility? EligibilityOf(CatalogueSnapshot catalogue, Lead lead, AnswerSheet answers)
    {
        if (catalogue.FindPair(lead.ConditionCode, lead.TreatmentCode) is not { } pair)
            return null;
        var today = ZonedCalendar.LatestDay(time.GetUtcNow());
        var assessment = pair.Rules.Assess(lead.Facts(), answers, today);
        return new LeadEligibility(
            FormCodes.Code(assessment.Outcome), lead.EligibilityOverridden, FormCodes.Code(pair.EvidenceLevel), pair.Evidence.In("en"),
            assessment.Findings.Select(f => new LeadFinding(FormCodes.Code(f.Kind), FormCodes.Code(f.Weight), f.SentenceIn("en"))).ToList(),
            assessment.MissingQuestions);
    }

    private async Task<IReadOnlyList<LeadAssignment>> AssignmentsAsync(Guid leadId, CancellationToken ct)
    {
        var rows = await (
            from a in db.Assignments.AsNoTracking()
            join c in db.Clinics.AsNoTracking() on a.ClinicId equals c.Id
            where a.LeadId == leadId
            orderby a.OfferedAt, a.Rank
            select new { Assignment = a, Clinic = c.Name, c.Country }).ToListAsync(ct);
        return rows.Select(r => AssignmentOf(r.Assignment, r.Clinic, r.Country)).ToList();
    }

    private async Task<IReadOnlyList<LeadQuote>> QuotesAsync(Guid leadId, CancellationToken ct)
    {
        var rows = await (
            from q in db.Quotes.AsNoTracking()
            join c in db.Clinics.AsNoTracking() on q.ClinicId equals c.Id
            where q.LeadId == leadId
            orderby q.SentAt descending
            select new { Quote = q, Clinic = c.Name }).ToListAsync(ct);
        return rows.Select(r => new LeadQuote(
            r.Clinic, r.Quote.Number, FormCodes.Code(r.Quote.Status), r.Quote.Total, r.Quote.Content.IsFixed ? null : r.Quote.Content.TotalUpTo,
            r.Quote.Currency, r.Quote.Content.Deposit, r.Quote.ValidUntil)).ToList();
    }

    private LeadAssignment AssignmentOf(Assignment a, string clinic, string country) => new(
        a.Id, a.ClinicId, clinic, country, AssignmentStatusCodes.Write(a.Status), a.OfferReference, a.OfferedAt, a.ExpiresAt, a.EndReason, a.IdentitySharedAt is not null)
    {
        Pause = OfferPause.Of(a, time.GetUtcNow()),
    };
}
