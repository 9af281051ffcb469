using LeadCrm.Domain.Triage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// What the form's script needs to see an emergency while somebody still writes: the same phrases that the program looks for, and the
/// numbers to call. What is written is compared in the browser and goes nowhere for it.
/// </summary>
internal static class EmergencyWatch
{
    public const string Path = "/quote/emergency";

    public static void MapEmergencyWatch(this IEndpointRouteBuilder app) => app.MapGet(Path, Find).ExcludeFromDescription();

    private static Ok<Watch> Find(string? zone, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Ok(new Watch(CountryTimeZone.CountryOf(zone), EmergencyNumbers.Default, EmergencyNumbers.All, RedFlagScreen.WordsBetween, RedFlagScreen.Phrases));
    }

    /// <param name="Country">Where the browser's clock is, ISO 3166-1; a guess until the person says where they are.</param>
    /// <param name="Usual">The number where no other is known.</param>
    /// <param name="Numbers">Other numbers by country.</param>
    /// <param name="WordsBetween">How many other words may stand between two of a phrase.</param>
    /// <param name="Phrases">Folded phrases with stars.</param>
    internal sealed record Watch(string? Country, string Usual, IReadOnlyDictionary<string, string> Numbers, int WordsBetween, IReadOnlyList<string> Phrases);
}
