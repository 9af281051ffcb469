using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Routing;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>A simulation: its progress while it runs, then what it found.</summary>
public sealed partial class SimulationPage(Sender sender, TimeProvider time) : ComponentBase
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(700);
    private readonly Reading _reading = new();
    private readonly Attempt _acting = new();
    private readonly CancellationTokenSource _gone = new();
    private SimulationTold? _run;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public Person? Me { get; set; }

    [Inject] private Vocabulary Vocabulary { get; set; } = null!;

    private bool CanManage => Me?.Roles.HasFlag(Roles.Manager) == true;

    private string Stage => _run switch
    {
        { IsStopping: true } => "Stopping …",
        { Status: SimulationStatus.Queued } => "Waiting for its turn …",
        { LeadsFound: null } => "Reading past leads …",
        _ => "Replaying past leads …",
    };

    private string Progress => _run is { LeadsFound: { } found } run
        ? string.Create(CultureInfo.InvariantCulture, $"{run.LeadsDone:#,0} of {found:#,0} leads under both policies")
        : string.Create(CultureInfo.InvariantCulture, $"The last {_run!.LeadsWanted:#,0} leads are looked up.");

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & WorkbenchSections.Managers) == Roles.None || _run?.Id == Id)
            return;
        _run = null;
        await ReadAsync();
        _ = WatchAsync(Id, _gone.Token);
    }

    private async Task ReadAsync()
    {
        await _reading.RunAsync(
            async ct =>
            {
                await Vocabulary.ReadAsync();
                return await sender.SendAsync(new GetSimulation(Id), ct);
            },
            run => _run = run);
        // It goes with its draft, also while somebody watches it.
        if (_reading.Refusal is not null)
            _run = null;
    }

    private async Task WatchAsync(Guid id, CancellationToken gone)
    {
        try
        {
            using var timer = new PeriodicTimer(s_look, time);
            while (_run is { IsUnderway: true } && Id == id && await timer.WaitForNextTickAsync(gone))
            {
                await InvokeAsync(async () =>
                {
                    await ReadAsync();
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private async Task CancelAsync()
    {
        await _acting.RunAsync(() => sender.SendAsync(new CancelSimulation(Id)));
        await ReadAsync();
    }

    private string NameOf(Guid clinic) => _run!.ClinicNames.GetValueOrDefault(clinic, "A former partner");
}
