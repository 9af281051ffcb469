using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>Names behind codes and ids, read once for a circuit: conditions and treatments of the catalogue, and colleagues.</summary>
public sealed class Vocabulary(Sender sender)
{
    private Dictionary<string, PublicCondition> _conditions = [];
    private Dictionary<string, string> _treatments = [];
    private Dictionary<Guid, string> _people = [];
    private bool _read;

    /// <summary>All conditions by name.</summary>
    public IEnumerable<PublicCondition> Conditions => _conditions.Values.OrderBy(c => c.Name, StringComparer.Ordinal);

    /// <summary>Reads the names unless that was done.</summary>
    public async Task ReadAsync()
    {
        if (_read)
            return;
        var catalogue = await sender.SendAsync(new GetCatalogue("en"));
        _conditions = catalogue.Categories.SelectMany(c => c.Conditions).ToDictionary(c => c.Code);
        _treatments = _conditions.Values.SelectMany(c => c.Treatments).DistinctBy(t => t.Code).ToDictionary(t => t.Code, t => t.Name);
        _people = (await sender.SendAsync(new ListPeople())).ToDictionary(p => p.Id, p => p.Name);
        _read = true;
    }

    public PublicCondition? FindCondition(string? code) => code is null ? null : _conditions.GetValueOrDefault(code);

    public string Condition(string? code) => FindCondition(code)?.Name ?? code ?? "not known";

    public string Treatment(string? code) => code is null ? "to be advised" : _treatments.GetValueOrDefault(code, code);

    /// <summary>A colleague's name; somebody who joined after this circuit began is just a colleague.</summary>
    public string Person(Guid id) => _people.GetValueOrDefault(id, "a colleague");
}
