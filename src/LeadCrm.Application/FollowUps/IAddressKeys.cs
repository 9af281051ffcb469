namespace LeadCrm.Application.FollowUps;

/// <summary>Makes keyed hashes of mail addresses, so that mails to one address can be counted without keeping it.</summary>
public interface IAddressKeys
{
    /// <summary>The same for all spellings of one mailbox: case and what follows a plus do not count.</summary>
    /// <param name="address">The address.</param>
    string KeyOf(string address);
}
