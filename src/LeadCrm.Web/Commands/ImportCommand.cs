using System.CommandLine;
using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using MediatR;

namespace LeadCrm.Web.Commands;

/// <summary>Imports history from CSV or XLSX.</summary>
internal static class ImportCommand
{
    private const int RejectionsShown = 5;

    public static Command Create() => new("import", "Imports history from CSV or XLSX; docs/import explains the maps.")
    {
        Of("leads", "Leads, without a person behind them.", (file, map, dry, progress) => new ImportLeads(file, map, dry, progress)),
        Of("bookings", "Bookings of imported leads, matched by external id.", (file, map, dry, progress) => new ImportBookings(file, map, dry, progress)),
    };

    private static Command Of(string name, string description, Func<ImportFile, ImportMap, bool, IProgress<ImportProgress>, IRequest<ImportResult>> request)
    {
        var file = new Argument<string>("file") { Description = "The CSV or XLSX file" };
        var map = new Option<string>("--map") { Description = "The map file (JSON)", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only tell what would happen" };
        var data = CommandOptions.Data();
        var command = new Command(name, description) { file, map, dryRun, data };
        command.SetAction((parsed, ct) => ImportAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(map), parsed.GetValue(data), (f, m, p) => request(f, m, parsed.GetValue(dryRun), p), ct));
        return command;
    }

    private static async Task<int> ImportAsync(
        string path, string mapPath, string? data, Func<ImportFile, ImportMap, IProgress<ImportProgress>, IRequest<ImportResult>> request, CancellationToken ct)
    {
        if (new[] { path, mapPath }.FirstOrDefault(p => !File.Exists(p)) is { } missing)
            throw new CommandRefusedException($"There is no file {missing}.");
        try
        {
            var map = ImportMap.Read(await File.ReadAllTextAsync(mapPath, ct));
            using var file = ImportFile.At(path);
            await using var session = await CommandSession.OpenAsync(data, ct);
            Tell(path, await session.SendAsync(request(file, map, new ProgressLine()), ct));
            return 0;
        }
        catch (BrokenRuleException e)
        {
            throw new CommandRefusedException($"{e.Message} ({e.Code}) Nothing was imported.");
        }
        catch (InvalidRequestException e)
        {
            throw new CommandRefusedException($"{string.Join(Environment.NewLine, e.Problems.Select(p => $"{p.Field}: {p.Message} ({p.Code})"))} Nothing was imported.");
        }
    }

    private static void Tell(string path, ImportResult result)
    {
        Console.WriteLine($"{result.Rows} rows: {result.Added} added, {result.AlreadyThere} there already, {result.Rejected} rejected.");
        foreach (var rejection in result.FirstRejections.Take(RejectionsShown))
            Console.WriteLine($"  line {rejection.Line}: {rejection.Reason} ({rejection.Code})");
        if (result.Rejected > 0)
            Console.WriteLine($"Rejected rows are in {path}.rejected.csv");
        if (result.Kept is { } kept)
            Console.WriteLine($"Rows rejected earlier are kept in {kept}: somebody may have corrected them there.");
    }

    /// <summary>A line a batch, beside the result.</summary>
    private sealed class ProgressLine : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => Console.Error.WriteLine($"{value.Done} of {value.Rows} rows, {value.Added} added, {value.Rejected} rejected");
    }
}
