namespace LeadCrm.Application.Access;

/// <summary>The accounts as names for lists and timelines; somebody who left keeps theirs.</summary>
public interface IPeople
{
    /// <summary>Everybody who has, or had, an account.</summary>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct);

    /// <summary>One account; null when there is none.</summary>
    /// <param name="id">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<Person?> FindAsync(Guid id, CancellationToken ct);

    /// <summary>The mail address of somebody who can sign in; null when there is no such account, or it is closed.</summary>
    /// <param name="id">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<string?> AddressAsync(Guid id, CancellationToken ct);
}

/// <summary>Somebody with an account.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name colleagues know them by.</param>
/// <param name="Roles">What they may act as.</param>
/// <param name="IsActive">Whether they can still sign in.</param>
public sealed record Person(Guid Id, string Name, Roles Roles, bool IsActive);
