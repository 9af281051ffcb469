namespace LeadCrm.Application.Leads;

/// <summary>The intake team's own deadlines, counted in its working hours (configuration).</summary>
public interface ITriageClock
{
    /// <summary>When the first contact is due: one working hour after the request by default.</summary>
    /// <param name="from">When the request came in (UTC).</param>
    DateTimeOffset FirstContactDue(DateTimeOffset from);

    /// <summary>When something that came back to the coordinators is due: four working hours by default.</summary>
    /// <param name="from">When it came back (UTC).</param>
    DateTimeOffset ReplyDue(DateTimeOffset from);

    /// <summary>When the patient is tried again who was not reached, or decided on who was: the time of <see cref="ReplyDue"/>.</summary>
    /// <param name="from">When it was tried (UTC).</param>
    DateTimeOffset NextAttemptDue(DateTimeOffset from) => ReplyDue(from);

    /// <summary>When a clinic that accepted should have quoted: 72 hours by default.</summary>
    /// <param name="from">When it accepted (UTC).</param>
    DateTimeOffset QuoteDue(DateTimeOffset from);
}
