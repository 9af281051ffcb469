namespace LeadCrm.Application.Reports;

/// <summary>Counts and lists leads by one and the same definition of groups and stages.</summary>
public interface IConversionCounts
{
    /// <summary>Counts in one statement.</summary>
    /// <param name="scope">Which leads, and grouped by what; validated.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The rows in no order, with the label the database knows (else empty), and the totals over distinct leads.</returns>
    Task<(IReadOnlyList<ConversionRow> Rows, ConversionTotals Totals)> CountAsync(IReportScope scope, CancellationToken ct);

    /// <summary>The leads behind a number, newest first.</summary>
    /// <param name="request">Which number; validated.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<ReportLead>> ListAsync(ReportLeads request, int limit, CancellationToken ct);
}
