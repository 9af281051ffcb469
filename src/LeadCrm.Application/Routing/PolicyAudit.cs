using System.Globalization;

namespace LeadCrm.Application.Routing;

/// <summary>How the audit log names a policy: its key is a number, not an id.</summary>
internal static class PolicyAudit
{
    public static string Version(int version) => string.Create(CultureInfo.InvariantCulture, $"version {version}");
}
