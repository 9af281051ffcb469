using System.Diagnostics;

namespace LeadCrm.TestSupport.Programs;

/// <summary>A command of the program, run to its end.</summary>
public sealed record EndedProgram(int ExitCode, string Words)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);

    public static async Task<EndedProgram> RunAsync(string[] arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var info = new ProcessStartInfo("dotnet", [RunningProgram.ProgramFile(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? [])
            info.Environment[name] = value;
        using var process = Process.Start(info)!;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return new EndedProgram(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
