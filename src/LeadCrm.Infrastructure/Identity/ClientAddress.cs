using System.Net;
using System.Net.Sockets;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>What counts as one client: an address of version 4, or the network of 64 bits that one customer gets in version 6.</summary>
public static class ClientAddress
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
