namespace LeadCrm.Domain.Quotes;

/// <summary>The shape of a quote that a clinic keeps under a name for one pair of condition and treatment, to start the next quote from.</summary>
public sealed class QuoteTemplate : IRowVersioned
{
    /// <summary>So many a clinic may keep; older ones are renamed or deleted by hand, never by themselves.</summary>
    public const int MostPerClinic = 50;

    /// <summary>Longest name, characters.</summary>
    public const int LongestName = 100;

    private QuoteTemplate() => Content = null!;

    /// <summary>Keeps a shape.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="conditionCode">Key of the condition.</param>
    /// <param name="treatmentCode">Key of the treatment.</param>
    /// <param name="name">What the clinic calls it; unique for the pair.</param>
    /// <param name="content">Lines, inclusions and terms.</param>
    /// <param name="validDays">Days for which a quote made from it is valid, 1 to 366.</param>
    /// <param name="already">How many templates the clinic has.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>too-many-templates</c>, <c>template-name</c>, <c>template-validity</c>.</exception>
    public QuoteTemplate(Guid clinicId, string conditionCode, string treatmentCode, string name, QuoteContent content, int validDays, int already, DateTimeOffset at)
    {
        if (already >= MostPerClinic)
            throw new BrokenRuleException("too-many-templates", $"A clinic keeps at most {MostPerClinic} templates; delete one that you no longer use.");
        if (validDays is < 1 or > 366)
            throw new BrokenRuleException("template-validity", "A quote is valid for 1 to 366 days.");
        Id = Guid.CreateVersion7(at);
        ClinicId = clinicId;
        ConditionCode = conditionCode;
        TreatmentCode = treatmentCode;
        // A first day of treatment belongs to one patient's quote, never to its shape.
        Content = content with { Items = [.. content.Items], Excluded = [.. content.Excluded], EarliestTreatmentOn = null };
        ValidDays = validDays;
        Rename(name, at);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The clinic; nobody else sees it.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>Key of the condition.</summary>
    public string ConditionCode { get; private set; } = "";

    /// <summary>Key of the treatment.</summary>
    public string TreatmentCode { get; private set; } = "";

    /// <summary>What the clinic calls it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Lines, inclusions and terms.</summary>
    public QuoteContent Content { get; private set; }

    /// <summary>Days for which a quote made from it is valid.</summary>
    public int ValidDays { get; private set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Row version.</summary>
    public int Version { get; private set; }

    /// <summary>Gives it another name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>template-name</c> when it is blank or too long.</exception>
    public void Rename(string name, DateTimeOffset at)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > LongestName)
            throw new BrokenRuleException("template-name", $"A template needs a name of at most {LongestName} characters.");
        (Name, ChangedAt) = (trimmed, at);
    }
}
