using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeadCrm.TestSupport.Walks;

namespace LeadCrm.TestSupport.Programs;

/// <summary>The program as a process of its own, on a data folder that outlives it; it can be killed like any process.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(180);
    private readonly Process _process;

    private RunningProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <param name="dataFolder">Where its files rest.</param>
    /// <param name="environment">Configuration beyond that.</param>
    /// <param name="demoLeads">How much history the first start writes.</param>
    public static async Task<RunningProgram> StartAsync(string dataFolder, IEnumerable<KeyValuePair<string, string>>? environment = null, int demoLeads = 0)
    {
        var port = FreePort();
        var info = new ProcessStartInfo("dotnet", [ProgramFile(), "run", "--port", port.ToString(), "--data", dataFolder, "--demo-leads", demoLeads.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        RecordWalks(info);
        foreach (var (name, value) in environment ?? [])
            info.Environment[name] = value;
        var process = Process.Start(info)!;
        var output = new List<string>();
        process.OutputDataReceived += (_, e) => Keep(output, e.Data);
        process.ErrorDataReceived += (_, e) => Keep(output, e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var program = new RunningProgram(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await program.WaitUntilReadyAsync(output);
            return program;
        }
        catch
        {
            // Nobody would get it to stop it.
            process.Kill();
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a command of the program to its end, as a script would.</summary>
    /// <returns>Its exit code and everything it wrote.</returns>
    public static async Task<(int Code, string Output)> CommandAsync(params IEnumerable<string> words)
    {
        var info = new ProcessStartInfo("dotnet", [ProgramFile(), .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        RecordWalks(info);
        using var process = Process.Start(info)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(s_patience);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>No farewell: SIGKILL, as the kernel would do it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", _process.Id.ToString()]);
            await terminate.WaitForExitAsync();
            await ExitedOrKilledAsync();
        }

        _process.Dispose();
    }

    /// <summary>A program that does not end when it is told to is a fault, and must not hold up the tests for ever.</summary>
    private async Task ExitedOrKilledAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException e)
        {
            _process.Kill();
            throw new TimeoutException($"The program did not end within {s_patience.TotalSeconds:0} seconds after SIGTERM.", e);
        }
    }

    private async Task WaitUntilReadyAsync(List<string> output)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var patience = new CancellationTokenSource(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await tick.WaitForNextTickAsync(patience.Token))
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"The program ended with code {_process.ExitCode}:{Environment.NewLine}{Said(output)}");
                if (await IsReadyAsync(client, patience.Token))
                    return;
            }
        }
        catch (OperationCanceledException e)
        {
            throw new TimeoutException($"The program was not ready within {s_patience.TotalSeconds:0} seconds:{Environment.NewLine}{Said(output)}", e);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken ct)
    {
        try
        {
            return (await client.GetAsync("/health/ready", ct)).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static string Said(List<string> output)
    {
        lock (output)
            return string.Join(Environment.NewLine, output);
    }

    /// <summary>The recorder of use cases starts inside the program, before its own code.</summary>
    private static void RecordWalks(ProcessStartInfo info)
    {
        if (Environment.GetEnvironmentVariable(WalkRecorder.Folder) is { Length: > 0 })
            info.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WalkRecorder).Assembly.Location;
    }

    private static void Keep(List<string> output, string? line)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
    }

    /// <summary>The program as it was built, with its static files; tests and program are built together.</summary>
    internal static string ProgramFile()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (here.Name, here.Parent!.Name);
        var root = here.Parent.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(root, "src", "LeadCrm.Web", "bin", configuration, framework, "LeadCrm.Web.dll");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
