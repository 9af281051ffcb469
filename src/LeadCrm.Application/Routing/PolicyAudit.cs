using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Routing;

/// <summary>How the audit log names a policy: its key is a number, not an id.</summary>
internal static class PolicyAudit
{
    public const string Discarded = "policy-discarded";
    private const string Named = "version ";

    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"{Named}{version}");

    /// <summary>
    /// The next number: never that of a discarded draft, so that a page or an audit line about that one cannot be taken for another. The policies are
    /// read first; a draft that is discarded between the two readings is then found in the second.
    /// </summary>
    public static async Task<int> NextVersionAsync(this ILeadCrmDb db, CancellationToken ct)
    {
        var last = await db.RoutingPolicies.MaxAsync(p => p.Version, ct);
        var discarded = await db.AuditEntries.Where(a => a.LeadId == null && a.Action == Discarded && a.Reason != null).Select(a => a.Reason!).ToListAsync(ct);
        return 1 + discarded.Select(reason => int.Parse(reason.AsSpan(Named.Length), CultureInfo.InvariantCulture)).Append(last).Max();
    }
}
