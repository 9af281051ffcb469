using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;

namespace LeadCrm.Web.Workbench.Routing;

/// <summary>A policy while somebody edits it: what stands in the fields, contradictions included.</summary>
public sealed class PolicyDraft
{
    private readonly Dictionary<Factor, int> _weights;
    private readonly int[] _stages;
    private readonly Dictionary<Gate, Strictness> _preferences;
    private readonly Dictionary<RoutingPriority, int> _deadlines;

    public PolicyDraft(string name, PolicyDefinition from)
    {
        Name = name;
        (Strategy, MaxClinics, NearEqualBand) = (from.Strategy, from.MaxClinics, from.NearEqualBand);
        _weights = Enum.GetValues<Factor>().ToDictionary(f => f, f => from.Weights[f]);
        _stages = [from.Stages.PreTreatmentEvaluation, from.Stages.MonitoringDuringTherapy, from.Stages.LongTermFollowUp];
        _preferences = PreferenceGates.Choosable.ToDictionary(g => g, g => from.Preferences[g]);
        _deadlines = Enum.GetValues<RoutingPriority>().ToDictionary(p => p, p => from.Deadlines[p]);
        EachClinic = new CapDraft(from.Caps.EachClinic);
        var named = from.Shares.Select(s => s.ClinicId).Concat(from.Caps.Named.Select(c => c.ClinicId)).Distinct();
        Clinics = named.Select(id => new ClinicDraft(
            id, from.Shares.FirstOrDefault(s => s.ClinicId == id)?.Percent, new CapDraft(from.Caps.Named.FirstOrDefault(c => c.ClinicId == id)?.Cap ?? Capacity.Unlimited))).ToList();
    }

    public string Name { get; set; }

    /// <summary>Fields in which something stands that is no number, by a key of their own, with what they are called. While there are any, the draft cannot be saved.</summary>
    public Dictionary<string, string> Unreadable { get; } = [];

    public RoutingStrategy Strategy { get; set; }

    public int MaxClinics { get; set; }

    public int NearEqualBand { get; set; }

    /// <summary>The cap for every clinic without one of its own.</summary>
    public CapDraft EachClinic { get; }

    /// <summary>Clinics with a share or a cap of their own.</summary>
    public List<ClinicDraft> Clinics { get; }

    public FactorWeights Weights => new(
        _weights[Factor.Experience], _weights[Factor.Completeness], _weights[Factor.Speed], _weights[Factor.Acceptance],
        _weights[Factor.Conversion], _weights[Factor.Outcomes], _weights[Factor.PriceFit], _weights[Factor.LanguageAndDestination]);

    public StageWeights Stages => new(_stages[0], _stages[1], _stages[2]);

    public decimal SharesTotal => Clinics.Sum(c => c.Share ?? 0);

    /// <summary>Who gets no case at all because a cap of theirs is 0, in one sentence; null when everybody may get some.</summary>
    public string? WithoutCases(Func<Guid, string> nameOf)
    {
        var named = Clinics.Where(c => c.Cap.IsZero).Select(c => nameOf(c.ClinicId)).ToList();
        return (EachClinic.IsZero, named.Count) switch
        {
            (false, 0) => null,
            (true, 0) => "With a cap of 0, a clinic without a cap of its own gets no case at all.",
            (true, _) => $"With a cap of 0, a clinic without a cap of its own gets no case at all, nor does {string.Join(", ", named)}.",
            _ => $"With a cap of 0, {string.Join(", ", named)} {(named.Count == 1 ? "gets" : "get")} no case at all.",
        };
    }

    public int Weight(Factor factor) => _weights[factor];

    public void Weigh(Factor factor, int weight) => _weights[factor] = weight;

    public int Stage(int stage) => _stages[stage];

    public void WeighStage(int stage, int weight) => _stages[stage] = weight;

    public Strictness Preference(Gate gate) => _preferences[gate];

    public void Prefer(Gate gate, Strictness strictness) => _preferences[gate] = strictness;

    public int Deadline(RoutingPriority priority) => _deadlines[priority];

    public void Allow(RoutingPriority priority, int hours) => _deadlines[priority] = hours;

    public PolicyDefinition ToDefinition() => new(
        Strategy,
        MaxClinics,
        Weights,
        Stages,
        NearEqualBand,
        new AcceptanceDeadlines(_deadlines[RoutingPriority.Low], _deadlines[RoutingPriority.Normal], _deadlines[RoutingPriority.High], _deadlines[RoutingPriority.Urgent]),
        [.. Clinics.Where(c => c.Share is not null).Select(c => new AgreedShare(c.ClinicId, c.Share!.Value))])
    {
        Preferences = new PreferenceGates(_preferences[Gate.Destination], _preferences[Gate.Language], _preferences[Gate.Budget]),
        Caps = new PolicyCaps(EachClinic.ToCapacity(), [.. Clinics.Where(c => c.Cap.IsSet).Select(c => new ClinicCap(c.ClinicId, c.Cap.ToCapacity()))]),
    };
}

/// <summary>A clinic with a share or a cap of its own.</summary>
/// <param name="clinicId">The clinic.</param>
/// <param name="share">Its agreed share, percent; null for none.</param>
/// <param name="cap">Its cap.</param>
public sealed class ClinicDraft(Guid clinicId, decimal? share, CapDraft cap)
{
    public Guid ClinicId { get; } = clinicId;

    public decimal? Share { get; set; } = share;

    public CapDraft Cap { get; } = cap;
}

/// <summary>A cap while somebody edits it; an empty field is no limit.</summary>
public sealed class CapDraft(Capacity from)
{
    public int? PerDay { get; set; } = from.PerDay;

    public int? PerWeek { get; set; } = from.PerWeek;

    public int? PerMonth { get; set; } = from.PerMonth;

    public bool IsSet => PerDay is not null || PerWeek is not null || PerMonth is not null;

    public bool IsZero => PerDay == 0 || PerWeek == 0 || PerMonth == 0;

    public Capacity ToCapacity() => new(PerDay, PerWeek, PerMonth);
}
