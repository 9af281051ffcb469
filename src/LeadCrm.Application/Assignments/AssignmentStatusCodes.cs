using LeadCrm.Application.Leads;
using LeadCrm.Domain.Assignments;

namespace LeadCrm.Application.Assignments;

/// <summary>States of assignments as the API writes them: camelCase.</summary>
public static class AssignmentStatusCodes
{
    private static readonly Dictionary<string, AssignmentStatus> s_byCode = Enum.GetValues<AssignmentStatus>().ToDictionary(Write, StringComparer.OrdinalIgnoreCase);

    /// <summary>All states.</summary>
    public static IReadOnlyCollection<string> All => s_byCode.Keys;

    /// <summary>Writes a state.</summary>
    /// <param name="status">The state.</param>
    public static string Write(AssignmentStatus status) => FormCodes.Code(status);

    /// <summary>Reads a state, in any case.</summary>
    /// <param name="code">The word.</param>
    /// <param name="status">What it means.</param>
    public static bool TryRead(string code, out AssignmentStatus status) => s_byCode.TryGetValue(code, out status);
}
