namespace LeadCrm.Domain.Clinics;

/// <summary>What allows health data to reach the clinic's country (GDPR, chapter V; UK GDPR alike).</summary>
public enum TransferBasis
{
    /// <summary>Nothing: the clinic is not offered cases.</summary>
    None = 0,

    /// <summary>The country is covered by an adequacy decision, or no border is crossed (GDPR, article 45).</summary>
    Adequacy = 1,

    /// <summary>Standard contractual clauses are signed (GDPR, article 46).</summary>
    ContractClauses = 2,

    /// <summary>The patient's explicit consent to cases being shown to clinics abroad (GDPR, article 49(1)(a)).</summary>
    ExplicitConsent = 3,
}
