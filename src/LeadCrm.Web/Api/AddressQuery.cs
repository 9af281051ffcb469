using LeadCrm.Application.Leads;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadCrm.Web.Api;

/// <summary>What the query string of an address says, as <see cref="LeadQueryUrl"/> asks for it. Several values of one name are read as a list.</summary>
internal static class AddressQuery
{
    public static Func<string, string?> Of(HttpRequest request) => name => request.Query.TryGetValue(name, out var values) ? values.ToString() : null;

    public static Func<string, string?> Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        return name => query.TryGetValue(name, out var values) ? values.ToString() : null;
    }
}
