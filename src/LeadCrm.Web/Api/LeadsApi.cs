using LeadCrm.Application.Leads;
using LeadCrm.Application.Routing;
using LeadCrm.Application.Staff;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class LeadsApi
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        var leads = api.MapGroup("/leads").WithTags("Leads").RequireAuthorization().ProducesProblem(404).ProducesProblem(409);
        leads.MapGet("", ListAsync)
            .WithSummary("A page of leads; by default the queue: emergencies, new requests, then what is due first.");
        leads.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetLead(id), ct))
            .WithSummary("One lead; opening it is recorded.");
        leads.MapGet("/{id:guid}/timeline", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetTimeline(id), ct))
            .WithSummary("Everything that happened.");
        leads.MapGet("/{id:guid}/reads", async (Guid id, string? cursor, IMediator mediator, CancellationToken ct) => await mediator.Send(new ListLeadReads { LeadId = id, Cursor = cursor }, ct))
            .WithSummary("Who looked at the lead.").ProducesProblem(400);
        leads.MapGet("/{id:guid}/routing", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetRouting(id), ct))
            .WithSummary("Why these clinics, and why not the others.");
        leads.MapPost("/{id:guid}/claim", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ClaimLead(id), ct))
            .WithSummary("Takes the lead.");
        leads.MapPost("/{id:guid}/assign", async (Guid id, Assignee body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AssignLead(id, body.To), ct))
            .WithSummary("Gives the lead to a coordinator who is there today.");
        leads.MapGet("/owners", async (IMediator mediator, CancellationToken ct) => new { items = await mediator.Send(new ListLeadOwners(), ct) })
            .WithSummary("Who can own leads, and who of them is away.");
        leads.MapPost("/{id:guid}/answers", async (Guid id, CompleteAnswers body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(body with { LeadId = id }, ct))
            .WithSummary("Adds or confirms answers.");
        leads.MapPost("/{id:guid}/qualify", async (Guid id, Qualification? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new QualifyLead(id, body?.Summary, body?.Approved), ct))
            .WithSummary("Sends the lead to routing.");
        leads.MapPost("/{id:guid}/disqualify", async (Guid id, Closing body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DisqualifyLead(id, body.Reason, body.Note), ct))
            .WithSummary("Closes the lead as none for our clinics.");
        leads.MapPost("/{id:guid}/lose", async (Guid id, Closing body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new LoseLead(id, body.Reason, body.Note), ct))
            .WithSummary("Closes the lead without a booking.");
        leads.MapPost("/{id:guid}/contacted", async (Guid id, Contact? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RecordContact(id, body?.Reached ?? false, body?.Note), ct))
            .WithSummary("Stamps an attempt to reach the patient.");
        leads.MapPost("/{id:guid}/reopen", async (Guid id, Note? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ReopenLead(id, body?.Text), ct))
            .WithSummary("Takes a closed lead up again.");
        leads.MapPost("/{id:guid}/take-back", async (Guid id, Note? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new TakeBackLead(id, body?.Text), ct))
            .WithSummary("Takes the lead back to triage; clinics that have it lose access.");
        leads.MapPost("/{id:guid}/spam", async (Guid id, Note? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new MarkSpam(id, body?.Text), ct))
            .WithSummary("Sets a lead apart that is no real request; it can be reopened.");
        leads.MapPost("/{id:guid}/duplicate", async (Guid id, Same body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new MarkDuplicate(id, body.Of, body.Note), ct))
            .WithSummary("Sets the lead apart as the same request as another one, which goes on.").ProducesProblem(400);
        leads.MapPost("/{id:guid}/deceased", async (Guid id, Note? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RecordDeath(id, body?.Text), ct))
            .WithSummary("Records that the patient has died; nothing is sent any more.");
        leads.MapPost("/{id:guid}/complete", async (Guid id, Note? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new CompleteLead(id, body?.Text), ct))
            .WithSummary("Closes the lead after treatment and aftercare.");
        leads.MapPost("/{id:guid}/route", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RequestRouting(id), ct))
            .WithSummary("Asks the router to look again.");
        leads.MapPost("/{id:guid}/clear-red-flag", async (Guid id, Note body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ClearRedFlag(id, body.Text), ct))
            .WithSummary("Records the judgement of a possible emergency.");
        leads.MapPost("/{id:guid}/override-eligibility", async (Guid id, Note body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new OverrideEligibility(id, body.Text), ct))
            .WithSummary("A medical reviewer's written override.");
        leads.MapPost("/{id:guid}/priority", async (Guid id, Urgency body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new SetPriority(id, body.Priority, body.Reason), ct))
            .WithSummary("Says how urgently an answer of clinics is wanted: low, normal, high or urgent.").ProducesProblem(400);
        leads.MapPost("/{id:guid}/replace-case-link", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new ReplaceCaseLink(id), ct))
            .WithSummary("Closes the patient's links and mails a new one.");
        leads.MapPost("/{id:guid}/confirm-representation", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ConfirmRepresentation(id), ct))
            .WithSummary("Records that the represented adult confirmed.");
        leads.MapPost("/{id:guid}/treatment-dates", async (Guid id, Dates body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AgreeTreatmentDates(id, body.From, body.Until), ct))
            .WithSummary("Records the dates that patient and clinic agreed on.");
        leads.MapPost("/{id:guid}/deposit", async (Guid id, Deposit body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RecordDeposit(id, body.State, body.Amount, body.Currency), ct))
            .WithSummary("Records what became of the deposit; LeadCrm takes no money.");
    }

    private static Task<LeadList> ListAsync([AsParameters] LeadParameters parameters, string? sort, string? cursor, int? limit, HttpRequest request, IMediator mediator, CancellationToken ct) =>
        mediator.Send(new ListLeads { Query = LeadQueryUrl.Read(AddressQuery.Of(request)), Sort = sort, Cursor = cursor, Limit = limit }, ct);

    /// <param name="Summary">Free text for clinics.</param>
    /// <param name="Approved">The marked words of it that were read and identify nobody.</param>
    internal sealed record Qualification(string? Summary, IReadOnlyList<string>? Approved);

    internal sealed record Assignee(Guid To);

    internal sealed record Closing(string? Reason, string? Note);

    internal sealed record Contact(bool Reached, string? Note);

    internal sealed record Same(string? Of, string? Note);

    internal sealed record Note(string? Text);

    internal sealed record Urgency(string? Priority, string? Reason);

    internal sealed record Dates(DateOnly? From, DateOnly? Until);

    internal sealed record Deposit(string? State, decimal? Amount, string? Currency);
}
