using System.Net;

namespace LeadCrm.Web.Workbench.Circuits;

/// <summary>From where a circuit's page was asked for: a circuit itself has no request whose address could be read.</summary>
public sealed class CircuitOrigin
{
    /// <summary>The network address.</summary>
    public IPAddress? Address { get; private set; }

    /// <param name="address">The address as the page was given it, under seal.</param>
    public void Is(string? address) => Address = IPAddress.TryParse(address, out var read) ? read : null;
}
