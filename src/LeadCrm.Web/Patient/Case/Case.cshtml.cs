using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Web.Api;
using LeadCrm.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeadCrm.Web.Patient.Case;

/// <summary>A patient's own case behind the personal link. Every act is posted, then shown by a fresh GET.</summary>
[EnableRateLimiting(ApiRegistration.CasesLimit)]
internal sealed class CaseModel(CaseDoor door, IMediator mediator) : PatientPage
{
    public PatientCase Case { get; private set; } = null!;

    /// <summary>What was just done, to be confirmed in words: a code of the texts <c>done.…</c>.</summary>
    public string? Done { get; private set; }

    /// <summary>A refusal in words; the case below shows how things stand now.</summary>
    public BrokenRuleException? Refusal { get; private set; }

    /// <summary>The clinic whose risks were not acknowledged.</summary>
    public Guid? Unacknowledged { get; private set; }

    /// <summary>No clinic is ever asked for what is unproven: the page explains instead.</summary>
    public bool IsWithoutClinic => Case is { Evidence.Level: "unproven", Assignments.Count: 0 };

    public IEnumerable<CaseAssignment> Living => Case.Assignments.Where(a => CaseWords.IsLiving(a.Status));

    public IEnumerable<CaseAssignment> Over => Case.Assignments.Where(a => !CaseWords.IsLiving(a.Status));

    /// <summary>Quotes that stand beside each other: the newest of each clinic that can still be chosen or was.</summary>
    public IReadOnlyList<OfferedQuote> Quotes => Living
        .Select(a => a.Quotes.FirstOrDefault(q => q.Status is "sent" or "accepted") is { } quote ? new OfferedQuote(a, quote) : null)
        .OfType<OfferedQuote>().ToList();

    public Task<IActionResult> OnGetAsync(string token, string? done, CancellationToken ct)
    {
        Done = done is "confirmed" or "accepted" or "declined" or "granted" or "withdrawn" ? done : null;
        return OpenedAsync(token, ShowAsync, ct);
    }

    public Task<IActionResult> OnPostConfirmAsync(string token, Guid assignment, bool risks, CancellationToken ct) =>
        DoAsync(token, new ShareIdentity(assignment, risks), "confirmed", assignment, ct);

    public Task<IActionResult> OnPostAcceptAsync(string token, Guid quote, CancellationToken ct) => DoAsync(token, new AcceptQuote(quote), "accepted", null, ct);

    public Task<IActionResult> OnPostDeclineAsync(string token, Guid quote, CancellationToken ct) => DoAsync(token, new DeclineQuote(quote), "declined", null, ct);

    public Task<IActionResult> OnPostConsentAsync(string token, string? purpose, bool granted, CancellationToken ct) =>
        DoAsync(token, new ChangeConsent(purpose, granted), granted ? "granted" : "withdrawn", null, ct);

    private Task<IActionResult> DoAsync(string token, IRequest<Unit> act, string done, Guid? assignment, CancellationToken ct) => OpenedAsync(
        token,
        async () =>
        {
            try
            {
                await mediator.Send(act, ct);
                return RedirectToPage(new { token, done });
            }
            catch (BrokenRuleException refusal)
            {
                (Refusal, Response.StatusCode) = (refusal, StatusCodes.Status409Conflict);
            }
            catch (InvalidRequestException)
            {
                (Unacknowledged, Response.StatusCode) = (assignment, StatusCodes.Status400BadRequest);
            }

            return await ShowAsync();
        },
        ct);

    /// <summary>Opens the case; a wrong, old or revoked link, and an id of another case, are all the same: not here.</summary>
    private async Task<IActionResult> OpenedAsync(string token, Func<Task<IActionResult>> then, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        try
        {
            await door.OpenAsync(token, ct);
            return await then();
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
    }

    private Task<IActionResult> ShowAsync() => ShowAsync(HttpContext.RequestAborted);

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Case = await mediator.Send(new GetCase(), ct);
        Speak(Case.Language);
        return Page();
    }
}
