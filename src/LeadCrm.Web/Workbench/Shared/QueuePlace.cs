using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Where somebody stood in the queue when they opened a lead, so that going back finds the same row. It lives as long as the circuit.</summary>
public sealed class QueuePlace
{
    private (LeadQuery Filter, string? Search, Guid Lead, int Rows)? _left;

    /// <summary>Remembers the lead that was opened and how many rows were shown.</summary>
    public void Leave(LeadQuery filter, string? search, Guid lead, int rows) => _left = (filter, search, lead, rows);

    /// <summary>The place in this view, once; null when the view is another.</summary>
    public (Guid Lead, int Rows)? Return(LeadQuery filter, string? search)
    {
        if (_left is not { } left || left.Filter != filter || left.Search != search)
            return null;
        _left = null;
        return (left.Lead, left.Rows);
    }
}
