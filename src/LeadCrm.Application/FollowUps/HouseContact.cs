namespace LeadCrm.Application.FollowUps;

/// <summary>
/// How people reach the organisation that runs this installation, as far as it said so. What is not there is never promised: without
/// an address nobody is asked to write, without a number nobody is asked to call.
/// </summary>
/// <param name="Email">Where answers are read; also the address that answers to our mails go to.</param>
/// <param name="Phone">The number, as people dial it.</param>
/// <param name="Hours">When somebody answers, in words with the zone, for example <c>Mon to Fri, 9:00 to 17:00, London time</c>.</param>
public sealed record HouseContact(string? Email = null, string? Phone = null, string? Hours = null)
{
    /// <summary>Whether there is any way.</summary>
    public bool Exists => Email is not null || Phone is not null;

    /// <summary>The ways in words, as the end of a sentence such as "If you have a question"; null without any.</summary>
    public string? Ways => (Email, Phone) switch
    {
        ({ } email, { } phone) => $"write to {email} or call {phone}{Open}",
        ({ } email, null) => $"write to {email}",
        (null, { } phone) => $"call {phone}{Open}",
        _ => null,
    };

    private string Open => Hours is null ? "" : $" ({Hours})";
}
