using System.Text;
using System.Text.Json.Nodes;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>Every way in which a body, a header, a query or a form is broken here.</summary>
internal static class Breakage
{
    private const string Mark = "\"@@broken@@\"";

    /// <summary>JSON that stands in place of a property.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "\"\"", "\" \"", "\"x\"", "12", "-1", "1e400", "79228162514264337593543950336", "true", "[]", "[null]", "{}", "\"2026-99-99\"",
        $"\"{new string('x', 20_000)}\"", """ "a\u0000b" """, """ "\u0001\u0007\u001b" """, """ "\u200b" """, """ "a\u202eb\ufeff" """, """ "\ud83d" """, """ "\ude00 a" """,
    ];

    /// <summary>Query, route and form values, percent-encoded.</summary>
    public static readonly IReadOnlyList<string> Encoded = ["", "%20", "%00", "%E2%80%8B", "%ED%A0%80", "%FF", "%01%1B", "-1", "99999999999999999999", "%5B%5D", "%25", "a%2Fb", new('x', 3_000)];

    public static IEnumerable<(string How, HttpContent Body)> Bodies(JsonNode sample)
    {
        var json = sample.ToJsonString();
        foreach (var (path, text) in EachProperty(sample))
            yield return (path, Json(text));
        foreach (var text in new[]
        {
            "", " ", "null", "[]", "\"x\"", "12", "{", "{\"a\":", json + json, json + "}", "{\"x\":1,\"x\":2," + json[1..], "// no\n" + json, "{\"\\ud800\":1}", "{\"\\u0000\":1," + json[1..],
            new string('[', 5_000), string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), new string(' ', 1_200_000) + json,
        })
            yield return ($"body {text[..Math.Min(12, text.Length)]}", Json(text));
        yield return ("bytes that are no UTF-8", Bytes([.. "{\"text\":\""u8, 0xFF, 0xC0, 0xAF, .. "\"}"u8], "application/json"));
        yield return ("a byte order mark", Bytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)], "application/json"));
        yield return ("UTF-16", Bytes(Encoding.Unicode.GetBytes(json), "application/json; charset=utf-16"));
        foreach (var type in Types)
            yield return ($"type {type}", Bytes(Encoding.UTF8.GetBytes(json), type));
        var compressed = Json(json);
        compressed.Headers.ContentEncoding.Add("gzip");
        yield return ("compressed", compressed);
    }

    /// <summary>Forms that cannot be read, whatever their fields mean.</summary>
    public static IEnumerable<(string How, HttpContent Body)> Forms(string form)
    {
        foreach (var text in new[] { "", "&&&=&=", "%", "a=%", "a=%u0041", $"{form}&{new string('k', 3_000)}=1", form + string.Concat(Enumerable.Range(0, 1_100).Select(i => $"&f{i}=1")), $"{form}&big={new string('x', 300_000)}", $"%00=1&{form}", $"[]=1&a[0].b=2&{form}" })
            yield return ($"form {text[..Math.Min(12, text.Length)]}", Bytes(Encoding.UTF8.GetBytes(text), "application/x-www-form-urlencoded"));
        foreach (var type in Types.Append("application/x-www-form-urlencoded; charset=bogus").Append("application/x-www-form-urlencoded; charset=utf-7").Append("application/x-www-form-urlencoded; charset=utf-16"))
            yield return ($"type {type}", Bytes(Encoding.UTF8.GetBytes(form), type));
        foreach (var parts in new[] { "--b", "--b\r\n\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "--b\r\nContent-Disposition: x\r\n\r\n1\r\n--b--", "--b\r\n" + new string('h', 20_000) + ": 1\r\n\r\n1\r\n--b--" })
            yield return ("multipart", Bytes(Encoding.UTF8.GetBytes(parts), "multipart/form-data; boundary=b"));
    }

    /// <summary>Headers as no client of ours sends them.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Headers =
    [
        ("Accept", ";;q=x"), ("Accept-Language", "xx;q=9,*;;"), ("Cookie", "leadcrm=x; =; ;;"), ("Authorization", "Bearer x.y.z"), ("Authorization", "Basic !!"), ("Referer", "::not a uri"),
        ("If-None-Match", "x\"y"), ("If-Modified-Since", "yesterday"), ("Range", "bytes=9-1,x"), ("X-Forwarded-For", "x, 1.2.3.4.5"), ("X-Forwarded-Proto", "gopher"), ("Origin", "null"), ("Expect", "nothing"),
    ];

    public static readonly IReadOnlyList<string> Verbs = ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "HEAD", "POST", "BOGUS"];

    private static readonly IReadOnlyList<string?> Types =
        [null, "text/plain", "application/json; charset=bogus", "application/json; charset=utf-7", "application/json; charset=", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=\"", ";;;", "a/b/c", new string('x', 2_000)];

    private static IEnumerable<(string Path, string Json)> EachProperty(JsonNode sample)
    {
        foreach (var path in PathsOf(sample, []))
        {
            var without = sample.DeepClone();
            var parent = At(without, path[..^1]);
            ((JsonObject)parent).Remove(path[^1]);
            yield return ($"{string.Join('.', path)} missing", without.ToJsonString());
            var marked = sample.DeepClone();
            ((JsonObject)At(marked, path[..^1]))[path[^1]] = "@@broken@@";
            var text = marked.ToJsonString();
            foreach (var value in Values)
                yield return ($"{string.Join('.', path)} {value[..Math.Min(20, value.Length)]}", text.Replace(Mark, value, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string[]> PathsOf(JsonNode? node, string[] above) => node switch
    {
        JsonObject fields => fields.SelectMany(field => PathsOf(field.Value, [.. above, field.Key]).Prepend([.. above, field.Key])),
        JsonArray { Count: > 0 } list => PathsOf(list[0], [.. above, "0"]),
        _ => [],
    };

    private static JsonNode At(JsonNode node, string[] path) => path.Aggregate(node, (at, part) => at is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : at[part]!);

    private static ByteArrayContent Json(string text) => Bytes(Encoding.UTF8.GetBytes(text), "application/json");

    private static ByteArrayContent Bytes(byte[] bytes, string? type)
    {
        var content = new ByteArrayContent(bytes);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
