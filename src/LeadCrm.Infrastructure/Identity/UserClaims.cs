using System.Globalization;
using System.Security.Claims;
using LeadCrm.Application.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LeadCrm.Infrastructure.Identity;

/// <summary>Writes roles and clinic into the session, and reads them back into a <see cref="Caller"/>.</summary>
public sealed class UserClaims(UserManager<User> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<User>(users, options)
{
    private const string RolesClaim = "leadcrm:roles";
    private const string ClinicClaim = "leadcrm:clinic";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(RolesClaim, ((int)user.Roles).ToString(CultureInfo.InvariantCulture)));
        if (user.ClinicId is { } clinic)
            identity.AddClaim(new Claim(ClinicClaim, clinic.ToString()));
        return identity;
    }

    /// <summary>Who a signed-in principal is; anonymous when it is nobody.</summary>
    public static Caller CallerOf(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true
            || !Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
            || !int.TryParse(principal.FindFirstValue(RolesClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var roles))
            return Caller.Anonymous;
        var clinic = Guid.TryParse(principal.FindFirstValue(ClinicClaim), out var id) ? id : (Guid?)null;
        return new Caller((Roles)roles, user, clinic);
    }
}
