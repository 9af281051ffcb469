using System.Globalization;
using System.Security.Cryptography;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Values;
using LeadCrm.Web.Patient;
using LeadCrm.Web.Patient.Quote;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace LeadCrm.Web.Embed;

/// <summary>The script that puts the call to action and the form into any site, and what its button may say.</summary>
internal static class Embedding
{
    private static readonly byte[] s_script = Read();
    private static readonly EntityTagHeaderValue s_tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(s_script))[..16]}\"");

    public static void MapEmbedding(this IEndpointRouteBuilder app)
    {
        app.MapGet("/embed.js", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "public, max-age=3600";
            return TypedResults.Bytes(s_script, "text/javascript; charset=utf-8", entityTag: s_tag);
        }).ExcludeFromDescription();
        app.MapGet("/embed.json", ActionAsync).ExcludeFromDescription();
    }

    /// <summary>The button's words follow the evidence, which may change after an article was published; so do the labels below it.</summary>
    private static async Task<Ok<CallToActionText>> ActionAsync([AsParameters] Embedded embedded, HttpContext context, IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider time, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var language = PageLanguage.For(embedded.Lang);
        var catalogue = await mediator.Send(new GetCatalogue(language), ct);
        var condition = catalogue.Categories.SelectMany(c => c.Conditions).FirstOrDefault(c => c.Code == embedded.Condition);
        var treatment = condition?.Treatments.FirstOrDefault(t => t.Code == embedded.Treatment);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = PageLanguage.CultureOf(language);
        var action = CallToAction.For(condition, treatment);
        return TypedResults.Ok(new CallToActionText(
            texts[action == CallToAction.Inform ? "action.read" : action], texts[action.Replace("action", "embed.note", StringComparison.Ordinal)], texts["embed.frame"], texts["embed.close"],
            Labels(treatment, embedded, ZonedCalendar.LatestDay(time.GetUtcNow()), texts)));
    }

    private static List<string> Labels(PublicTreatment? treatment, Embedded embedded, DateOnly today, IStringLocalizer<Texts> texts)
    {
        var evidence = treatment is null ? [] : new[] { texts["embed.evidence", texts[$"evidence.{treatment.EvidenceLevel}"].Value, ArticleLabel.Day(treatment.ReviewedOn)].Value };
        return [.. evidence, .. ArticleLabel.Sentences(embedded.Reviewed, embedded.Paid, today, texts)];
    }

    private static byte[] Read()
    {
        using var stream = typeof(Embedding).Assembly.GetManifestResourceStream("embed.js")!;
        var script = new byte[stream.Length];
        stream.ReadExactly(script);
        return script;
    }

    internal sealed record CallToActionText(string Action, string Note, string Frame, string Close, IReadOnlyList<string> Labels);

    /// <summary>What the article's tag says: the enquiry, the language, and the article's own review day and "paid" label.</summary>
    internal sealed record Embedded(string? Condition, string? Treatment, string? Lang, string? Reviewed, string? Paid);
}
