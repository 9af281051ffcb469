using LeadCrm.Application.Catalogue;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Infrastructure.Database.Catalogue;

internal sealed class ShippedCatalogue : IShippedCatalogue
{
    public CatalogueContents Read() => CatalogueSeed.Read();
}
