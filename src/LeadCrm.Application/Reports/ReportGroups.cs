namespace LeadCrm.Application.Reports;

/// <summary>What a report can be grouped by.</summary>
public static class ReportGroups
{
    /// <summary>Grouped by source: what is shown when nothing else was asked for.</summary>
    public const string Source = "source";

    /// <summary>Grouped by clinic: the only group in which a lead can stand in several rows.</summary>
    public const string Clinic = "clinic";

    /// <summary>Grouped by month of creation in the organisation's zone, written <c>yyyy-MM</c>.</summary>
    public const string Month = "month";

    /// <summary>Every group.</summary>
    public static readonly IReadOnlyList<string> All =
        [Source, "article", "category", "condition", "treatment", "country", "language", "campaign", "coordinator", Clinic, Month];
}

/// <summary>The columns of the report that count leads. Stages are <em>ever reached</em>: a later stage implies the earlier ones.</summary>
public enum ReportStage
{
    /// <summary>Valid leads: neither spam nor duplicate, with a working contact; imported history counts as valid.</summary>
    Leads = 0,

    /// <summary>Ever qualified.</summary>
    Qualified = 1,

    /// <summary>Ever offered to a clinic.</summary>
    Routed = 2,

    /// <summary>Ever accepted by a clinic.</summary>
    Accepted = 3,

    /// <summary>Ever quoted.</summary>
    Quoted = 4,

    /// <summary>Ever booked, cancellations included.</summary>
    Booked = 5,

    /// <summary>Stands at lost now; a lead that was reopened does not.</summary>
    Lost = 6,
}
