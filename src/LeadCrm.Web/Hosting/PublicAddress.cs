using System.Net;
using LeadCrm.Infrastructure;
using LeadCrm.Web.Commands;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;

namespace LeadCrm.Web.Hosting;

/// <summary>
/// What the world sees of this process. Who a client is and how they came is believed of the proxies that are configured, and of nobody
/// else; other names than our own are not answered to, so that none is ever written into an answer.
/// </summary>
internal static partial class PublicAddress
{
    // Health checks and people on the machine itself; no other site can make a browser use these for us.
    private static readonly string[] s_loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddPublicAddress(this IServiceCollection services, LeadCrmSettings settings) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        // Not the host: that is LeadCrm__PublicUrl's.
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in settings.NamedProxies)
            options.KnownIPNetworks.Add(NetworkOf(proxy));
    });

    /// <exception cref="CommandRefusedException">The framework was told to believe forwarded headers of anybody.</exception>
    public static void RefuseBlindTrust(IConfiguration configuration)
    {
        if (configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
            throw new CommandRefusedException("ASPNETCORE_FORWARDEDHEADERS_ENABLED would believe anybody's forwarded headers: unset it and name your proxies in LeadCrm__KnownProxies__0 …");
    }

    public static void UsePublicAddress(this WebApplication app, LeadCrmSettings settings)
    {
        // Without any it would trust everybody.
        if (settings.NamedProxies.Any())
            app.UseForwardedHeaders();
        else
            app.UseMiddleware<UnknownProxyWarning>();
        UseOwnHosts(app, settings);
        // With https outside, a cookie never travels over http, also where the proxy's last step does.
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest });
    }

    private static void UseOwnHosts(WebApplication app, LeadCrmSettings settings)
    {
        var hosts = s_loopback.Append(new HostString(new Uri(settings.PublicUrl).Authority).Host).Select(h => new StringSegment(h)).ToArray();
        app.Use((context, next) =>
        {
            if (HostString.MatchesAny(context.Request.Host.Value ?? "", hosts) || context.Request.Path.StartsWithSegments(HealthEndpoints.Path))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    private static System.Net.IPNetwork NetworkOf(string proxy)
    {
        if (System.Net.IPNetwork.TryParse(proxy, out var network))
            return network;
        return IPAddress.TryParse(proxy, out var address)
            ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new CommandRefusedException($"LeadCrm__KnownProxies has '{proxy}', which is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/24.");
    }

    /// <summary>Says once that a proxy is in front of the program which nobody named: all of its clients count as one.</summary>
    private sealed partial class UnknownProxyWarning(RequestDelegate next, ILogger<UnknownProxyWarning> log)
    {
        private int _said;

        public Task InvokeAsync(HttpContext context)
        {
            if (context.Request.Headers.ContainsKey("X-Forwarded-For") && Interlocked.Exchange(ref _said, 1) == 0)
                Unknown(ClientAddress(context));
            return next(context);
        }

        private static string ClientAddress(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address";

        [LoggerMessage(LogLevel.Warning, "Requests come through a proxy at {Proxy} that is not in LeadCrm__KnownProxies__0 …: all of its clients share one rate limit")]
        private partial void Unknown(string proxy);
    }
}
