using System.Net;
using System.Runtime.CompilerServices;
using LeadCrm.Domain;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Quotes;
using LeadCrm.Domain.Routing;
using LeadCrm.Infrastructure.Database;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace LeadCrm.Application.Tests.Database;

/// <summary>What is written past SaveChanges, by COPY or by one UPDATE for many rows, takes its columns from the model: no property of an entity is lost, also no new one.</summary>
public sealed class ColumnsOfTheModelTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public Task Every_property_of_a_lead_arrives() => EveryPropertyArrivesAsync<Lead>();

    [Fact]
    public Task Every_property_of_a_fact_arrives() => EveryPropertyArrivesAsync<Fact>();

    [Fact]
    public Task Every_property_of_a_consent_arrives() => EveryPropertyArrivesAsync<Consent>();

    [Fact]
    public Task Every_property_of_a_personal_link_arrives() => EveryPropertyArrivesAsync<PersonalLink>();

    [Fact]
    public Task Every_property_of_a_message_arrives() => EveryPropertyArrivesAsync<Message>();

    [Fact]
    public Task Every_property_of_a_text_beside_the_journal_arrives() => EveryPropertyArrivesAsync<FactText>();

    [Fact]
    public Task Every_property_of_an_assignment_arrives() => EveryPropertyArrivesAsync<Assignment>();

    [Fact]
    public Task Every_property_of_a_case_arrives() => EveryPropertyArrivesAsync<StoredCase>();

    [Fact]
    public Task Every_property_of_a_quote_arrives() => EveryPropertyArrivesAsync<Quote>();

    [Fact]
    public Task Every_property_of_a_decision_arrives() => EveryPropertyArrivesAsync<StoredDecision>();

    [Fact]
    public Task Every_changed_property_of_a_lead_is_updated() => app.ReadAsync(async db =>
    {
        var connection = await OpenAsync(db);
        var entity = EntityCopy<Lead>.Of(db.Model);
        var (lead, untouched) = (Filled<Lead>(db.Model, 1), Filled<Lead>(db.Model, 2));
        await ExecuteAsync(connection, "CREATE TEMP TABLE updated (LIKE leads INCLUDING GENERATED); CREATE TEMP TABLE expected (LIKE leads INCLUDING GENERATED)");
        await entity.WriteAsync(connection, [lead, untouched], default, into: "updated");
        var asRead = EntityChanges<Lead>.Of(db.Model, [lead, untouched]);

        Fill(db.Model, lead, 3, keepKey: true);
        await asRead.WriteAsync(connection, [lead, untouched], default, table: "updated");

        await entity.WriteAsync(connection, [lead, untouched], default, into: "expected");
        (await CountAsync(connection, "SELECT count(*)::int FROM updated u JOIN expected e ON to_jsonb(u) - 'version' = to_jsonb(e) - 'version'")).ShouldBe(2);
        (await CountAsync(connection, "SELECT count(*)::int FROM expected e, jsonb_each(to_jsonb(e)) c WHERE c.value = 'null'")).ShouldBe(0, "A property was not filled, so nothing is shown about it.");
        return 0;
    });

    private Task<int> EveryPropertyArrivesAsync<T>()
        where T : class => app.ReadAsync(async db =>
    {
        var connection = await OpenAsync(db);
        var entity = EntityCopy<T>.Of(db.Model);
        await ExecuteAsync(connection, $"CREATE TEMP TABLE written (LIKE {entity.Table} INCLUDING GENERATED INCLUDING DEFAULTS)");
        await entity.WriteAsync(connection, [Filled<T>(db.Model, 1)], default, into: "written");
        (await CountAsync(connection, "SELECT count(*)::int FROM written w, jsonb_each(to_jsonb(w)) c WHERE c.value = 'null'")).ShouldBe(0);
        return 0;
    });

    private static T Filled<T>(IModel model, int number)
        where T : class
    {
        var row = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        Fill(model, row, number, keepKey: false);
        return row;
    }

    private static void Fill<T>(IModel model, T row, int number, bool keepKey)
        where T : class => Fill(model.FindEntityType(typeof(T))!, row, number, keepKey);

    private static void Fill(ITypeBase type, object row, int number, bool keepKey)
    {
        foreach (var property in type.GetProperties().Where(p => p.GetComputedColumnSql() is null && !p.IsShadowProperty() && !(keepKey && p.IsPrimaryKey())))
            property.PropertyInfo!.SetValue(row, ValueOf(property, number));
        foreach (var part in type.GetComplexProperties())
        {
            var value = RuntimeHelpers.GetUninitializedObject(part.ClrType);
            Fill(part.ComplexType, value, number, keepKey);
            part.PropertyInfo!.SetValue(row, value);
        }
    }

    /// <summary>Something else for every number, and never what a forgotten column would hold.</summary>
    private static object ValueOf(IProperty property, int number)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(string) => ((char)('a' + number)).ToString(),
            _ when type == typeof(Guid) => Guid.NewGuid(),
            _ when type == typeof(DateTimeOffset) => UseCaseFixture.Monday.AddDays(number),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, number),
            _ when type == typeof(bool) => number % 2 == 1,
            _ when type.IsEnum => Enum.ToObject(type, number),
            _ when type == typeof(byte[]) => (byte[])[(byte)number],
            _ when type == typeof(SealedText) => new SealedText([(byte)number, 2, 3]),
            _ when type.IsAssignableFrom(typeof(List<string>)) => (List<string>)["a\"b\\", "{c},", $"{number}"],
            _ when type == typeof(string[]) => (string[])["a\"b\\", "{c},", $"{number}"],
            _ when type == typeof(QuoteContent) => new QuoteContent { Currency = "USD", Items = [new QuoteItem("Stay", number)], Doctor = "Dr. Elif Kaya" },
            _ when type == typeof(IPAddress) => new IPAddress([10, 0, 0, (byte)number]),
            _ when type == typeof(TimeSpan) => TimeSpan.FromHours(number),
            _ => Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static async Task<NpgsqlConnection> OpenAsync(LeadCrmDbContext db)
    {
        await db.Database.OpenConnectionAsync();
        return (NpgsqlConnection)db.Database.GetDbConnection();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
