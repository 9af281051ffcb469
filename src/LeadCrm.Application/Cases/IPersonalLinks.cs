namespace LeadCrm.Application.Cases;

/// <summary>Makes and checks the tokens of personal links: the link's random id and an HMAC of it.</summary>
public interface IPersonalLinks
{
    /// <summary>The token that opens a link; the same every time, so that it can be put into a later mail.</summary>
    /// <param name="linkId">The link's id.</param>
    string TokenFor(Guid linkId);

    /// <summary>Reads a token without touching the database.</summary>
    /// <param name="token">What was in the address.</param>
    /// <param name="linkId">The link's id, when the HMAC is right.</param>
    bool TryRead(string token, out Guid linkId);
}
