using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Returns;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Web.Workbench.Shared;
using MediatR;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LeadCrm.Web.Workbench.Leads;

/// <summary>One lead: who and what on the left, what happened in the middle, what to do next on the right.</summary>
public sealed partial class LeadPage(Sender sender, IDialogService dialogs) : ComponentBase
{
    private static readonly DialogOptions s_dialog = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly Reading _reading = new();
    private readonly Attempt _acting = new();
    private IReadOnlyList<PageKey> _keys = [];
    private LeadDetails? _lead;
    private IReadOnlyList<TimelineLine> _timeline = [];
    private RoutingTold? _routing;
    private IReadOnlyList<ClinicTalk> _talks = [];
    private IReadOnlyList<ReturnItem> _returns = [];

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public Person? Me { get; set; }

    [Inject] private Vocabulary Vocabulary { get; set; } = null!;

    private bool CanWork => Me?.Roles.HasFlag(Roles.Coordinator) == true;

    private bool MaySeeReaders => Me is not null && (Me.Roles & (Roles.Manager | Roles.Administrator)) != Roles.None;

    private bool IsReviewer => Me?.Roles.HasFlag(Roles.MedicalReviewer) == true;

    private bool CanJudge => CanWork || IsReviewer;

    private LeadStep Step => new(_lead!);

    private bool IsBooked => Step.Stage is LeadStage.Booked or LeadStage.InTreatment or LeadStage.Aftercare or LeadStage.Completed;

    /// <summary>Once clinics were looked for, what came of that comes before the questionnaire.</summary>
    private bool HasBeenRouted => _routing is not null || _lead?.Assignments.Count > 0;

    private string? OwnerName => _lead?.OwnerId is { } owner ? Vocabulary.Person(owner) : null;

    protected override void OnInitialized() => _keys = CanWork
        ?
        [
            PageKey.Of(this, "q", "qualify", () => _lead is not null && Step.MayQualify ? QualifyAsync() : Task.CompletedTask),
            PageKey.Of(this, "d", "disqualify", () => _lead is not null && Step.MayBecome(LeadStage.Disqualified) ? DisqualifyAsync() : Task.CompletedTask),
            PageKey.Of(this, "a", "assign to me", ClaimAsync),
        ]
        : [];

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & Layout.WorkbenchSections.LeadReaders) == Roles.None || _lead?.Id == Id)
            return;
        _lead = null;
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => _reading.RunAsync(ct => ReadAsync(Id, ct), read => (_lead, _timeline, _routing, _talks, _returns) = read);

    private async Task<(LeadDetails, IReadOnlyList<TimelineLine>, RoutingTold?, IReadOnlyList<ClinicTalk>, IReadOnlyList<ReturnItem>)> ReadAsync(Guid id, CancellationToken ct)
    {
        await Vocabulary.ReadAsync();
        var lead = await sender.SendAsync(new GetLead(id), ct);
        var timeline = (await sender.SendAsync(new GetTimeline(id), ct)).Items;
        var routing = timeline.Any(l => l.Kind == FormCodes.Code(FactKind.RoutingDecided)) ? await sender.SendAsync(new GetRouting(id), ct) : null;
        var talks = await sender.SendAsync(new GetClinicTalk(id), ct);
        var returns = (Me!.Roles & Layout.WorkbenchSections.ReturnDeciders) != Roles.None ? (await sender.SendAsync(new ListReturns { LeadId = id }, ct)).Items : [];
        return (lead, timeline, routing, talks, returns);
    }

    private async Task ActAsync(IRequest<Unit> request)
    {
        await _acting.RunAsync(() => sender.SendAsync(request));
        await ReadAsync();
    }

    private Task ClaimAsync() => ActAsync(new ClaimLead(Id));

    private Task AssignAsync() => AskAsync<AssignDialog>("Give to a colleague", new() { [nameof(AssignDialog.Lead)] = _lead });

    private Task RouteAsync() => ActAsync(new RequestRouting(Id));

    private Task ConfirmRepresentationAsync() => ActAsync(new ConfirmRepresentation(Id));

    private Task QualifyAsync() => AskAsync<QualifyDialog>("Qualify", new() { [nameof(QualifyDialog.Lead)] = _lead });

    private Task DisqualifyAsync() => AskAsync<CloseDialog>("Disqualify", new() { [nameof(CloseDialog.LeadId)] = Id, [nameof(CloseDialog.Disqualifies)] = true });

    private Task LoseAsync() => AskAsync<CloseDialog>("Close as lost", new() { [nameof(CloseDialog.LeadId)] = Id, [nameof(CloseDialog.Disqualifies)] = false });

    private Task ReopenAsync() => AskAsync<ReopenDialog>("Reopen", new() { [nameof(ReopenDialog.LeadId)] = Id });

    private async Task AskAsync<TDialog>(string title, DialogParameters parameters)
        where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, s_dialog);
        if (await dialog.Result is { Canceled: false })
            await ReadAsync();
    }
}
