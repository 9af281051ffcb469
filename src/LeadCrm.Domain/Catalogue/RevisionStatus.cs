namespace LeadCrm.Domain.Catalogue;

/// <summary>How far a change of a pair is.</summary>
public enum RevisionStatus
{
    /// <summary>Being written; nobody else acts on it.</summary>
    Draft = 0,

    /// <summary>Waits for a second person.</summary>
    Proposed = 1,

    /// <summary>In force, or was until a later version.</summary>
    Approved = 2,

    /// <summary>Refused by a second person, with a reason.</summary>
    Rejected = 3,

    /// <summary>Given up by who began it.</summary>
    Withdrawn = 4,
}

/// <summary>Who acts on a change of the catalogue. That it is a medical reviewer has been checked where the request came in.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name that the version will carry.</param>
/// <param name="Sells">
/// Whether the same person also works where treatments are sold (coordinator, manager or clinic): then they may write and
/// propose a change, and never put one into force.
/// </param>
public sealed record CatalogueReviewer(Guid Id, string Name, bool Sells);
