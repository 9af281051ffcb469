using System.CommandLine;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Seeding;

namespace LeadCrm.Web.Commands;

/// <summary>Adds realistic leads in all stages, for a look at a full workbench and for measurements.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var leads = new Option<int>("--leads") { Description = "How many leads", Required = true };
        var clinics = new Option<int>("--clinics") { Description = "How many clinics to add first" };
        var data = CommandOptions.Data();
        var command = new Command("seed", "Adds realistic leads in all stages, with their assignments, quotes and history.") { leads, clinics, data };
        command.SetAction((parsed, ct) => SeedAsync(parsed.GetValue(leads), parsed.GetValue(clinics), parsed.GetValue(data), ct));
        return command;
    }

    private static async Task<int> SeedAsync(int leads, int clinics, string? data, CancellationToken ct)
    {
        try
        {
            await using var session = await CommandSession.OpenAsync(data, ct);
            var result = await session.SendAsync(new SeedLeads(leads, clinics, Progress: new Counter(leads)), ct);
            Console.WriteLine($"Added: {result}");
            return 0;
        }
        catch (InvalidRequestException e)
        {
            throw new CommandRefusedException(string.Join(Environment.NewLine, e.Problems.Select(p => p.Message)));
        }
    }

    private sealed class Counter(int all) : IProgress<int>
    {
        public void Report(int value) => Console.Error.WriteLine($"{value} of {all} leads");
    }
}
