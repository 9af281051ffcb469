namespace LeadCrm.Infrastructure.Jobs;

/// <summary>Says which leads changed. Ids only: whoever hears it reads again what they may see.</summary>
/// <param name="Leads">The leads; null when there were too many to name, or when something may have been missed: anything may have changed.</param>
public sealed record LeadChange(IReadOnlyCollection<Guid>? Leads)
{
    public const string Channel = "leadcrm_changes";

    /// <summary>A payload of NOTIFY ends at 8000 bytes; an id takes 33 of them here.</summary>
    private const int MostNamed = 200;

    private const string AllPayload = "*";

    public static readonly LeadChange Anything = new((IReadOnlyCollection<Guid>?)null);

    public bool Touches(Guid leadId) => Leads is null || Leads.Contains(leadId);

    internal string ToPayload() => Leads is null || Leads.Count > MostNamed ? AllPayload : string.Join(',', Leads.Select(l => l.ToString("N")));

    internal static LeadChange Parse(string payload)
    {
        if (payload == AllPayload)
            return Anything;
        var leads = new HashSet<Guid>();
        foreach (var part in payload.Split(','))
        {
            // Somebody else's notification on this channel: read everything again rather than miss something.
            if (!Guid.TryParseExact(part, "N", out var id))
                return Anything;
            leads.Add(id);
        }

        return new LeadChange(leads);
    }
}
