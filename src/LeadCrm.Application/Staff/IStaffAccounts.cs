using LeadCrm.Application.Access;

namespace LeadCrm.Application.Staff;

/// <summary>The accounts of the house's own people. Changes belong to the present unit of work and are committed with it.</summary>
public interface IStaffAccounts
{
    /// <summary>Everybody who works, or worked, for the house, by name.</summary>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<StaffAccount>> ListAsync(CancellationToken ct);

    /// <summary>One of them, as the database has it now; null when there is no such colleague.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<StaffAccount?> FindAsync(Guid userId, CancellationToken ct);

    /// <summary>Whose an address is, of whatever kind the account is; null when it is free.</summary>
    /// <param name="email">The address.</param>
    /// <param name="ct">Cancels.</param>
    Task<Guid?> HolderAsync(string email, CancellationToken ct);

    /// <summary>Makes an account without a password.</summary>
    /// <param name="name">How colleagues know them.</param>
    /// <param name="email">Its address.</param>
    /// <param name="roles">What they may act as.</param>
    /// <returns>The account.</returns>
    Guid Add(string name, string email, Roles roles);

    /// <summary>Changes name and roles. Other roles end every session.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="name">How colleagues know them.</param>
    /// <param name="roles">What they may act as.</param>
    /// <param name="ct">Cancels.</param>
    Task ChangeAsync(Guid userId, string name, Roles roles, CancellationToken ct);

    /// <summary>Opens an account, or closes it. Either way every session and every link that was sent ends.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="isActive">Whether it can be used.</param>
    /// <param name="ct">Cancels.</param>
    Task SetActiveAsync(Guid userId, bool isActive, CancellationToken ct);

    /// <summary>Ends every session and every link that was sent.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task EndLinksAsync(Guid userId, CancellationToken ct);

    /// <summary>A token with which somebody who has no password yet chooses one, once.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="until">Until when it works (UTC).</param>
    /// <param name="ct">Cancels.</param>
    Task<string> InvitationTokenAsync(Guid userId, DateTimeOffset until, CancellationToken ct);
}

/// <summary>An account of somebody of the house.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">Its address.</param>
/// <param name="Roles">What they may act as.</param>
/// <param name="IsActive">Whether it can be used.</param>
/// <param name="HasPassword">Whether a password was chosen, so that they can sign in.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
public sealed record StaffAccount(Guid Id, string Name, string Email, Roles Roles, bool IsActive, bool HasPassword, DateTimeOffset CreatedAt)
{
    /// <summary>Whether they can sign in as an administrator.</summary>
    public bool Administers => IsActive && HasPassword && Roles.HasFlag(Roles.Administrator);
}
