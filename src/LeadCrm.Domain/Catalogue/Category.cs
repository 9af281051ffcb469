namespace LeadCrm.Domain.Catalogue;

/// <summary>A field of treatment that articles and reports are grouped by, such as <c>stem-cell</c>.</summary>
public sealed class Category
{
    /// <summary>Creates a category.</summary>
    /// <param name="code">Stable kebab-case key.</param>
    /// <param name="name">Its name for readers.</param>
    public Category(string code, LocalizedText name) => (Code, Name) = (code, name);

    private Category()
    {
    }

    /// <summary>Stable kebab-case key.</summary>
    public string Code { get; private set; } = null!;

    /// <summary>Its name for readers.</summary>
    public LocalizedText Name { get; private set; } = null!;
}
