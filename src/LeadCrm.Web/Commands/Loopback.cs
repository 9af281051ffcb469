using System.Net;

namespace LeadCrm.Web.Commands;

/// <summary>
/// Keeps a program to this machine, whichever way an address is set. Demo accounts have a password that everybody can read, and the
/// Development environment explains its errors.
/// </summary>
internal static class Loopback
{
    /// <returns>The address it listens on.</returns>
    public static string Only(WebApplicationBuilder builder, int port)
    {
        var url = $"http://127.0.0.1:{port}";
        builder.WebHost.UseUrls(url);
        // Kestrel's own section would replace the address.
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw Refusal();
        // Asked of every endpoint before it is bound, whatever it was read from.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            if (endpoint.EndPoint is IPEndPoint { Address: var address } && !IPAddress.IsLoopback(address))
                throw Refusal();
        }));
        return url;
    }

    private static CommandRefusedException Refusal() => new("'run' listens on 127.0.0.1 only: unset Kestrel__Endpoints__… (start is for everything else).");
}
