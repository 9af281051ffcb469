using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;

namespace LeadCrm.Application.Leads;

/// <summary>
/// The one form in which addresses write a <see cref="LeadQuery"/>, those of the API and those of the workbench alike. Nothing given is not
/// written; what is given and means nothing is refused at its name.
/// </summary>
public static class LeadQueryUrl
{
    // A report's own addresses had this name for a column before lists could ask for one.
    private const string ColumnOfReport = "stage";

    /// <summary>Reads an address of a list.</summary>
    /// <param name="given">What the address says under a name; null when it says nothing.</param>
    /// <exception cref="InvalidRequestException">All values that mean nothing, each at its name.</exception>
    public static LeadQuery Read(Func<string, string?> given) => Read(LeadQueryFields.All, given);

    /// <summary>Reads an address of the leads behind a number of a report, where <c>stage</c> is the report's column; without one it is that of all valid leads.</summary>
    /// <param name="given">What the address says under a name; null when it says nothing.</param>
    /// <exception cref="InvalidRequestException">All values that mean nothing, each at its name.</exception>
    public static LeadQuery ReadOfReport(Func<string, string?> given)
    {
        var query = Read(OfReport, given);
        return query with { Cell = query.Cell ?? ReportCell.Total };
    }

    /// <summary>Writes an address of a list: what stands behind the question mark.</summary>
    /// <param name="query">Which leads.</param>
    public static string Write(LeadQuery query) => Write(LeadQueryFields.All, query);

    /// <summary>Writes an address of the leads behind a number of a report.</summary>
    /// <param name="query">Which leads; stages where they stand now cannot be asked for there.</param>
    public static string WriteOfReport(LeadQuery query) => Write(OfReport, query);

    private static IEnumerable<LeadQueryField> OfReport => LeadQueryFields.All
        .Where(f => f.Name != LeadQueryFields.Stage)
        .Select(f => f.Name == LeadQueryFields.Reached ? f with { Name = ColumnOfReport } : f);

    private static LeadQuery Read(IEnumerable<LeadQueryField> fields, Func<string, string?> given)
    {
        var (query, problems) = (LeadQuery.All, new List<FieldProblem>());
        foreach (var field in fields)
        {
            if (given(field.Name) is not { } text || (text.Length == 0 && !field.MayBeEmpty))
                continue;
            if (field.Read(query, text) is { } read)
                query = read;
            else
                problems.Add(new FieldProblem(field.Name, field.Code, field.Words));
        }

        problems.AddRange(ProblemsOf(query));
        return problems.Count == 0 ? query : throw new InvalidRequestException(problems);
    }

    private static IEnumerable<FieldProblem> ProblemsOf(LeadQuery query)
    {
        var unreadable = UnreadableInput.In(query);
        var invalid = unreadable.Count > 0
            ? unreadable
            : new LeadQueryValidator().Validate(query).Errors.Select(e => new FieldProblem(FieldPath.CamelCase(e.PropertyName), FieldPath.Code(e.ErrorCode), e.ErrorMessage));
        return invalid.Select(p => p with { Field = NameOf(p.Field) });
    }

    private static string NameOf(string path) => path == "text" ? LeadQueryFields.Text : path[(path.LastIndexOf('.') + 1)..];

    private static string Write(IEnumerable<LeadQueryField> fields, LeadQuery query) =>
        string.Join('&', fields.Select(f => (f.Name, Value: f.Write(query))).Where(f => f.Value is not null).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));
}
