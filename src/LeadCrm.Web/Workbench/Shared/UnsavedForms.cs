namespace LeadCrm.Web.Workbench.Shared;

/// <summary>The forms on one person's screen, and whether something stands in one of them that nobody has saved.</summary>
public sealed class UnsavedForms
{
    private readonly List<GuardedForm> _forms = [];

    /// <summary>A form came to hold something unsaved, or no longer does.</summary>
    public event EventHandler? Changed;

    /// <summary>Something would be lost now.</summary>
    public bool Any => _forms.Exists(f => f.IsUnsaved);

    /// <summary>What would be lost, a sentence for each kind of form.</summary>
    public string Words => string.Join(' ', _forms.Where(f => f.IsUnsaved).Select(f => f.Words).Distinct());

    /// <summary>Whether all of it can be kept at once.</summary>
    public bool CanKeep => _forms.TrueForAll(f => !f.IsUnsaved || f.Keep is not null);

    /// <summary>Keeps what is unsaved; false when a form refused.</summary>
    public async Task<bool> KeepAsync()
    {
        foreach (var form in _forms.Where(f => f.IsUnsaved).ToList())
        {
            if (!await form.Keep!())
                return false;
        }

        return true;
    }

    internal void Add(GuardedForm form) => _forms.Add(form);

    internal void Remove(GuardedForm form)
    {
        _forms.Remove(form);
        Tell();
    }

    internal void Tell() => Changed?.Invoke(this, EventArgs.Empty);
}
