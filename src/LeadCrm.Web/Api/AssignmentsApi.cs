using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Returns;
using MediatR;

namespace LeadCrm.Web.Api;

internal static class AssignmentsApi
{
    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        var assignments = api.MapGroup("/assignments").WithTags("Assignments").RequireAuthorization().ProducesProblem(404).ProducesProblem(409);
        assignments.MapGet("", async ([AsParameters] ListOffers request, IMediator mediator, CancellationToken ct) => await mediator.Send(request, ct))
            .WithSummary("The clinic's cases.");
        assignments.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetOffer(id), ct))
            .WithSummary("One case, de-identified until the patient has confirmed the clinic.");
        assignments.MapPost("/{id:guid}/accept", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AcceptOffer(id), ct))
            .WithSummary("Takes the case.");
        assignments.MapPost("/{id:guid}/decline", async (Guid id, Refusal body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DeclineOffer(id, body.Reason, body.Note), ct))
            .WithSummary("Does not take the case.");
        assignments.MapPost("/{id:guid}/question", async (Guid id, Question body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AskCoordinator(id, body.Text), ct))
            .WithSummary("Asks the coordinator.");
        assignments.MapPost("/{id:guid}/answer", async (Guid id, Answer body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new AnswerClinic(id, body.Text, body.RecordsSent, body.Approved), ct))
            .WithSummary("A coordinator answers the clinic's question.").ProducesProblem(400);
        assignments.MapPost("/{id:guid}/return", async (Guid id, Refusal body, IMediator mediator, CancellationToken ct) => await mediator.Send(new RequestReturn(id, body.Reason, body.Note), ct))
            .WithSummary("Returns the case, within what was agreed: spam, bogus, wrong-treatment or contact-invalid. A medical judgement is no return.").ProducesProblem(400);
        assignments.MapPost("/{id:guid}/unsuitable", async (Guid id, Judgement body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ReportUnsuitable(id, body.Doctor, body.Reason), ct))
            .WithSummary("A doctor of the clinic found the treatment unsuitable.").ProducesProblem(400);
        assignments.MapPost("/{id:guid}/cancel", async (Guid id, Refusal body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new CancelCase(id, body.Reason, body.Note), ct))
            .WithSummary("The clinic cannot treat the patient after all.").ProducesProblem(400);
        assignments.MapPost("/{id:guid}/review", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ReviewCase(id), ct))
            .WithSummary("The clinic's physicians look at the case.");
        assignments.MapPost("/{id:guid}/treatment", async (Guid id, Treatment body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ReportTreatment(id, body.Stage), ct))
            .WithSummary("Reports that the patient has arrived or was treated.").ProducesProblem(400);
        assignments.MapGet("/performance", async (int? days, IMediator mediator, CancellationToken ct) => await mediator.Send(new OwnPerformance(days ?? OwnPerformance.UsualDays), ct))
            .WithSummary("The clinic's own numbers over the last 30, 90 (the default) or 365 days.").ProducesProblem(400);
        assignments.MapGet("/why", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new WhyTheseCases(), ct))
            .WithSummary("Why the clinic did, or did not, get cases lately.");
        assignments.MapGet("/{id:guid}/unsent-quote", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetUnsentQuote(id), ct) ?? throw new NotFoundException())
            .WithSummary("The quote that the clinic is writing and has not sent; only the clinic itself reads it.");
        assignments.MapPut("/{id:guid}/unsent-quote", async (Guid id, Unsent body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new KeepUnsentQuote(id, body.Text), ct))
            .WithSummary("Keeps a quote that is being written; the last one kept replaces the one before.").ProducesProblem(400);
        assignments.MapDelete("/{id:guid}/unsent-quote", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DropUnsentQuote(id), ct))
            .WithSummary("Throws the quote that is being written away.");
        assignments.MapPost("/{id:guid}/quotes", SendQuoteAsync)
            .WithSummary("Sends a quote.").ProducesProblem(400);
    }

    private static async Task<IResult> SendQuoteAsync(Guid id, SendQuote body, IMediator mediator, CancellationToken ct)
    {
        var quote = await mediator.Send(body with { AssignmentId = id }, ct);
        return TypedResults.Created($"/api/v1/assignments/{id}", new { id = quote });
    }

    internal sealed record Refusal(string? Reason, string? Note);

    internal sealed record Question(string? Text);

    /// <param name="Approved">The marked words of the text that were read and identify nobody.</param>
    internal sealed record Answer(string? Text, bool RecordsSent, IReadOnlyList<string>? Approved);

    internal sealed record Judgement(string? Doctor, string? Reason);

    internal sealed record Unsent(string? Text);

    internal sealed record Treatment(string? Stage);
}
