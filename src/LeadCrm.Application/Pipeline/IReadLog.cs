using LeadCrm.Domain.Journal;

namespace LeadCrm.Application.Pipeline;

/// <summary>Collects what personal data a request reads; the pipeline writes it to the audit log, one row per lead and action.</summary>
public interface IReadLog
{
    /// <summary>Notes that fields were read.</summary>
    /// <param name="kind">What was read.</param>
    /// <param name="leadId">The lead; null for a list over many, which is one row.</param>
    /// <param name="fields">Names of the fields; never values.</param>
    void Add(FactKind kind, Guid? leadId, params IEnumerable<string> fields);

    /// <summary>Writes what was noted.</summary>
    /// <param name="ct">Cancels the writing.</param>
    Task WriteAsync(CancellationToken ct);
}
