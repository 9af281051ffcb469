using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeadCrm.Web.Patient;

/// <summary>A page for people without a framework script. Its view is rendered in the language that its handler found.</summary>
[Spoken]
public abstract class PatientPage : PageModel
{
    /// <summary>The language the page speaks, two letters.</summary>
    public string Language { get; private set; } = PageLanguage.Fallback;

    protected void Speak(string? asked)
    {
        Language = PageLanguage.For(asked);
        HttpContext.Features.Set(new SpokenLanguage(Language));
    }
}

/// <summary>The language of the present answer.</summary>
internal sealed record SpokenLanguage(string Code);

/// <summary>
/// Renders under the page's culture. A handler could not set it: what an asynchronous method does to the culture ends with it,
/// and the view comes after.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SpokenAttribute : Attribute, IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var language = context.HttpContext.Features.Get<SpokenLanguage>()?.Code ?? PageLanguage.Fallback;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = PageLanguage.CultureOf(language);
        await next();
    }
}
