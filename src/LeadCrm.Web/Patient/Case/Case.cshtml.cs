using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Web.Api;
using LeadCrm.Web.Hosting;
using LeadCrm.Web.Patient.Quote;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LeadCrm.Web.Patient.Case;

/// <summary>A patient's own case behind the personal link. Every act is posted, then shown by a fresh GET.</summary>
[EnableRateLimiting(ApiRegistration.CasesLimit)]
internal sealed class CaseModel(CaseDoor door, IMediator mediator) : PatientPage
{
    public PatientCase Case { get; private set; } = null!;

    /// <summary>
    /// What was just done and of what, kept from the act to the page that follows it. An address could claim anything of any case;
    /// this nobody can write but us, and it is read once.
    /// </summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>What was just done, when the case as it stands agrees.</summary>
    public CaseNotice? Notice { get; private set; }

    /// <summary>A refusal in words; the case below shows how things stand now.</summary>
    public BrokenRuleException? Refusal { get; private set; }

    /// <summary>The clinic whose risks were not acknowledged.</summary>
    public Guid? Unacknowledged { get; private set; }

    /// <summary>No clinic is ever asked for what is unproven: the page explains instead.</summary>
    public bool IsWithoutClinic => Case is { Evidence.Level: "unproven", Assignments.Count: 0 };

    public IEnumerable<CaseAssignment> Living => Case.Assignments.Where(a => CaseWords.IsLiving(a.Status));

    public IEnumerable<CaseAssignment> Over => Case.Assignments.Where(a => !CaseWords.IsLiving(a.Status));

    /// <summary>Clinics that would like to help and do not know yet who the patient is.</summary>
    public IReadOnlyList<CaseAssignment> ToConfirm => Case.Assignments
        .Where(a => !a.IdentityShared && a.Status is "accepted" or "underReview" or "infoRequested" or "quoted" or "chosen").ToList();

    /// <summary>Consents without which no clinic is asked, while clinics still could be.</summary>
    public IEnumerable<string> MissingConsents => Case.Status is "new" or "inTriage" or "qualified"
        ? Case.Consents.Where(c => !c.Granted && c.Purpose is FormConsents.Share or FormConsents.EvidenceAcknowledged && CaseWords.Concerns(c.Purpose, Case)).Select(c => c.Purpose)
        : [];

    /// <summary>Quotes that stand beside each other: the newest of each clinic that can still be chosen or was.</summary>
    public IReadOnlyList<OfferedQuote> Quotes => Living
        .Select(a => a.Quotes.FirstOrDefault(q => q.Status is "sent" or "accepted") is { } quote ? new OfferedQuote(a, quote) : null)
        .OfType<OfferedQuote>().ToList();

    public Task<IActionResult> OnGetAsync(string token, CancellationToken ct) => OpenedAsync(
        token,
        async () =>
        {
            await LoadAsync(ct);
            Notice = CaseNotice.Of(Done, Case);
            return Page();
        },
        ct);

    public Task<IActionResult> OnPostConfirmAsync(string token, Guid assignment, bool risks, CancellationToken ct) =>
        DoAsync(token, new ShareIdentity(assignment, risks), CaseNotice.Confirmed(assignment), assignment, ct);

    public Task<IActionResult> OnPostAcceptAsync(string token, Guid quote, CancellationToken ct) => DoAsync(token, new AcceptQuote(quote), CaseNotice.Accepted(quote), null, ct);

    public Task<IActionResult> OnPostDeclineAsync(string token, Guid quote, CancellationToken ct) => DoAsync(token, new DeclineQuote(quote), CaseNotice.Declined(quote), null, ct);

    public Task<IActionResult> OnPostConsentAsync(string token, string? purpose, bool granted, CancellationToken ct) =>
        DoAsync(token, new ChangeConsent(purpose, granted), CaseNotice.Changed(purpose, granted), null, ct);

    private Task<IActionResult> DoAsync(string token, IRequest<Unit> act, string done, Guid? assignment, CancellationToken ct) => OpenedAsync(
        token,
        async () =>
        {
            try
            {
                await mediator.Send(act, ct);
                Done = done;
                return RedirectToPage(new { token });
            }
            catch (BrokenRuleException refusal)
            {
                (Refusal, Response.StatusCode) = (refusal, StatusCodes.Status409Conflict);
            }
            catch (InvalidRequestException)
            {
                (Unacknowledged, Response.StatusCode) = (assignment, StatusCodes.Status400BadRequest);
            }

            await LoadAsync(ct);
            return Page();
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

    private async Task LoadAsync(CancellationToken ct)
    {
        Case = await mediator.Send(new GetCase(), ct);
        Speak(Case.Language);
    }
}
