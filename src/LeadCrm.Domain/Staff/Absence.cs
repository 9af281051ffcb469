namespace LeadCrm.Domain.Staff;

/// <summary>Days on which somebody of the house does not work; why is nobody's business.</summary>
public sealed class Absence
{
    /// <summary>Longer ones are a farewell.</summary>
    public const int MostDays = 366;

    private Absence()
    {
    }

    /// <summary>States an absence.</summary>
    /// <param name="id">UUIDv7.</param>
    /// <param name="userId">Who.</param>
    /// <param name="from">The first day, in the person's own zone.</param>
    /// <param name="to">The last day.</param>
    /// <exception cref="BrokenRuleException"><c>absence-invalid</c> when it ends before it begins or is longer than <see cref="MostDays"/>.</exception>
    public Absence(Guid id, Guid userId, DateOnly from, DateOnly to)
    {
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
            throw new BrokenRuleException("absence-invalid", $"An absence ends after it begins, and within {MostDays} days.");
        (Id, UserId, From, To) = (id, userId, from, to);
    }

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Whether a day belongs to it.</summary>
    /// <param name="day">The day, in the person's own zone.</param>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}
