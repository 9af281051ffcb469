using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Application.Seeding;

/// <summary>What happens between one invented lead and its clinics, up to where its plot ends. The first clinic is the one that wins.</summary>
internal sealed class SeededRound(
    Lead lead, SeededPlot plot, SeededEnquiry enquiry, SeededWorld world, IClinicalVault vault, Dictionary<Guid, int> returns, Random random, SeededBatch into)
{
    private static readonly int[] s_looksAfter = [30, 90, 180];
    private static readonly Actor s_clinic = new(ActorKind.Clinic, null);
    private static readonly string[] s_lostAfterQuote = ["price", "travel-or-visa", "chose-another", "treated-locally"];

    private readonly List<Assignment> _assignments = [];
    private readonly List<Quote> _quotes = [];

    /// <param name="coordinator">Who works on the lead.</param>
    /// <param name="now">Now (UTC); where a story is not over, its next step lies about here.</param>
    public void Play(Actor coordinator, DateTimeOffset now)
    {
        // The router that takes a qualified lead on offers this case.
        var stored = StoreCase();
        if (plot.Ending == SeededEnding.Qualified)
            return;
        Offer(stored);
        if (plot.Ending == SeededEnding.Routed)
            return;
        Accept();
        if (plot.Ending == SeededEnding.Accepted)
            return;
        if (plot.Ending == SeededEnding.Returned)
        {
            Return(coordinator);
            return;
        }

        Quote();
        switch (plot.Ending)
        {
            case SeededEnding.Quoted:
                return;
            case SeededEnding.LostAfterQuote:
                Lose(coordinator);
                return;
        }

        Book();
        AgreeDates(coordinator, now);
        if (plot.Ending == SeededEnding.Booked)
            return;
        First.Arrive();
        lead.TreatmentReported(treated: false, s_clinic, plot.Arrived, plot.Arrived.AddDays(14));
        if (plot.Ending == SeededEnding.Aftercare)
            Treat(coordinator, now);
    }

    private Assignment First => _assignments[0];

    private void Offer(Guid stored)
    {
        var deadline = plot.Offered.AddHours(24);
        var clinics = random.GetItems(enquiry.Clinics.ToArray(), random.Next(1, 4)).DistinctBy(c => c.Id).OrderByDescending(c => world.ZealOf(c.Id) * random.NextDouble()).ToList();
        foreach (var clinic in clinics)
        {
            var assignment = new Assignment(Guid.CreateVersion7(plot.Offered), lead.Id, clinic.Id, stored, Guid.CreateVersion7(plot.Offered), _assignments.Count + 1, plot.Offered, deadline);
            _assignments.Add(assignment);
            Happened(FactKind.OfferMade, Actor.System, plot.Offered, assignment);
            Mail(MessageKind.OfferToClinic, assignment, plot.Offered, clinic.Id);
        }

        into.Assignments.AddRange(_assignments);
        lead.Offered(plot.Offered, deadline);
    }

    private Guid StoreCase()
    {
        var today = DateOnly.FromDateTime(plot.Qualified.UtcDateTime);
        var facts = new PatientFacts(lead.Patient.YearOfBirth, lead.Patient.Sex);
        var answers = random.Pick(enquiry.Answers);
        var summary = CaseSummary.Build(
            enquiry.Condition, [enquiry.Treatment], facts, lead.Requester.Country, answers, enquiry.Pair.Rules.Assess(facts, answers, today), summary: null, today);
        summary = summary with { Wishes = CaseWishes.For(lead.Wishes, lead.Requester.Language, summary.Place) };
        var id = Guid.CreateVersion7(plot.Qualified);
        into.Cases.Add(new StoredCase(id, lead.Id, enquiry.Pair.ConditionCode, enquiry.Pair.TreatmentCode, vault.Seal(id, CatalogueJson.Write(summary)), plot.Qualified, summary));
        return id;
    }

    private void Accept()
    {
        First.Open(plot.Accepted.AddMinutes(-20));
        First.Accept(plot.Accepted);
        Happened(FactKind.OfferAccepted, s_clinic, plot.Accepted, First);
        Follow(s_clinic, plot.Accepted, plot.Accepted.AddHours(48));
        foreach (var other in _assignments.Skip(1))
            AnswerOtherwise(other);
        Confirm();
    }

    /// <summary>The clinics beside the first decline or let the time run out.</summary>
    private void AnswerOtherwise(Assignment other)
    {
        // Where the story is young, the deadline may still lie ahead.
        if (plot.Ending is SeededEnding.Accepted or SeededEnding.Quoted || random.NextDouble() < world.ZealOf(other.ClinicId))
        {
            other.Open(plot.Accepted);
            other.Decline(random.Pick(Reasons.Declined.Where(r => r != "other").ToArray()), note: null, plot.Accepted);
            Happened(FactKind.OfferDeclined, s_clinic, plot.Accepted, other);
        }
        else
        {
            other.Expire(other.ExpiresAt);
            Happened(FactKind.OfferExpired, Actor.System, other.ExpiresAt, other);
        }
    }

    private void Confirm()
    {
        var patient = Actor.Patient(lead.Id);
        First.ShareIdentity(plot.Confirmed);
        into.Releases.Add(new IdentityRelease(First.Id, First.ClinicId, vault.Seal(First.Id, CatalogueJson.Write(ReleasedIdentity.Of(lead))), ReleasedIdentity.Of(lead).PatientName, plot.Confirmed));
        var disclosure = enquiry.Pair.DisclosureFor(lead.Requester.Language);
        into.Consents.Add(new Consent(
            lead.Id, ConsentPurpose.ShareIdentity, granted: true, disclosure?.Version ?? "none", disclosure?.Language ?? lead.Requester.Language, plot.Confirmed, "case-page", First.ClinicId));
        Happened(FactKind.IdentityShared, patient, plot.Confirmed, First);
        Mail(MessageKind.IdentityShared, First, plot.Confirmed, First.ClinicId);
    }

    private void Quote()
    {
        var price = random.Next(4, 50) * 1_000m;
        var content = new QuoteContent
        {
            Currency = "USD",
            Items = [new QuoteItem("Evaluation and tests", 1_200), new QuoteItem(enquiry.Treatment.Name.ToString(), price), new QuoteItem("Hospital stay", price * 0.15m)],
            Excluded = ["Flights", "Companion's hotel"],
            IsFixed = true,
            Nights = random.Next(1, 30),
            Doctor = "Dr. A. Example",
            Stages = Domain.Clinics.StagesOfCare.All,
            Deposit = 1_000,
            RefundTerms = "Refunded until 14 days before arrival.",
        };
        var quote = Domain.Quotes.Quote.Send(lead.Id, First.Id, First.ClinicId, 1, content, DateOnly.FromDateTime(plot.Quoted.UtcDateTime).AddDays(60), plot.Quoted, OrganisationCalendar.Utc.Calendar);
        _quotes.Add(quote);
        into.Quotes.Add(quote);
        First.QuoteSent(plot.Quoted);
        Happened(FactKind.QuoteSent, s_clinic, plot.Quoted, First);
        Mail(MessageKind.QuoteReady, First, plot.Quoted, clinicId: null);
        Follow(s_clinic, plot.Quoted, plot.Quoted.AddDays(7));
    }

    private void Book()
    {
        var patient = Actor.Patient(lead.Id);
        _quotes[0].Accept(plot.Decided, OrganisationCalendar.Utc.Calendar);
        First.Choose(plot.Decided);
        Happened(FactKind.QuoteAccepted, patient, plot.Decided, First);
        Mail(MessageKind.QuoteAccepted, First, plot.Decided, First.ClinicId);
        Follow(patient, plot.Decided, plot.Decided.AddDays(3));
    }

    /// <summary>Dates are agreed within two days of the decision. Who is still expected comes in the next weeks.</summary>
    private void AgreeDates(Actor coordinator, DateTimeOffset now)
    {
        var agreed = plot.Decided.AddDays(2);
        if (agreed > now)
            return;
        var from = DateOnly.FromDateTime((plot.Ending == SeededEnding.Booked ? now.AddDays(random.Next(3, 60)) : plot.Arrived).UtcDateTime);
        lead.AgreeDates(from, from.AddDays(random.Next(3, 29)), coordinator, agreed);
    }

    /// <summary>Somebody asks how it is after a month, a quarter and half a year; then it is over.</summary>
    private void Treat(Actor coordinator, DateTimeOffset now)
    {
        First.Treat();
        var next = s_looksAfter.Select(days => plot.Treated.AddDays(days)).FirstOrDefault(look => look > now.AddDays(-2));
        lead.TreatmentReported(treated: true, s_clinic, plot.Treated, next == default ? plot.Treated.AddDays(s_looksAfter[^1]) : next);
        if (next == default)
            lead.Complete(note: null, coordinator, plot.Treated.AddDays(s_looksAfter[^1]));
    }

    /// <summary>Nobody could be reached, and the clinic gave the case back.</summary>
    private void Return(Actor coordinator)
    {
        var number = returns[First.ClinicId] = returns.GetValueOrDefault(First.ClinicId) + 1;
        var asked = new LeadReturn(First, number, ReturnReason.ContactInvalid, seal: null, s_clinic, plot.Quoted);
        Happened(FactKind.ReturnRequested, s_clinic, plot.Quoted, First);
        asked.Approve(rule: null, words: null, vault.Seal, coordinator, plot.Decided);
        into.Returns.Add(asked);
        First.Return(ReturnReasons.Code(asked.Reason), plot.Decided);
        into.Releases[^1].Revoke(plot.Decided);
        Happened(FactKind.ReturnApproved, coordinator, plot.Decided, First);
        lead.Returned(asked.Reason, returns: 1, new ReturnTerms(), hasLiving: false, coordinator, plot.Decided, plot.Decided.AddHours(4));
        lead.Disqualify("contact-invalid", note: null, coordinator, plot.Decided);
    }

    private void Lose(Actor coordinator)
    {
        _quotes[0].Decline(plot.Decided);
        Happened(FactKind.QuoteDeclined, Actor.Patient(lead.Id), plot.Decided, First);
        lead.Lose(random.Pick(s_lostAfterQuote), note: null, coordinator, plot.Decided);
        into.Releases[^1].Revoke(plot.Decided);
        First.NotChosen("quote-declined", plot.Decided);
    }

    private void Follow(Actor by, DateTimeOffset at, DateTimeOffset due) =>
        lead.FollowAssignments(_assignments.ConvertAll(a => a.Status), by, at, due, lookFurther: false);

    private void Happened(FactKind kind, Actor by, DateTimeOffset at, Assignment assignment) =>
        into.Facts.Add(new Fact(lead.Id, kind, at, by) { ClinicId = assignment.ClinicId, AssignmentId = assignment.Id });

    private void Mail(MessageKind kind, Assignment assignment, DateTimeOffset at, Guid? clinicId) =>
        into.Messages.Add(SeededStories.Sent(new Message(kind, lead.Id, assignment.Id, at, at, clinicId: clinicId, assignmentId: assignment.Id), at));
}
