using System.Collections.Frozen;

namespace LeadCrm.Domain.Clinics;

/// <summary>
/// What may allow health data to reach a clinic's country, seen from the European Union. Sources: GDPR, articles 44 to 49; the
/// European Commission's list of adequacy decisions under article 45.
/// </summary>
public static class TransferRules
{
    // The European Economic Area, inside which no border is crossed.
    private static readonly FrozenSet<string> s_area = FrozenSet.Create(
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU", "MT", "NL",
        "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO");

    // Decisions that hold for a whole country. Those for Canada (commercial organisations) and the United States (certified ones)
    // hold for some recipients only: there a contract or a consent is needed until somebody has looked.
    private static readonly FrozenSet<string> s_adequate = FrozenSet.Create(
        "AD", "AR", "FO", "GG", "IL", "IM", "JP", "JE", "NZ", "KR", "CH", "GB", "UY");

    /// <summary>Whether the country is in the European Economic Area or covered as a whole by an adequacy decision.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static bool IsAdequate(string country) => s_area.Contains(country) || s_adequate.Contains(country);

    /// <summary>Refuses a basis that does not hold for the country.</summary>
    /// <param name="basis">The basis.</param>
    /// <param name="country">The clinic's country.</param>
    /// <param name="contracts">The contracts with the clinic.</param>
    /// <param name="day">Today in the clinic's calendar.</param>
    /// <exception cref="BrokenRuleException"><c>transfer-not-adequate</c>; <c>transfer-clauses-missing</c> without a contract with clauses that holds today.</exception>
    public static void Check(TransferBasis basis, string country, IReadOnlyList<ClinicContract> contracts, DateOnly day)
    {
        if (basis == TransferBasis.Adequacy && !IsAdequate(country))
            throw new BrokenRuleException("transfer-not-adequate", "No adequacy decision covers the clinic's country as a whole; agree contract clauses, or rely on each patient's explicit consent.");
        if (basis == TransferBasis.ContractClauses && !contracts.Any(c => c.HasTransferClauses && c.HoldsOn(day)))
            throw new BrokenRuleException("transfer-clauses-missing", "Record the contract with the standard clauses first; it has to hold today.");
    }
}
