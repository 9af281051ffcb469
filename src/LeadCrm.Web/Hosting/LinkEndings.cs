using System.Globalization;
using LeadCrm.Web.Patient;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Opens a link that was copied together with what stood behind it in a text: a full stop, a bracket, a quotation mark, an invisible blank.
/// No address of ours ends like that.
/// </summary>
internal sealed class LinkEndings(RequestDelegate next)
{
    private const string Behind = ".,;:!?)]}>'\"”’»…";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || !PatientRegistration.IsForPeople(context))
            return next(context);
        var path = request.Path.Value ?? "";
        var end = path.Length;
        while (end > 1 && IsBehind(path[end - 1]))
            end--;
        // Two slashes in front would lead to another host.
        if (end == path.Length || end <= 1 || path.StartsWith("//", StringComparison.Ordinal) || path.StartsWith("/\\", StringComparison.Ordinal))
            return next(context);
        context.Response.Redirect(request.PathBase.Add(path[..end]).ToUriComponent() + request.QueryString.ToUriComponent());
        return Task.CompletedTask;
    }

    private static bool IsBehind(char c) => Behind.Contains(c, StringComparison.Ordinal) || char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
