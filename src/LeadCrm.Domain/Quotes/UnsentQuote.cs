using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Audit;

namespace LeadCrm.Domain.Quotes;

/// <summary>A quote that a clinic is writing and has not sent: one for each case, read by nobody but that clinic, and gone with the case or when a quote is sent.</summary>
public sealed class UnsentQuote
{
    /// <summary>Longest text, characters: far more than a quote may hold.</summary>
    public const int LongestText = 100_000;

    private UnsentQuote() => Text = new([]);

    /// <summary>Begins one.</summary>
    /// <param name="about">The case.</param>
    /// <param name="seal">Seals the text with this row's id.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>case-over</c>, as in <see cref="Rewrite"/>.</exception>
    public UnsentQuote(Assignment about, Func<Guid, SealedText> seal, Actor by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (AssignmentId, ClinicId, Text) = (about.Id, about.ClinicId, new([]));
        Rewrite(about, seal, by, at);
    }

    /// <summary>Key, with which the text is sealed.</summary>
    public Guid Id { get; private set; }

    /// <summary>The case; no other row names it.</summary>
    public Guid AssignmentId { get; private set; }

    /// <summary>The clinic; nobody else reads it.</summary>
    public Guid ClinicId { get; private set; }

    /// <summary>What stands in the form, as it was typed, sealed.</summary>
    public SealedText Text { get; private set; }

    /// <summary>The account that wrote last.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>When it was last kept (UTC).</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Keeps what stands in the form now; whoever writes last is kept.</summary>
    /// <param name="about">The case.</param>
    /// <param name="seal">Seals the text with this row's id.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="at">When (UTC).</param>
    /// <exception cref="BrokenRuleException"><c>case-over</c> when the case has ended for the clinic.</exception>
    public void Rewrite(Assignment about, Func<Guid, SealedText> seal, Actor by, DateTimeOffset at)
    {
        if (!about.IsLiving)
            throw new BrokenRuleException("case-over", "This case has ended for your clinic, so there is nothing left to quote.");
        (Text, AuthorId, SavedAt) = (seal(Id), by.Id, at);
    }
}
