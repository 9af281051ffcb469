namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>Where the private PostgreSQL cluster lives and what runs it.</summary>
/// <param name="DataFolder">The folder people name with <c>--data</c>; the cluster becomes a sub-folder of it.</param>
/// <param name="BinariesFolder">The folder of <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>; null looks in the usual places.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder, string? BinariesFolder = null)
{
    /// <summary>Server settings that override the defaults. Throw-away clusters of tests turn durability off here; nothing else may.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    internal bool IsThrowAway => Settings.TryGetValue("fsync", out var fsync) && fsync == "off";
}
