namespace LeadCrm.Application.Catalogue;

/// <summary>The catalogue as one immutable snapshot, at most a few seconds old in every process.</summary>
public interface ICatalogue
{
    /// <summary>The present snapshot.</summary>
    /// <param name="ct">Cancels.</param>
    ValueTask<CatalogueSnapshot> GetAsync(CancellationToken ct);
}
