namespace LeadCrm.Domain.Clinics;

/// <summary>A contract with a clinic. It is kept when it has ended.</summary>
/// <param name="Reference">What it is called in the files; unique at its clinic.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="To">The last day on which it holds; <c>null</c>: until it is ended.</param>
/// <param name="HasTransferClauses">Standard contractual clauses for data transfers are part of it (GDPR, article 46(2)(c)).</param>
public sealed record ClinicContract(string Reference, DateOnly From, DateOnly? To, bool HasTransferClauses)
{
    /// <summary>Whether it holds on a day; its last day counts.</summary>
    /// <param name="day">A day of the clinic's calendar.</param>
    public bool HoldsOn(DateOnly day) => From <= day && !(day > To);

    /// <summary>Refuses a contract without a name and one that ends before it begins.</summary>
    /// <exception cref="BrokenRuleException"><c>contract-invalid</c>.</exception>
    public void Check()
    {
        if (string.IsNullOrWhiteSpace(Reference) || To < From)
            throw new BrokenRuleException("contract-invalid", "A contract has a reference, and it does not end before it begins.");
    }
}
