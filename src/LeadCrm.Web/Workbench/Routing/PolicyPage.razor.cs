using LeadCrm.Application.Access;
using LeadCrm.Application.Routing;
using LeadCrm.Domain.Routing;
using LeadCrm.Web.Workbench.Layout;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>One version of the policy: a draft in an editor, with its picture and what it changes beside; any other to read.</summary>
public sealed partial class PolicyPage(Sender sender, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    private static readonly DialogOptions s_dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly Reading _reading = new();
    private readonly Attempt _saving = new();
    private readonly Attempt _drafting = new();
    private PolicyDetails? _policy;
    private PolicyDraft? _draft;
    private bool _wasSaved;

    [Parameter] public int Version { get; set; }

    [CascadingParameter] public Person? Me { get; set; }

    [Inject] private Vocabulary Vocabulary { get; set; } = null!;

    private bool IsDraft => _policy?.Status is PolicyStatus.Draft or PolicyStatus.Simulated;

    private bool CanDraft => Me?.Roles.HasFlag(Roles.Manager) == true;

    private bool CanEdit => IsDraft && CanDraft;

    private bool IsChanged =>
        _policy is not null && _draft is not null && (_draft.Unreadable.Count > 0 || _draft.Name != _policy.Name || !_draft.ToDefinition().SaysTheSameAs(_policy.Definition));

    private string SavedWords => _draft is { Unreadable.Count: > 0 } ? $"Please correct what is no number: {string.Join("; ", _draft.Unreadable.Values)}." : IsChanged ? "Not saved yet." : _wasSaved ? "Saved." : "";

    private string Origin => _policy switch
    {
        { BasedOn: { } from, DraftedBy: { } by } => $"a copy of version {from}, drafted by {Vocabulary.Person(by)}",
        _ => "shipped with LeadCrm",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (Me is null || (Me.Roles & WorkbenchSections.Managers) == Roles.None || _policy?.Version == Version)
            return;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _saving.Forget();
        _wasSaved = false;
        (_policy, _draft) = (null, null);
        await _reading.RunAsync(
            async ct =>
            {
                await Vocabulary.ReadAsync();
                return await sender.SendAsync(new GetPolicy(Version), ct);
            },
            policy => (_policy, _draft) = (policy, new PolicyDraft(policy.Name, policy.Definition)));
    }

    /// <summary>True when the draft is kept as it stands.</summary>
    private async Task<bool> KeepAsync()
    {
        if (_draft is { Unreadable.Count: > 0 })
            return false;
        var done = await _saving.RunAsync(async () =>
        {
            await sender.SendAsync(new AmendPolicy(Version, _policy!.Revision, _draft!.Name, _draft.ToDefinition()));
            _policy = await sender.SendAsync(new GetPolicy(Version));
        });
        if (!done)
            return false;
        _draft = new PolicyDraft(_policy!.Name, _policy.Definition);
        return _wasSaved = true;
    }

    private Task PublishAsync() => AskAsync<PublishDialog>("Publish");

    private Task DiscardAsync() => AskAsync<DiscardDialog>("Delete the draft");

    /// <summary>Asks once, about the version as it was read; when it is done, this page has nothing more to show.</summary>
    private async Task AskAsync<TDialog>(string title)
        where TDialog : IComponent
    {
        var parameters = new DialogParameters
        {
            [nameof(PublishDialog.Version)] = Version,
            [nameof(PublishDialog.Revision)] = _policy!.Revision,
            [nameof(PublishDialog.Name)] = _policy.Name,
        };
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, s_dialog);
        if (await dialog.Result is not { Canceled: false })
            return;
        // What stands in the fields went with the draft.
        _draft = null;
        navigation.NavigateTo("/routing");
    }

    private async Task DraftAsync()
    {
        var version = 0;
        if (await _drafting.RunAsync(async () => version = await sender.SendAsync(new DraftPolicy(Version))))
            navigation.NavigateTo($"/routing/policies/{version}");
    }

    private string NameOf(Guid clinic) => _policy!.Clinics.FirstOrDefault(c => c.Id == clinic)?.Name ?? "A former partner";
}
