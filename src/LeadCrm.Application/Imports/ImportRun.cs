namespace LeadCrm.Application.Imports;

/// <summary>What both imports share: rows in batches, rejected rows aside, progress told.</summary>
internal sealed class ImportRun(ImportFile file, IImportTable table, RowReader reader, bool dryRun, IProgress<ImportProgress>? progress) : IDisposable
{
    private const int BatchSize = 1000;
    private const int ToldRejections = 100;

    private readonly List<Rejection> _first = [];
    private TextWriter? _rejected;
    private long _done;
    private long _added;
    private long _alreadyThere;
    private long _rejectedCount;

    /// <summary>Runs through the file.</summary>
    /// <param name="write">Writes a batch in one transaction, or in a dry run only looks; says how many rows were new, and calls <see cref="Reject"/> for those it cannot take.</param>
    /// <param name="ct">Cancels between batches.</param>
    public async Task<ImportResult> RunAsync(Func<IReadOnlyList<ReadRow>, CancellationToken, Task<BatchOutcome>> write, CancellationToken ct)
    {
        foreach (var chunk in table.Rows().Chunk(BatchSize))
        {
            ct.ThrowIfCancellationRequested();
            var good = TakeGood(chunk);
            if (good.Count > 0)
                Count(await write(good, ct));
            _done += chunk.Length;
            progress?.Report(new ImportProgress(_done, table.RowCount, _added, _rejectedCount));
        }

        return new ImportResult(_done, _added, _alreadyThere, _rejectedCount, _first);
    }

    /// <summary>Puts a row aside.</summary>
    public void Reject(ReadRow row, RowProblem problem)
    {
        _rejectedCount++;
        if (_first.Count < ToldRejections)
            _first.Add(new Rejection(row.Row.Line, problem.Code, problem.Reason));
        if (dryRun || file.OpenRejected is null)
            return;
        if (_rejected is null)
        {
            _rejected = file.OpenRejected();
            _rejected.Write(CsvRow.Of([.. table.Columns, "rejected_line", "rejected_code", "rejected_reason"]));
        }

        _rejected.Write(CsvRow.Of([.. row.Row.Values, row.Row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture), problem.Code, problem.Reason]));
    }

    public void Dispose() => _rejected?.Dispose();

    private List<ReadRow> TakeGood(ImportRow[] chunk)
    {
        var good = new List<ReadRow>(chunk.Length);
        foreach (var row in chunk.Select(reader.Read))
        {
            if (row.Problem is null)
                good.Add(row);
            else
                Reject(row, row.Problem);
        }

        return good;
    }

    private void Count(BatchOutcome outcome)
    {
        _added += outcome.Added;
        _alreadyThere += outcome.AlreadyThere;
    }
}

/// <summary>What became of the good rows of a batch.</summary>
internal sealed record BatchOutcome(int Added, int AlreadyThere);
