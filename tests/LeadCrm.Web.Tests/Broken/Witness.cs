using System.Text.Json;
using Npgsql;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>Sends what is broken and sees to it that nothing breaks: no 5xx, a stable code for programs, and no row that a refusal left behind.</summary>
internal sealed class Witness : IAsyncDisposable
{
    private readonly NpgsqlConnection _database;
    private readonly List<string> _faults = [];
    private NpgsqlCommand? _count;
    private long _rows;

    private Witness(NpgsqlConnection database) => _database = database;

    public IReadOnlyList<string> Faults => _faults;

    public int Sent { get; private set; }

    public static async Task<Witness> OfAsync(string connectionString)
    {
        var witness = new Witness(new NpgsqlConnection(connectionString));
        await witness._database.OpenAsync();
        // Keys come with time, a failed sign-in is counted on purpose, and a look is a look however it ended.
        await using var tables = new NpgsqlCommand(
            """
            SELECT 'SELECT ' || string_agg(format('(SELECT count(*) FROM %I.%I%s)', table_schema, table_name, CASE table_name WHEN 'journal' THEN ' WHERE kind NOT BETWEEN 200 AND 299' END), ' + ')
            FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name !~* 'key|attempt|journal_places'
            """,
            witness._database);
        witness._count = new NpgsqlCommand((string)(await tables.ExecuteScalarAsync())!, witness._database);
        await witness._count.PrepareAsync();
        await witness.RecountAsync();
        return witness;
    }

    private const long LargeBody = 100_000;

    /// <param name="client">Who sends it.</param>
    /// <param name="request">The request.</param>
    /// <param name="what">How it is broken, for the report.</param>
    /// <param name="isForPrograms">A refusal has to carry a code.</param>
    public async Task SendAsync(HttpClient client, HttpRequestMessage request, string what, bool isForPrograms)
    {
        Sent++;
        // What is refused by its size alone is refused while it is still being sent; waiting to be asked for it lets the answer arrive.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > LargeBody;
        using var answer = await client.SendAsync(request);
        var status = (int)answer.StatusCode;
        var place = $"{request.Method} {Short(request.RequestUri!.OriginalString)}, {what}: {status}";
        if (status >= 500)
            _faults.Add(place);
        if (isForPrograms && status is >= 400 and < 500 && request.Method != HttpMethod.Head && !await HasCodeAsync(answer))
            _faults.Add($"{place} without a code");
        var before = _rows;
        await RecountAsync();
        if (status >= 400 && _rows != before)
            _faults.Add($"{place} left {_rows - before} rows");
    }

    /// <summary>Counts what is there now, after requests that nobody witnessed.</summary>
    public async Task RecountAsync() => _rows = (long)(await _count!.ExecuteScalarAsync())!;

    public async ValueTask DisposeAsync()
    {
        if (_count is not null)
            await _count.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<bool> HasCodeAsync(HttpResponseMessage answer)
    {
        // What the server itself refuses, before the program sees it, has no body.
        if (answer.Content.Headers.ContentLength == 0 && answer.Headers.ConnectionClose == true)
            return true;
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return false;
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.TryGetProperty("code", out var code) && code.GetString() is { Length: > 0 } and not "unexpected";
    }

    private static string Short(string text) => text.Length > 90 ? text[..90] + "…" : text;
}
