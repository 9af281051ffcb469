using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Reports;

/// <summary>Counts leads by group and column of the conversion report.</summary>
public interface IConversionCounts
{
    /// <summary>Counts in one statement.</summary>
    /// <param name="groupBy">One of <see cref="ReportGroups"/>.</param>
    /// <param name="leads">What is counted: leads of the database under conditions alone.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The rows in no order, with the label the database knows (else empty), and the totals over distinct leads.</returns>
    Task<(IReadOnlyList<ConversionRow> Rows, ConversionTotals Totals)> CountAsync(string groupBy, IQueryable<Lead> leads, CancellationToken ct);
}
