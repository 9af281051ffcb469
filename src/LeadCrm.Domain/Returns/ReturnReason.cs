namespace LeadCrm.Domain.Returns;

/// <summary>Why a clinic may return a lead. The values are stored: they only grow. A medical judgement is not among them.</summary>
public enum ReturnReason
{
    /// <summary>Nobody asked for anything: an automatic or abusive submission.</summary>
    Spam = 0,

    /// <summary>The person or the story is invented.</summary>
    Bogus = 1,

    /// <summary>The case asks for another treatment than the one it was offered for.</summary>
    WrongTreatment = 2,

    /// <summary>The contact details do not work.</summary>
    ContactInvalid = 3,
}

/// <summary>Where a return stands.</summary>
public enum ReturnStatus
{
    /// <summary>A person has to decide.</summary>
    Requested = 0,

    /// <summary>Approved: the clinic is rid of the lead, and is not charged with it.</summary>
    Approved = 1,

    /// <summary>Refused in words: the clinic keeps the lead.</summary>
    Refused = 2,
}

/// <summary>The codes of <see cref="ReturnReason"/>, kebab-case; they also end assignments and stand in timelines.</summary>
public static class ReturnReasons
{
    private static readonly Dictionary<string, ReturnReason> s_byCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["spam"] = ReturnReason.Spam,
        ["bogus"] = ReturnReason.Bogus,
        ["wrong-treatment"] = ReturnReason.WrongTreatment,
        ["contact-invalid"] = ReturnReason.ContactInvalid,
    };

    /// <summary>All codes.</summary>
    public static IReadOnlyCollection<string> All => s_byCode.Keys;

    /// <summary>Writes a reason.</summary>
    /// <param name="reason">The reason.</param>
    public static string Code(ReturnReason reason) => s_byCode.Single(r => r.Value == reason).Key;

    /// <summary>Reads a reason.</summary>
    /// <param name="code">The code.</param>
    /// <exception cref="BrokenRuleException"><c>return-medical</c> for a medical judgement, which has a verb of its own; <c>unknown-reason</c>.</exception>
    public static ReturnReason Read(string code) => code.ToLowerInvariant() switch
    {
        _ when s_byCode.TryGetValue(code, out var reason) => reason,
        "medically-unsuitable" or "unsuitable" => throw new BrokenRuleException(
            "return-medical", "A medical judgement is not a return: report the case as unsuitable, with the name of the doctor who judged it and the reason."),
        _ => throw new BrokenRuleException("unknown-reason", $"The reason must be one of: {string.Join(", ", All)}."),
    };
}
