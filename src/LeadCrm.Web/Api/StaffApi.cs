using LeadCrm.Application.Staff;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadCrm.Web.Api;

internal static class StaffApi
{
    public static void MapStaff(this IEndpointRouteBuilder api)
    {
        var staff = api.MapGroup("/staff").WithTags("Staff").RequireAuthorization().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        staff.MapGet("", async (IMediator mediator, CancellationToken ct) => new { items = await mediator.Send(new ListStaff(), ct) })
            .WithSummary("The house's own people with state, roles, open leads and capacity.");
        staff.MapPost("", async (InviteStaff body, IMediator mediator, CancellationToken ct) => Made("/api/v1/staff", await mediator.Send(body, ct)))
            .WithSummary("Invites somebody by mail; the link works once, for 72 hours.");
        staff.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.Send(new GetStaffMember(id), ct))
            .WithSummary("One colleague.");
        staff.MapPut("/{id:guid}", async (Guid id, ChangeStaff body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(body with { Id = id }, ct))
            .WithSummary("Changes name, roles, languages, hours and capacity.");
        staff.MapPost("/{id:guid}/invite-again", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ResendInvitation(id), ct))
            .WithSummary("Mails another invitation; earlier links end.");
        staff.MapPost("/{id:guid}/password-reset", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new SendPasswordReset(id), ct))
            .WithSummary("Mails a link to choose another password.");
        staff.MapPost("/{id:guid}/hand-over", async (Guid id, Receiver body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new HandOverLeads(id, body.To), ct))
            .WithSummary("Hands all open leads to a colleague.");
        staff.MapPost("/{id:guid}/deactivate", async (Guid id, Leaving? body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new DeactivateStaff(id, body?.HandOverTo), ct))
            .WithSummary("Closes the account; open leads go to a colleague, and sessions end.");
        staff.MapPost("/{id:guid}/reactivate", async (Guid id, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new ReactivateStaff(id), ct))
            .WithSummary("Opens a closed account again.");
        staff.MapPost("/{id:guid}/absences", async (Guid id, Days body, IMediator mediator, CancellationToken ct) => Made($"/api/v1/staff/{id}", await mediator.Send(new AddAbsence(id, body.From, body.To), ct)))
            .WithSummary("States days on which the colleague is away.");
        staff.MapDelete("/{id:guid}/absences/{absence:guid}", async (Guid id, Guid absence, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RemoveAbsence(id, absence), ct))
            .WithSummary("Takes an absence back.");
    }

    public static void MapMe(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("Me").RequireAuthorization().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        me.MapGet("", async (IMediator mediator, CancellationToken ct) => await mediator.Send(new GetMyProfile(), ct))
            .WithSummary("The caller's own record.");
        me.MapPut("", async (ChangeMyProfile body, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(body, ct))
            .WithSummary("Changes own name, languages, zone and hours.");
        me.MapPost("/absences", async (Days body, IMediator mediator, CancellationToken ct) => Made("/api/v1/me", await mediator.Send(new AddMyAbsence(body.From, body.To), ct)))
            .WithSummary("States days on which the caller is away.");
        me.MapDelete("/absences/{absence:guid}", async (Guid absence, IMediator mediator, CancellationToken ct) => await mediator.DoneAsync(new RemoveMyAbsence(absence), ct))
            .WithSummary("Takes an absence of the caller back.");
    }

    private static Created<Row> Made(string address, Guid id) => TypedResults.Created(address, new Row(id));

    internal sealed record Row(Guid Id);

    internal sealed record Receiver(Guid To);

    internal sealed record Leaving(Guid? HandOverTo);

    internal sealed record Days(DateOnly? From, DateOnly? To);
}
