using System.Diagnostics;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>One run of another program to its end, as a given account.</summary>
internal sealed record ChildProgram(string File, params string[] Arguments)
{
    public ServerAccount Account { get; init; } = ServerAccount.ThisProcess;

    public string? Input { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Runs the program; a non-zero exit code is the caller's to judge.</summary>
    /// <exception cref="EmbeddedPostgresException">The program could not be started at all.</exception>
    public async Task<ChildOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var process = Launch();
        // Both pipes are drained while the input is written: a full pipe on either side would stop both programs for good.
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await WriteInputAsync(process);
            await Task.WhenAll(output, errors, process.WaitForExitAsync(cancellationToken));
            return new ChildOutcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Launch()
    {
        try
        {
            return Process.Start(StartInfo())!;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new EmbeddedPostgresException($"{File} could not be started{Account.AsWords()}: {exception.Message}", exception);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo(File, Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The current folder may be closed to the account; the root of the file system is not.
            WorkingDirectory = "/",
        };
        if (Account.Name is { } name)
            start.UserName = name;

        // PGDATA, PGPORT and the like of the person at the terminal must not steer a private cluster.
        foreach (var foreign in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(foreign);

        // Messages are searched for words, so they have to be in one language.
        start.Environment["LC_ALL"] = "C";
        foreach (var (key, value) in Environment)
            start.Environment[key] = value;

        return start;
    }

    private async Task WriteInputAsync(Process process)
    {
        try
        {
            await process.StandardInput.WriteAsync(Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading; its exit code and its errors say why.
        }
    }
}

internal sealed record ChildOutcome(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    public string Words => string.Join('\n', new[] { Output.Trim(), Errors.Trim() }.Where(text => text.Length > 0));
}
