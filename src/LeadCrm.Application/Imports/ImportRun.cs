using System.Globalization;
using LeadCrm.Application.Values;
using LeadCrm.Application.FollowUps;

namespace LeadCrm.Application.Imports;

/// <summary>What both imports share: rows in batches, rejected rows aside, progress told.</summary>
internal sealed class ImportRun(ImportFile file, ImportMap map, IImportTable table, RowReader reader, bool dryRun, IProgress<ImportProgress>? progress) : IDisposable
{
    private const int BatchSize = 1000;
    private const int ToldRejections = 100;

    private readonly List<Rejection> _first = [];
    private TextWriter? _output;
    private SpreadsheetCsv? _rejected;
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
                await WriteAsync(good, write, ct);
            _done += chunk.Length;
            progress?.Report(new ImportProgress(_done, table.RowCount, _added, _rejectedCount));
        }

        Dispose();
        var kept = dryRun ? null : file.Rejected?.Close(_rejectedCount > 0);
        return new ImportResult(_done, _added, _alreadyThere, _rejectedCount, _first, kept);
    }

    /// <summary>Puts a row aside.</summary>
    public void Reject(ReadRow row, RowProblem problem)
    {
        _rejectedCount++;
        if (_first.Count < ToldRejections)
            _first.Add(new Rejection(row.Row.Line, problem.Code, problem.Reason));
        if (dryRun || file.Rejected is null)
            return;
        if (_rejected is null)
        {
            _output = file.Rejected.Open(table.Encoding);
            _rejected = SpreadsheetCsv.ForReadingBack(_output, map.Delimiter);
            _rejected.Write(table.Columns.Where(c => !RejectedColumns.All.Contains(c)).Concat(RejectedColumns.All));
        }

        var cells = table.Columns.Zip(row.Row.Values).Where(c => !RejectedColumns.All.Contains(c.First)).Select(c => c.Second).Concat(row.Row.Values.Skip(table.Columns.Count));
        _rejected.Write([.. cells, row.Row.Line.ToString(CultureInfo.InvariantCulture), problem.Code, problem.Reason]);
    }

    public void Dispose()
    {
        _rejected?.Dispose();
        _output?.Dispose();
        (_rejected, _output) = (null, null);
    }

    /// <summary>A batch that the database refuses is halved until the row is found that it does not take; that one is put aside, the others go in.</summary>
    private async Task WriteAsync(List<ReadRow> rows, Func<IReadOnlyList<ReadRow>, CancellationToken, Task<BatchOutcome>> write, CancellationToken ct)
    {
        try
        {
            Count(await write(rows, ct));
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            if (rows.Count == 1)
            {
                Reject(rows[0], new RowProblem("not-taken", $"The database did not take this row ({ItemFailure.Code(e)})."));
                return;
            }

            var half = rows.Count / 2;
            await WriteAsync(rows[..half], write, ct);
            await WriteAsync(rows[half..], write, ct);
        }
    }

    private ReadRow Read(ImportRow row)
    {
        try
        {
            return reader.Read(row);
        }
        catch (Exception e) when (ItemFailure.IsOfItem(e))
        {
            return new ReadRow(row, new RowProblem("unreadable", $"This row cannot be read ({ItemFailure.Code(e)})."));
        }
    }

    private List<ReadRow> TakeGood(ImportRow[] chunk)
    {
        var good = new List<ReadRow>(chunk.Length);
        foreach (var row in chunk.Select(Read))
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
