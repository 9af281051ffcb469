using System.IO.Compression;
using LeadCrm.Web.Patient.Quote;
using Microsoft.AspNetCore.ResponseCompression;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// Compresses what everybody may read, and nothing else: a compressed answer tells by its length how much of a secret in it was
/// guessed (BREACH). So only GET, only these addresses, and never the case page, sign-in, or the answer to a posted form.
/// </summary>
internal static class PublicCompression
{
    // The form's token is no secret: it is another one in every answer, opens nothing, and only keeps a second press from making a second lead.
    private static readonly string[] s_public = ["/", "/quote", "/demo-article", "/embed.js", "/embed.json", EmergencyWatch.Path];

    public static void AddPublicCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        // The fastest level leaves a third more to be sent, and a page takes a millisecond either way.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void UsePublicCompression(this WebApplication app) => app.UseWhen(IsPublic, everybody => everybody.UseResponseCompression());

    private static bool IsPublic(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && Array.Exists(s_public, path => string.Equals(context.Request.Path, path, StringComparison.OrdinalIgnoreCase));
}
