using System.Text.Json;
using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Seeding;
using LeadCrm.Domain;
using LeadCrm.Domain.Consents;
using MediatR;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// A demo worth looking at: more than a year of invented work, and a queue for today. What is over is written at once; what waits for somebody
/// today is done by the same requests that people send, so that it looks and behaves like theirs.
/// </summary>
internal sealed class DemoHistory(IMediator mediator, ICallerContext callers)
{
    public const int Leads = 3_000;
    private const int Days = 400;
    private const int Clinics = 12;
    private const int Seed = 26;
    private static readonly string[] s_consents = ["contact", "health-data", "share-deidentified"];

    /// <param name="leads">How many leads; 0: none.</param>
    /// <param name="people">The accounts of the demo clinics, by clinic.</param>
    /// <param name="ct">Cancels.</param>
    public async Task WriteAsync(int leads, IReadOnlyDictionary<Guid, Guid> people, CancellationToken ct)
    {
        if (leads == 0 || (await mediator.Send(new SeedLeads(leads, Clinics, Seed, Days, OnlyWhenEmpty: true), ct)).Leads == 0)
            return;
        callers.Use(Caller.Anonymous);
        foreach (var request in Requests())
            await mediator.Send(request, ct);
        await ActAsync(
            people,
            [
                id => mediator.Send(new AskCoordinator(id, "Which doses were taken in the last year, and is there a recent echocardiogram?"), ct),
                id => mediator.Send(new RequestReturn(id, "bogus", "The number belongs to a shop, and nobody there knows of a request."), ct),
                id => mediator.Send(new AskCoordinator(id, "Could the patient travel before the end of next month?"), ct),
            ],
            ct);
        callers.Use(Caller.System);
    }

    /// <summary>One act each of the clinics that have a case to act on, as far as the acts reach.</summary>
    private async Task ActAsync(IReadOnlyDictionary<Guid, Guid> people, IReadOnlyList<Func<Guid, Task>> acts, CancellationToken ct)
    {
        var left = new Queue<Func<Guid, Task>>(acts);
        foreach (var (clinic, user) in people.OrderByDescending(p => p.Key))
        {
            callers.Use(new Caller(Roles.Clinic, user, clinic));
            var cases = (await mediator.Send(new ListOffers { Part = "working", Limit = 200 }, ct)).Items.Where(o => o.Status is "accepted" or "underReview" or "quoted");
            if (left.Count > 0 && await IsDoneAsync(left.Peek(), cases.Select(c => c.Id)))
                left.Dequeue();
        }
    }

    /// <summary>Acts on the first case on which the rules allow it: invented cases are of any age, and a return for example has its days.</summary>
    private static async Task<bool> IsDoneAsync(Func<Guid, Task> act, IEnumerable<Guid> cases)
    {
        foreach (var one in cases)
        {
            try
            {
                await act(one);
                return true;
            }
            catch (BrokenRuleException)
            {
                continue;
            }
        }

        return false;
    }

    /// <summary>Two that may be an emergency, and three that came in just now.</summary>
    private static IEnumerable<SubmitQuoteRequest> Requests()
    {
        yield return Request(1, "Harriet Penrose", "GB", "en", "Europe/London", "stem-cell", "systemic-sclerosis", "hsct", 1979, "female", urgent: true);
        yield return Request(2, "Stefan Vogler", "DE", "de", "Europe/Berlin", "cardiology", "coronary-artery-disease", "coronary-bypass", 1957, "male", urgent: true);
        yield return Request(3, "Lucía Navarro", "ES", "es", "Europe/Madrid", "stem-cell", "systemic-sclerosis", "hsct", 1984, "female", urgent: false);
        yield return Request(4, "Omar Haddad", "AE", "ar", "Asia/Dubai", "orthopaedics", "knee-osteoarthritis", "total-knee-replacement", 1961, "male", urgent: false);
        yield return Request(5, "Grace Whitlock", "GB", "en", "Europe/London", "dental", "edentulism", "implant-overdenture", 1966, "female", urgent: false);
    }

    private static SubmitQuoteRequest Request(
        int number, string name, string country, string language, string zone, string category, string condition, string treatment, int born, string sex, bool urgent) => new()
    {
        IdempotencyKey = $"demo-today-{number}",
        Requester = new RequesterForm { FullName = name, Relation = "self", Email = $"today.{number}@example.org", Country = country, Language = language, TimeZone = zone },
        Patient = new PatientForm { YearOfBirth = born, Sex = sex },
        Enquiry = new EnquiryForm
        {
            Category = category,
            Condition = condition,
            Treatment = treatment,
            Message = urgent ? "It has been much worse since yesterday." : "I would like to know what is possible and what it would cost.",
            Answers = JsonSerializer.SerializeToElement(new { newOrWorse24h = urgent ? "yes" : "no" }),
        },
        Consents = [.. s_consents.Select(p => new ConsentForm { Purpose = p, Granted = true, TextVersion = ConsentText.Version, Language = "en" })],
        Attribution = new AttributionForm { ArticleSlug = $"{condition}-{treatment}-1", UtmSource = "google", SiteKey = "demo" },
    };
}
