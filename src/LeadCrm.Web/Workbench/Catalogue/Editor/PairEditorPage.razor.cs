using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Workbench.Catalogue.Editor;

/// <summary>The editor of a pair: the draft is the reviewer's own until they propose it; what is wrong shows while they write.</summary>
public sealed partial class PairEditorPage(Sender sender, NavigationManager navigation)
{
    private const Roles Selling = Roles.Coordinator | Roles.Manager | Roles.Clinic;

    private readonly Reading _reading = new();
    private readonly Attempt _acting = new();
    private PairDraft? _draft;
    private PairForm? _form;
    private PairContent? _content;
    private List<FieldProblem> _problems = [];
    private string? _status;
    private bool _unsaved;

    [CascadingParameter] public Person? Me { get; set; }

    [Parameter] public string Condition { get; set; } = "";

    [Parameter] public string Treatment { get; set; } = "";

    /// <summary>A rejected or withdrawn change to begin again from.</summary>
    [SupplyParameterFromQuery(Name = "from")] public string? FromText { get; set; }

    private Guid? From => QueryText.Id(FromText);

    private string Href => CatalogueWords.PairHref(Condition, Treatment);

    private bool CanPutIntoForce => Me is not null && (Me.Roles & Selling) == Roles.None;

    protected override async Task OnParametersSetAsync()
    {
        if (Me?.Roles.HasFlag(Roles.MedicalReviewer) == true && _draft is null)
            await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _acting.Forget();
        if (!await _reading.RunAsync(ct => sender.SendAsync(new GetPairDraft(Condition, Treatment, From), ct), draft => _draft = draft))
            return;
        _form = new PairForm(_draft!);
        Look();
        _unsaved = false;
    }

    private void Changed()
    {
        Look();
        (_unsaved, _status) = (true, null);
    }

    /// <summary>Reads the form and finds all that is wrong with it. While something cannot be read, that is told first.</summary>
    private void Look()
    {
        var problems = new List<FieldProblem>();
        _content = _form!.ToContent(_draft!.Condition.Questionnaire, problems);
        if (_content is not null)
            problems.AddRange(PairRevision.ProblemsOf(_draft.InForce, _content, _draft.Condition, Treatment).Select(p => new FieldProblem(FieldOf(p), p.Code, p.Message)));
        _problems = problems;
    }

    private async Task SaveAsync()
    {
        if (await _acting.RunAsync(KeepAsync))
            _status = _problems.Count == 0 ? "Saved." : "Saved as a draft. What stands in the way has to be solved before it is proposed.";
    }

    private async Task ProposeAsync()
    {
        if (await _acting.RunAsync(async () =>
        {
            await KeepAsync();
            await sender.SendAsync(new ProposeRevision(_draft!.Id!.Value, _draft.Version!.Value));
        }))
            navigation.NavigateTo(CatalogueWords.RevisionHref(Condition, Treatment, _draft!.Id!.Value));
    }

    private async Task PutIntoForceAsync()
    {
        if (await _acting.RunAsync(async () =>
        {
            await KeepAsync();
            await sender.SendAsync(new PutRevisionIntoForce(_draft!.Id!.Value, _draft.Version!.Value));
        }))
            navigation.NavigateTo(Href);
    }

    private async Task TakeOntoAsync()
    {
        if (await _acting.RunAsync(async () =>
        {
            await KeepAsync();
            await sender.SendAsync(new TakeRevisionOnto(_draft!.Id!.Value, _draft.Version!.Value));
        }))
        {
            await ReadAsync();
            _status = "Your draft is on the newest version now.";
        }
    }

    private async Task WithdrawAsync()
    {
        if (!await _acting.RunAsync(() => sender.SendAsync(new WithdrawRevision(_draft!.Id!.Value, _draft.Version!.Value, null))))
            return;
        _unsaved = false;
        navigation.NavigateTo(Href);
    }

    /// <summary>Keeps the draft as it stands; one that cannot be read is told as the problems it has.</summary>
    private async Task KeepAsync()
    {
        Look();
        if (_content is null)
            throw new InvalidRequestException(_problems);
        var saved = await sender.SendAsync(new SaveRevision(Condition, Treatment, _draft!.BaseVersion, _draft.Version, _content, _form!.Reason, _form.LevelReason));
        _draft = _draft with { Id = saved.Id, Version = saved.Version };
        _unsaved = false;
    }

    private void AddRule()
    {
        _form!.AddRule();
        Changed();
    }

    private void Move(RuleForm rule, int by)
    {
        _form!.Move(rule, by);
        Changed();
    }

    private void Remove(RuleForm rule)
    {
        _form!.Rules.Remove(rule);
        Changed();
    }

    private Task<bool> KeepBeforeLeavingAsync() => _acting.RunAsync(KeepAsync);

    private static string FieldOf(CatalogueProblem problem) => problem.Where.Split('/') is [_, _, .. var rest] ? string.Join('.', rest) : "";
}
