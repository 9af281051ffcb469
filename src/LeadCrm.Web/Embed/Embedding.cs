using System.Globalization;
using System.Security.Cryptography;
using LeadCrm.Application.Catalogue;
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

    /// <summary>The button's words follow the evidence, which may change after an article was published.</summary>
    private static async Task<Ok<CallToActionText>> ActionAsync(
        string? condition, string? treatment, string? lang, HttpContext context, IMediator mediator, IStringLocalizer<Texts> texts, CancellationToken ct)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var language = PageLanguage.For(lang);
        var catalogue = await mediator.Send(new GetCatalogue(language), ct);
        var level = catalogue.Categories.SelectMany(c => c.Conditions).FirstOrDefault(c => c.Code == condition)?.Treatments.FirstOrDefault(t => t.Code == treatment)?.EvidenceLevel;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return TypedResults.Ok(new CallToActionText(texts[level == "unproven" ? "action.read" : CallToAction.For(level)], texts["embed.note"], texts["embed.frame"], texts["embed.close"]));
    }

    private static byte[] Read()
    {
        using var stream = typeof(Embedding).Assembly.GetManifestResourceStream("embed.js")!;
        var script = new byte[stream.Length];
        stream.ReadExactly(script);
        return script;
    }

    internal sealed record CallToActionText(string Action, string Note, string Frame, string Close);
}
