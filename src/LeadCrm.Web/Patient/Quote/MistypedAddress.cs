using System.Collections.Frozen;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// Addresses whose domain is one slip of the finger away from a mailbox that very many people have. Nobody is refused for one: the
/// form asks, because an answer sent to nobody's mailbox is the end of a request.
/// </summary>
internal static class MistypedAddress
{
    // Short domains are left out: everything is one letter away from them.
    private static readonly FrozenSet<string> s_usual = FrozenSet.ToFrozenSet(
        ("gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de hotmail.es hotmail.it outlook.com outlook.de outlook.fr outlook.es "
            + "live.com live.co.uk icloud.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.ca yahoo.co.in yahoo.com.br yahoo.com.mx yahoo.com.au "
            + "ymail.com rocketmail.com protonmail.com proton.me web.de t-online.de freenet.de gmx.de gmx.net gmx.at gmx.ch gmx.com orange.fr wanadoo.fr laposte.net "
            + "libero.it btinternet.com virginmedia.com comcast.net verizon.net yandex.ru yandex.com rambler.ru rediffmail.com").Split(' '), StringComparer.OrdinalIgnoreCase);

    // Real mailboxes that are one letter away from another one.
    private static readonly FrozenSet<string> s_alsoReal = FrozenSet.ToFrozenSet(["mail.com", "email.com", "gmx.fr", "gmx.us", "outlook.at", "outlook.it", "yahoo.se", "yahoo.at", "live.ca", "live.it"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The address that was probably meant; null when this one looks right.</summary>
    public static string? Suggest(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0)
            return null;
        var domain = address[(at + 1)..].ToLowerInvariant();
        if (s_usual.Contains(domain) || s_alsoReal.Contains(domain))
            return null;
        return s_usual.FirstOrDefault(usual => IsOneSlipAway(domain, usual)) is { } meant ? address[..(at + 1)] + meant : null;
    }

    /// <summary>One letter too many, missing, wrong, or two changed places.</summary>
    private static bool IsOneSlipAway(string written, string meant)
    {
        if (Math.Abs(written.Length - meant.Length) > 1)
            return false;
        var start = written.Zip(meant).TakeWhile(pair => pair.First == pair.Second).Count();
        return (written.Length - meant.Length) switch
        {
            1 => written[(start + 1)..] == meant[start..],
            -1 => written[start..] == meant[(start + 1)..],
            _ => written[(start + 1)..] == meant[(start + 1)..] || HaveChangedPlaces(written, meant, start),
        };
    }

    private static bool HaveChangedPlaces(string written, string meant, int start) =>
        start + 1 < written.Length && written[start] == meant[start + 1] && written[start + 1] == meant[start] && written[(start + 2)..] == meant[(start + 2)..];
}
