using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LeadCrm.TestSupport;

namespace LeadCrm.Benchmarks;

/// <summary>The published program as a process of its own, on a free loopback port and a data folder of its own.</summary>
internal sealed class PublishedProgram : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private PublishedProgram(Process process, Uri address, TimeSpan readyAfter) => (_process, Address, ReadyAfter) = (process, address, readyAfter);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first good answer of <c>/health/ready</c>.</summary>
    public TimeSpan ReadyAfter { get; }

    public static async Task<PublishedProgram> StartAsync(string dataFolder, CancellationToken ct, IReadOnlyDictionary<string, string>? environment = null)
    {
        var port = FreePort();
        var dll = Environment.GetEnvironmentVariable("LEADCRM_PUBLISHED") ?? throw new InvalidOperationException("Run this through ./dev bench.");
        var info = new ProcessStartInfo("dotnet", [dll, "start", "--port", port.ToString(), "--data", dataFolder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        info.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            info.Environment[name] = value;
        var watch = Stopwatch.StartNew();
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Console.Error.Write(e.Data is null ? "" : e.Data + Environment.NewLine);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = new Uri($"http://127.0.0.1:{port}");
        await WaitUntilReadyAsync(process, address, ct);
        return new PublishedProgram(process, address, watch.Elapsed);
    }

    /// <summary>Ends it as an operator would, with SIGTERM.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()]))
            await Patience.EndOfAsync("the signal to be sent", kill);
        await Patience.EndOfAsync("the program to end", _process);
        _process.Dispose();
    }

    private static async Task WaitUntilReadyAsync(Process process, Uri address, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(s_patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await IsReadyAsync(process, client, patience.Token))
                await tick.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"Waited in vain for {address}health/ready for {s_patience.TotalSeconds:0} s.", e);
        }
    }

    private static async Task<bool> IsReadyAsync(Process process, HttpClient client, CancellationToken ct)
    {
        if (process.HasExited)
            throw new InvalidOperationException($"The program ended with code {process.ExitCode} before it was ready.");
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
