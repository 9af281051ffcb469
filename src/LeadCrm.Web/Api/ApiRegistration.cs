using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Identity;
using LeadCrm.Web.Hosting;
using LeadCrm.Web.Patient;
using Microsoft.AspNetCore.RateLimiting;
using Scalar.AspNetCore;

namespace LeadCrm.Web.Api;

/// <summary>The HTTP API: <c>/api/v1</c>, described at <c>/openapi/v1.json</c>, browsable at <c>/docs</c>.</summary>
internal static class ApiRegistration
{
    public const string QuoteRequestsLimit = "quote-requests";
    public const string SignInLimit = "sign-ins";
    public const string CasesLimit = "cases";

    public static void AddLeadCrmApi(this IServiceCollection services, LeadCrmSettings settings)
    {
        services.AddOpenApi("v1");
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context => Problems.Complete(context.ProblemDetails));
        services.AddExceptionHandler<ProblemHandler>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new CodeConverter());
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            options.SerializerOptions.Converters.Add(new NulRefusingStringConverter());
            options.SerializerOptions.MaxDepth = 16;
        });
        services.AddRateLimiter(options => Limit(options, settings));
        services.AddSingleton(s => ActivatorUtilities.CreateInstance<BrokenRequests>(s, PartitionedRateLimiter.Create(PerAddress(settings, l => l.Broken))));
    }

    public static void MapLeadCrmApi(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapScalarApiReference("/docs");
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapAuth();
        api.MapQuoteRequests();
        api.MapCases();
        api.MapCatalogue();
        api.MapLeads();
        api.MapAssignments();
        api.MapReturns();
        api.MapQuoteTemplates();
        api.MapReports();
        api.MapStaff();
        api.MapMe();
        api.MapRates();
    }

    private static void Limit(RateLimiterOptions options, LeadCrmSettings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (context, ct) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            if (!PatientRegistration.IsForPeople(context.HttpContext))
                await Problems.TooManyRequests().ExecuteAsync(context.HttpContext);
        };
        options.AddPolicy(QuoteRequestsLimit, WhenPosting(PerAddress(settings, l => l.QuoteRequests)));
        options.AddPolicy(SignInLimit, WhenPosting(PerAddress(settings, l => l.SignIns)));
        options.AddPolicy(CasesLimit, PerAddress(settings, l => l.Cases));
    }

    /// <summary>Looking at a form is free; sending it is counted.</summary>
    private static Func<HttpContext, RateLimitPartition<string>> WhenPosting(Func<HttpContext, RateLimitPartition<string>> limit) =>
        context => HttpMethods.IsPost(context.Request.Method) ? limit(context) : RateLimitPartition.GetNoLimiter("");

    private static Func<HttpContext, RateLimitPartition<string>> PerAddress(LeadCrmSettings settings, Func<RateLimitSettings, int> limit) =>
        context => RateLimitPartition.GetFixedWindowLimiter(
            ClientAddress.Of(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.Demo ? RateLimitSettings.Demo : limit(settings.RateLimits), Window = TimeSpan.FromMinutes(1) });
}
