namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// A treatment, such as <c>hsct</c>. It has no evidence level of its own: that belongs to the pair with a condition
/// (<see cref="TreatmentPair"/>).
/// </summary>
public sealed class Treatment
{
    /// <summary>Creates a treatment.</summary>
    /// <param name="code">Stable kebab-case key.</param>
    /// <param name="name">Its name for readers.</param>
    public Treatment(string code, LocalizedText name) => (Code, Name) = (code, name);

    private Treatment()
    {
    }

    /// <summary>Stable kebab-case key.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>Its name for readers.</summary>
    public LocalizedText Name { get; private set; } = null!;
}
