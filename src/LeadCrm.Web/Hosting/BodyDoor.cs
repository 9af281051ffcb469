using System.Text;
using LeadCrm.Web.Api;
using LeadCrm.Web.Patient;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// The first who looks at what came with a request, on every route and page: verb, content type, character set, form and query. What no
/// handler could read is refused here, once, instead of failing deeper inside in as many ways as there are readers.
/// </summary>
internal sealed class BodyDoor(RequestDelegate next, BrokenRequests broken)
{
    /// <summary>Pages have no uploads; the longest form is the quote request.</summary>
    private const long LargestForm = QuoteRequestsApi.LargestBody;

    /// <summary>Far above any request of the API; what takes files says so itself.</summary>
    private const long LargestBody = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        // An error page shows what was refused already.
        if (!IsRepeated(context) && await RefusalAsync(context) is { } refusal)
            await broken.RefuseAsync(context, refusal);
        else
            await next(context);
    }

    private static bool IsRepeated(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static async Task<BrokenRequest?> RefusalAsync(HttpContext context)
    {
        Bound(context);
        return Verb(context) ?? Type(context) ?? Nul(context.Request.Query) ?? await FormAsync(context);
    }

    private static void Bound(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = PatientRegistration.IsForPeople(context) ? LargestForm : LargestBody;
    }

    /// <summary>A page answers to the verbs it has handlers for; the framework would run it without any.</summary>
    private static BrokenRequest? Verb(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page)
            return null;
        var verbs = page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append(HttpMethods.Get).Append(HttpMethods.Head).Distinct().Order().ToList();
        if (verbs.Contains(context.Request.Method))
            return null;
        context.Response.Headers.Allow = string.Join(", ", verbs);
        return new(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This cannot be done here.");
    }

    private static BrokenRequest? Type(HttpContext context)
    {
        var given = context.Request.ContentType;
        if (IsPostedPage(context) && !context.Request.HasFormContentType)
            return new(StatusCodes.Status415UnsupportedMediaType, "form-expected", "A form is expected here.");
        if (string.IsNullOrEmpty(given))
            return null;
        if (!MediaTypeHeaderValue.TryParse(given, out var type))
            return new(StatusCodes.Status415UnsupportedMediaType, "content-type-malformed", "The content type cannot be read.");
        return type.Parameters.All(p => !p.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) || IsCharset(HeaderUtilities.RemoveQuotes(p.Value).Value))
            ? null
            : new(StatusCodes.Status415UnsupportedMediaType, "charset-unknown", "The character set is not known; send UTF-8.");
    }

    private static bool IsCharset(string? name)
    {
        try
        {
            return !string.IsNullOrEmpty(name) && Encoding.GetEncoding(name) is not null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Nobody knows it, or nobody should: UTF-7.
            return false;
        }
    }

    private static async Task<BrokenRequest?> FormAsync(HttpContext context)
    {
        if (!IsPostedPage(context))
            return null;
        try
        {
            return Nul(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new(e.StatusCode, "body-too-large", "The request is too large.");
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException || (e is IOException && !context.RequestAborted.IsCancellationRequested))
        {
            return new(StatusCodes.Status400BadRequest, "form-malformed", "The form cannot be read.");
        }
    }

    private static bool IsPostedPage(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    /// <summary>No database text can hold it, and no browser sends it.</summary>
    private static BrokenRequest? Nul(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        values.Any(pair => pair.Key.Contains('\0', StringComparison.Ordinal) || pair.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))
            ? new(StatusCodes.Status400BadRequest, "nul-character", "There is a NUL character in the request, which cannot be kept.")
            : null;
}
