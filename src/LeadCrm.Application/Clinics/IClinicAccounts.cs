namespace LeadCrm.Application.Clinics;

/// <summary>The accounts of clinics' users. Changes belong to the present unit of work and are committed with it.</summary>
public interface IClinicAccounts
{
    /// <summary>Everybody who has, or had, an account at a clinic, by name.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<ClinicAccount>> OfClinicAsync(Guid clinicId, CancellationToken ct);

    /// <summary>One clinic account; null when there is none.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<ClinicAccount?> FindAsync(Guid userId, CancellationToken ct);

    /// <summary>Whether an address has an account, of whatever kind.</summary>
    /// <param name="email">The address.</param>
    /// <param name="ct">Cancels.</param>
    Task<bool> IsTakenAsync(string email, CancellationToken ct);

    /// <summary>Makes an account without a password.</summary>
    /// <param name="clinicId">Its clinic.</param>
    /// <param name="name">How colleagues know them.</param>
    /// <param name="email">Its address.</param>
    /// <returns>The account.</returns>
    Guid Add(Guid clinicId, string name, string email);

    /// <summary>Opens an account, or closes it. Either way every session and every link that was sent ends.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="isActive">Whether it can be used.</param>
    /// <param name="ct">Cancels.</param>
    Task SetActiveAsync(Guid userId, bool isActive, CancellationToken ct);

    /// <summary>A token with which a password can be chosen once.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<string> PasswordTokenAsync(Guid userId, CancellationToken ct);

    /// <summary>How long such a token holds.</summary>
    TimeSpan PasswordTokenLife { get; }
}

/// <summary>An account at a clinic.</summary>
/// <param name="Id">The account.</param>
/// <param name="ClinicId">Its clinic.</param>
/// <param name="Name">How colleagues know them.</param>
/// <param name="Email">Its address.</param>
/// <param name="IsActive">Whether it can be used.</param>
/// <param name="HasPassword">Whether the invitation was followed.</param>
public sealed record ClinicAccount(Guid Id, Guid ClinicId, string Name, string Email, bool IsActive, bool HasPassword);
