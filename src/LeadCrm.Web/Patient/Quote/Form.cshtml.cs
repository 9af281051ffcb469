using System.Globalization;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Values;
using LeadCrm.Web.Api;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// The quote request as one page of three sections. It lives in foreign frames, where browsers give no cookies: nothing here sets or
/// reads one, and what has to be remembered is in the form. A script makes steps of the sections and keeps what is entered in the
/// tab; without it the form works as it stands.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(QuoteRequestsApi.LargestBody)]
[EnableRateLimiting(ApiRegistration.QuoteRequestsLimit)]
internal sealed class FormModel(IMediator mediator, FormToken tokens, IStringLocalizer<Texts> texts, TimeProvider time) : PatientPage
{
    public Visit Visit { get; private set; } = null!;

    public PublicCatalogue Catalogue { get; private set; } = null!;

    public PublicCondition? Condition { get; private set; }

    public PublicTreatment? Treatment { get; private set; }

    public IReadOnlyList<string> Destinations { get; private set; } = [];

    /// <summary>How many clinics the form proposes to ask at a time.</summary>
    public int UsualClinics { get; private set; }

    public Fields Fields { get; private set; } = null!;

    public string Token { get; private set; } = "";

    /// <summary>Set when the request was taken.</summary>
    public SubmittedQuoteRequest? Done { get; private set; }

    /// <summary>What may be an emergency is told at the first look at it, also while something else of the form is wrong.</summary>
    public bool IsUrgent { get; private set; }

    /// <summary>Whether the link to the case goes out by mail; who gave only a phone number has it nowhere but on this page.</summary>
    public bool GetsMail { get; private set; }


    /// <summary>The number for where the person is; the usual one until they said where.</summary>
    public EmergencyCall Call { get; private set; } = EmergencyCall.For(null, PageLanguage.Fallback);

    /// <summary>Whom the treatment is for, when that is somebody else.</summary>
    public string PatientName { get; private set; } = "";

    /// <summary>An address that looks mistyped and was asked about; sent once more, it is right.</summary>
    public string? DoubtfulAddress { get; private set; }

    /// <summary>Whether clinics may be asked, as far as the person has said.</summary>
    public bool MayAskClinics { get; private set; }

    /// <summary>Whether this is the answer to a posted form, with what was entered in it.</summary>
    public bool CameBack => HttpMethods.IsPost(Request.Method);

    /// <summary>Whether the page holds a form that keeps what was entered when another treatment is chosen.</summary>
    public bool Keeps => CameBack || (Condition is not null && !OnlyReads);

    public DateOnly Today => ZonedCalendar.LatestDay(time.GetUtcNow());

    /// <summary>An unproven treatment is read about, not ordered.</summary>
    public bool OnlyReads => Treatment?.EvidenceLevel == "unproven" && !Visit.WantsInformation;

    public string Action => CallToAction.For(Condition, Treatment);

    /// <summary>What happens next depends on what was asked for: only a quote comes from clinics.</summary>
    public string Thanks => Action == CallToAction.Quote ? "thanks" : Action.Replace("action", "thanks", StringComparison.Ordinal);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ArriveAsync(name => PostedFields.Read(Request.Query)[name], ct);
        Token = tokens.Issue();
        Call = EmergencyCall.For(null, Language);
        Show(PostedFields.Untouched(PageLanguage.OfferedFor(Visit.Language), UsualClinics), []);
    }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var posted = PostedFields.Read(await Request.ReadFormAsync(ct));
        var chosen = ChosenSubject.Read(posted);
        await ArriveAsync(name => chosen?.ValueOf(name) ?? posted[name], ct);
        Token = posted["token"];
        var known = tokens.TryRead(Token, out var key);
        if (!known)
            Token = tokens.Issue();
        Call = EmergencyCall.For(posted["requester.country"], posted["requester.language"]);
        GetsMail = posted["requester.email"].Trim().Length > 0;
        IsUrgent = FormRequest.MayBeUrgent(posted);
        if (chosen is null)
            Show(posted, await SendAsync(posted, known ? key : null, ct));
        else
            Show(posted.ForAnotherSubject(), []);
    }

    private async Task<IReadOnlyList<FieldProblem>> SendAsync(PostedFields posted, string? key, CancellationToken ct)
    {
        (PatientName, MayAskClinics) = (posted["patient.fullName"], posted[$"consents.{FormConsents.Share}"] == "true");
        var address = posted["requester.email"];
        if (MistypedAddress.Suggest(address) is { } meant && posted["requester.email.sure"] != address)
        {
            (DoubtfulAddress, Response.StatusCode) = (address, StatusCodes.Status400BadRequest);
            return [new FieldProblem("requester.email", "email-doubtful", meant)];
        }

        var numbers = new FormNumbers(CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator[0]);
        var request = FormRequest.Write(posted, numbers, Visit, Condition, key, Language, time.GetUtcNow().Year);
        return AskedFirst(numbers.Questions, await SubmitAsync(request, ct));
    }

    private async Task ArriveAsync(Func<string, string> value, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        Visit = Visit.Read(value, ForeignReferer());
        Speak(Visit.Language);
        Catalogue = await mediator.Send(new GetCatalogue(Language), ct);
        Condition = Catalogue.Categories.SelectMany(c => c.Conditions).FirstOrDefault(c => c.Code == Visit.Condition);
        Treatment = Condition?.Treatments.FirstOrDefault(t => t.Code == Visit.Treatment);
        if (HttpMethods.IsGet(Request.Method))
            Visit = Visit with { Condition = Condition?.Code, Treatment = Treatment?.Code };
        if (Condition is not null)
        {
            Destinations = await mediator.Send(new ListDestinations(Condition.Code, Treatment?.Code), ct);
            UsualClinics = await mediator.Send(new GetUsualClinics(), ct);
        }
    }

    /// <summary>What can be read in two ways is asked about in words of its own, instead of what the rules say of it.</summary>
    private static IReadOnlyList<FieldProblem> AskedFirst(IReadOnlyList<FieldProblem> questions, IReadOnlyList<FieldProblem> problems) =>
        [.. problems.Select(p => questions.FirstOrDefault(q => q.Field == p.Field) ?? p)];

    /// <summary>Sends the request; what is wrong with it otherwise.</summary>
    private async Task<IReadOnlyList<FieldProblem>> SubmitAsync(SubmitQuoteRequest request, CancellationToken ct)
    {
        try
        {
            Done = await mediator.Send(request, ct);
            return [];
        }
        catch (InvalidRequestException invalid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return invalid.Problems;
        }
        catch (BrokenRuleException broken) when (broken.Code == "idempotency-conflict")
        {
            // Sent before, gone back, changed: a fresh key makes it a request of its own if they send it again.
            Response.StatusCode = StatusCodes.Status409Conflict;
            Token = tokens.Issue();
            return [new FieldProblem("form", broken.Code, broken.Message)];
        }
    }

    private void Show(PostedFields posted, IReadOnlyList<FieldProblem> problems) => Fields = new Fields(posted, problems, texts, time.GetUtcNow().Year);

    private string? ForeignReferer() =>
        Request.GetTypedHeaders().Referer is { IsAbsoluteUri: true } referer && referer.Authority != Request.Host.Value ? referer.AbsoluteUri : null;
}
