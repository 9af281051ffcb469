using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Web.Workbench;
using LeadCrm.Web.Workbench.Shared;
using MediatR;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace LeadCrm.Web.Partner;

/// <summary>One case: what is known on the left, what to do next on the right.</summary>
public sealed partial class OfferPage(Sender sender, IDialogService dialogs, NavigationManager navigation, ISnackbar snackbar) : ComponentBase
{
    private static readonly DialogOptions s_dialog = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, BackdropClick = false };
    private readonly Reading _reading = new();
    private readonly Attempt _acting = new();
    private OfferDetails? _offer;
    private OfferStamp? _stamp;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public Person? Me { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Me?.Roles.HasFlag(Roles.Clinic) != true || _offer?.Id == Id)
            return;
        _offer = null;
        await ReadAsync();
    }

    private Task<bool> ReadAsync() => _reading.RunAsync(ct => ReadAsync(Id, ct), read => (_offer, _stamp) = read);

    private async Task<(OfferDetails, OfferStamp)> ReadAsync(Guid id, CancellationToken ct) => (await sender.SendAsync(new GetOffer(id), ct), await sender.SendAsync(new GetOfferStamp(id), ct));

    /// <summary>Opening a case is recorded, so it is opened again only when it has changed.</summary>
    private async Task LookAgainAsync()
    {
        if (_acting.Runs || _offer is null || await sender.SendAsync(new GetOfferStamp(Id)) == _stamp)
            return;
        await ReadAsync();
    }

    private async Task ActAsync(IRequest<Unit> request)
    {
        await _acting.RunAsync(() => sender.SendAsync(request));
        await ReadAsync();
    }

    private Task AcceptAsync() => ActAsync(new AcceptOffer(Id));

    private Task ReviewAsync() => ActAsync(new ReviewCase(Id));

    private void WriteQuote() => navigation.NavigateTo($"/offers/{Id}/quote");

    private Task DeclineAsync() => OpenAsync<DeclineDialog>("Decline the case", new() { [nameof(DeclineDialog.AssignmentId)] = Id }, said: null);

    private Task AskAsync() => OpenAsync<AskDialog>("Ask the coordinator", new() { [nameof(AskDialog.AssignmentId)] = Id, [nameof(AskDialog.StopsClock)] = _offer?.MayPause == true }, "Your question was sent to the coordinator.");

    private Task ReturnAsync() => OpenAsync<ReturnDialog>("Return the case", new() { [nameof(ReturnDialog.AssignmentId)] = Id }, said: null);

    private Task ReportUnsuitableAsync() => OpenAsync<UnsuitableDialog>("Report as medically unsuitable", new() { [nameof(UnsuitableDialog.AssignmentId)] = Id }, said: null);

    private Task CancelCaseAsync() => OpenAsync<CancelDialog>(
        "Cancel the case",
        new() { [nameof(CancelDialog.AssignmentId)] = Id, [nameof(CancelDialog.IsChosen)] = _offer?.Status == "chosen" },
        said: null);

    private Task ReportArrivalAsync() => ConfirmAsync("Has the patient arrived?", "The coordinator and the patient's case page will say so. This cannot be taken back.", "Yes, arrived", ReportTreatment.Arrived);

    private Task ReportTreatmentAsync() => ConfirmAsync("Was the patient treated?", "The long-term follow-up begins. This cannot be taken back.", "Yes, treated", ReportTreatment.Treated);

    private async Task ConfirmAsync(string title, string consequence, string yes, string stage)
    {
        if (await dialogs.ShowMessageBoxAsync(title, consequence, yesText: yes, cancelText: "Cancel") == true)
            await ActAsync(new ReportTreatment(Id, stage));
    }

    private async Task OpenAsync<TDialog>(string title, DialogParameters parameters, string? said)
        where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, s_dialog);
        if (await dialog.Result is not { Canceled: false })
            return;
        _acting.Forget();
        if (said is not null)
            snackbar.Add(said, Severity.Success);
        await ReadAsync();
    }
}
