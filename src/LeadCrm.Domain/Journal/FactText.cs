namespace LeadCrm.Domain.Journal;

/// <summary>What somebody wrote with a fact: a note, a reason. It rests beside the journal, so that erasing a person empties texts and touches no fact.</summary>
public sealed class FactText
{
    private FactText()
    {
    }

    /// <summary>Key, ordered by time; facts name it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The lead it is about.</summary>
    public Guid LeadId { get; private set; }

    /// <summary>The text, sealed with the lead's id; null once it was erased.</summary>
    public SealedText? Content { get; private set; }

    /// <summary>A text for a new fact; null when nothing was written.</summary>
    /// <param name="leadId">The lead.</param>
    /// <param name="content">The text, sealed with the lead's id.</param>
    /// <param name="at">When (UTC).</param>
    public static FactText? Of(Guid leadId, SealedText? content, DateTimeOffset at) =>
        content is null ? null : new FactText { Id = TimeOrderedId.At(at), LeadId = leadId, Content = content };
}
