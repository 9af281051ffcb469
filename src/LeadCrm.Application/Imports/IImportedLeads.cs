using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Imports;

/// <summary>Set-based writing of imported leads.</summary>
public interface IImportedLeads
{
    /// <summary>Which of these external ids are known already.</summary>
    /// <param name="externalIds">The ids asked about.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> externalIds, CancellationToken ct);

    /// <summary>Takes numbers for references, all at once.</summary>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<long>> TakeNumbersAsync(int count, CancellationToken ct);

    /// <summary>Writes the leads with their timelines and the audit row in one transaction; who is known meanwhile is passed over.</summary>
    /// <param name="leads">New leads, as the domain made them.</param>
    /// <param name="import">Who imported.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many were written.</returns>
    Task<int> WriteAsync(IReadOnlyList<Lead> leads, Fact import, CancellationToken ct);
}
