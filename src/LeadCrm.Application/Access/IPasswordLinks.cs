namespace LeadCrm.Application.Access;

/// <summary>Links with which the owner of an account chooses a password.</summary>
public interface IPasswordLinks
{
    /// <summary>The open account of an address; null when there is none.</summary>
    /// <param name="email">The address.</param>
    /// <param name="ct">Cancels.</param>
    Task<Guid?> AccountOfAsync(string email, CancellationToken ct);

    /// <summary>A token that works once, within a day, and no longer once the password was changed.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="ct">Cancels.</param>
    Task<string> TokenAsync(Guid userId, CancellationToken ct);
}
