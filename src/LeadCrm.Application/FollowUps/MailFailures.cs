namespace LeadCrm.Application.FollowUps;

/// <summary>No mail server could be reached, it takes nothing from us at all, or no mail can be written: everything has to wait.</summary>
/// <param name="inner">What happened.</param>
public sealed class MailServerUnreachableException(Exception inner) : Exception("The mail server cannot be reached.", inner);

/// <summary>The connection was lost while one mail was handed over; whether the mail or the server is the cause shows with the next one.</summary>
/// <param name="code">How, for example <c>connection-dropped</c> or <c>server-stalled</c>.</param>
/// <param name="inner">What happened.</param>
public sealed class MailInterruptedException(string code, Exception inner) : Exception("The connection was lost while a mail was handed over.", inner)
{
    /// <summary>How, as a code.</summary>
    public string Code { get; } = code;
}

/// <summary>The mail server did not take this mail; it may take others.</summary>
/// <param name="code">Why, as a code without personal data, for example <c>smtp-550</c>.</param>
/// <param name="isPermanent">Whether it will never take it.</param>
/// <param name="inner">What happened; null when we refuse it ourselves.</param>
public sealed class MailRefusedException(string code, bool isPermanent, Exception? inner) : Exception("The mail was not taken.", inner)
{
    /// <summary>The code of an address that is none.</summary>
    public const string AddressInvalid = "address-invalid";

    /// <summary>How the code begins when the server refused the recipient for good; the digits of its answer follow (RFC 5321, section 4.2.1).</summary>
    public const string AddressRefused = "smtp-5";

    /// <summary>Why, as a code without personal data.</summary>
    public string Code { get; } = code;

    /// <summary>Whether trying again would change nothing.</summary>
    public bool IsPermanent { get; } = isPermanent;
}
