using LeadCrm.Application.Access;
using Microsoft.AspNetCore.Identity;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>An account. Roles are one column, because every request reads them and they are a closed set.</summary>
public sealed class User : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public Roles Roles { get; set; }

    /// <summary>For a clinic partner: the one clinic.</summary>
    public Guid? ClinicId { get; set; }

    /// <summary>Somebody who left keeps their name in timelines, but cannot sign in or be assigned.</summary>
    public bool IsActive { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Another security stamp: sessions and links that name the former one are over.</summary>
    public static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(20));

    /// <summary>Whoever loaded the account before may no longer save it: UserManager writes all of it, guarded by this stamp alone.</summary>
    public void Restamp() => ConcurrencyStamp = Guid.NewGuid().ToString();
}
