using System.Reflection;
using System.Text.RegularExpressions;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Web.Tests.Unused;

/// <summary>A setting that nothing reads, and a column that nothing reads or nothing writes, promise something that does not happen.</summary>
public sealed class NothingIsWithoutEffectTests
{
    private const string WhoDidIt = "Who did it, kept on the row for when an act is questioned; the journal, which is shown, says it too.";
    private const string When = "When it was, kept on the row for when it is questioned.";
    private const string Proof = "Proof of a consent, kept for when it is questioned.";

    /// <summary>Columns that nothing reads after all, with the reason.</summary>
    private static readonly Dictionary<string, string> s_unread = new()
    {
        ["CaseNote.AuthorId"] = WhoDidIt,
        ["Clinic.VettingChangedBy"] = WhoDidIt,
        ["ClinicInvitation.InvitedBy"] = WhoDidIt,
        ["ClinicStatement.DecidedBy"] = WhoDidIt,
        ["ClinicStatement.StatedBy"] = WhoDidIt,
        ["LeadReturn.RequestedBy"] = WhoDidIt,
        ["PairRevision.DecidedById"] = WhoDidIt,
        ["Consent.ClinicId"] = Proof,
        ["Consent.Proof"] = Proof,
        ["Consent.TextVersion"] = Proof,
        ["IdentityRelease.ReleasedAt"] = When,
        ["LicenceWarning.WarnedAt"] = When,
        ["PairRevision.CreatedAt"] = When,
        ["Session.BegunAt"] = When,
        ["SimulationRun.StartedAt"] = When,
        ["Lead.ClosedAt"] = "When a lead was closed, for questions about lost leads; no report shows it yet.",
        ["FactText.LeadId"] = "By it the texts of a lead are found when a person is erased; opening one goes by its fact.",
        ["RoutingPolicy.SimulationId"] = "Which simulation was looked at before a policy was published, for when that is questioned.",
        ["StoredDecision.Seed"] = "Stands in the encoded decision, from which it is read; the column lets people look it up.",
    };

    private static readonly Lazy<List<string>> s_sources = new(() => [.. Directory.EnumerateFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories).Where(IsWritten).Select(File.ReadAllText)]);

    [Fact]
    public void Every_setting_is_read() => Sorted(
        from part in PartsOf(typeof(LeadCrmSettings)).Distinct()
        from setting in part.GetProperties().Where(p => p.CanWrite)
        where !CalledMembers.Reads(setting)
        select $"{part.Name}.{setting.Name}").ShouldBeEmpty("Nothing reads these settings.");

    [Fact]
    public void Every_column_is_read_but_those_with_a_reason() => Sorted(
        from column in Columns()
        where !CalledMembers.Reads(column.Property) && !StandsInSql(column)
        select column.Name).ShouldBe(Sorted(s_unread.Keys), customMessage: "Nothing reads these columns, or something reads an exception after all.");

    [Fact]
    public void Every_column_is_written() => Sorted(
        from column in Columns()
        where !CalledMembers.Writes(column.Property) && !CalledMembers.IsMadeWith(column.Property) && !StandsInUpdate(column) && !StandsInSql(column)
        select column.Name).ShouldBeEmpty("Nothing writes these columns.");

    private static List<string> Sorted(IEnumerable<string> found) => [.. found.Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> PartsOf(Type type) => type.GetProperties()
        .Select(p => p.PropertyType.IsArray ? p.PropertyType.GetElementType()! : p.PropertyType)
        .Where(t => t.Namespace == typeof(LeadCrmSettings).Namespace && t.IsClass)
        .SelectMany(PartsOf).Prepend(type);

    private static List<Column> Columns()
    {
        using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Database=none");
        var options = new DbContextOptionsBuilder<LeadCrmDbContext>();
        options.UseLeadCrm(source);
        using var db = new LeadCrmDbContext(options.Options, new CallerContext());
        return [.. db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson()).SelectMany(e => ColumnsOf(e, StoreObjectIdentifier.Table(e.GetTableName()!)))];
    }

    /// <summary>Ours only: what frameworks keep for themselves is theirs to use. Keys, references and versions are the database's and EF's.</summary>
    private static IEnumerable<Column> ColumnsOf(ITypeBase type, StoreObjectIdentifier table) =>
        type.GetProperties()
            .Where(p => p.PropertyInfo?.DeclaringType?.Namespace?.StartsWith("LeadCrm.", StringComparison.Ordinal) == true && p.GetColumnName(table) is not null)
            .Where(p => !p.IsKey() && !p.IsForeignKey() && !p.IsConcurrencyToken)
            .Select(p => new Column(p.PropertyInfo!, table.Name, p.GetColumnName(table)!))
            .Concat(type.GetComplexProperties().SelectMany(c => ColumnsOf(c.ComplexType, table)));

    /// <summary>Updates without a loaded row name the column by its getter.</summary>
    private static bool StandsInUpdate(Column column) => s_sources.Value.Exists(text => Regex.IsMatch(text, $@"SetProperty\((\w+) => \1\.{column.Property.Name},", RegexOptions.None, TimeSpan.FromSeconds(5)));

    /// <summary>Statements written by hand name columns; a file that names the table as well means this one.</summary>
    private static bool StandsInSql(Column column)
    {
        var (name, table) = (Word(column.InDatabase), Word(column.Table));
        return s_sources.Value.Exists(text => text.Contains(column.InDatabase, StringComparison.Ordinal) && table.IsMatch(text) && name.IsMatch(text));
    }

    private static Regex Word(string word) => new($@"(?<![\w""])\b{Regex.Escape(word)}\b(?![\w""])", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static bool IsWritten(string file) => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string SourceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LeadCrm.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src");
    }

    private sealed record Column(PropertyInfo Property, string Table, string InDatabase)
    {
        public string Name => $"{Property.DeclaringType!.Name}.{Property.Name}";
    }
}
