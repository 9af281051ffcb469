using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Application.Catalogue;

/// <summary>The catalogue that ships with the program.</summary>
public interface IShippedCatalogue
{
    /// <summary>Reads and checks it.</summary>
    CatalogueContents Read();
}
