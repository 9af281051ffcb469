using System.Text.Json;
using System.Text.Json.Nodes;
using LeadCrm.Web.Tests.Api;

namespace LeadCrm.Web.Tests.Broken;

/// <summary>Bodies to break: valid ones where validity leads deeper, else one made from what OpenAPI says of the route.</summary>
internal static class Samples
{
    private const int Deepest = 6;

    public static JsonObject Quote(string? assignment = null)
    {
        var quote = (JsonObject)JsonNode.Parse($$"""
            { "currency":"USD","items":[{"description":"Transplantation","amount":34000}],"excluded":["Flights"],"isFixed":false,"totalUpTo":40000,"whatWouldChangeIt":"More nights.",
              "nights":28,"trips":2,"doctor":"Dr. Elif Kaya","stages":["preTreatmentEvaluation"],"revisionTerms":"Ours.","complicationTerms":"Ours.","deposit":2000,"refundTerms":"Until 14 days before.",
              "validUntil":"{{DateTime.UtcNow.AddDays(30):yyyy-MM-dd}}","earliestTreatmentOn":"{{DateTime.UtcNow.AddDays(60):yyyy-MM-dd}}" }
            """)!;
        if (assignment is not null)
            quote["assignmentId"] = assignment;
        return quote;
    }

    public static JsonObject Colleague() => (JsonObject)JsonNode.Parse("""
        { "name":"Nora Lind","email":"nora@example.org","roles":["coordinator"],"languages":["sv"],"timeZone":"Europe/Stockholm","leadsPerDay":5,
          "weekly":[{"day":"monday","from":"09:00","to":"17:00"}] }
        """)!;

    public static JsonNode For(string path, JsonElement schema, JsonElement document, BrokenApp app) => path switch
    {
        "/api/v1/quote-requests" => QuoteRequestJson.Create(),
        "/api/v1/assignments/{id}/quotes" => Quote(),
        "/api/v1/quote-templates" => new JsonObject { ["name"] = "Other", ["quote"] = Quote(app.Ids["assignments"]) },
        "/api/v1/staff" or "/api/v1/staff/{id}" or "/api/v1/me" => Colleague(),
        _ => FromSchema(schema, document, 0) ?? new JsonObject(),
    };

    private static JsonNode? FromSchema(JsonElement schema, JsonElement document, int depth)
    {
        if (depth > Deepest)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return FromSchema(Resolve(reference.GetString()!, document), document, depth + 1);
        foreach (var several in new[] { "oneOf", "anyOf", "allOf" })
            if (schema.TryGetProperty(several, out var options))
                return FromSchema(options.EnumerateArray().Last(), document, depth + 1);
        if (schema.TryGetProperty("enum", out var choices))
            return JsonNode.Parse(choices[0].GetRawText());
        return TypeOf(schema) switch
        {
            "object" => ObjectFrom(schema, document, depth),
            "array" => new JsonArray(schema.TryGetProperty("items", out var items) ? FromSchema(items, document, depth + 1) : null),
            "integer" or "number" => 1,
            "boolean" => true,
            "string" => schema.TryGetProperty("format", out var format) ? Formatted(format.GetString()) : "text",
            _ => new JsonObject(),
        };
    }

    private static JsonObject ObjectFrom(JsonElement schema, JsonElement document, int depth)
    {
        var made = new JsonObject();
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                made[property.Name] = FromSchema(property.Value, document, depth + 1);
        return made;
    }

    private static string TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? ""
        : type.ValueKind == JsonValueKind.String ? type.GetString()!
        : type.EnumerateArray().Select(t => t.GetString()!).First(t => t != "null");

    private static string Formatted(string? format) => format switch
    {
        "uuid" => Guid.Empty.ToString(),
        "date" => "2027-01-01",
        "date-time" => "2027-01-01T00:00:00Z",
        _ => "text",
    };

    private static JsonElement Resolve(string reference, JsonElement document) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (at, part) => at.GetProperty(part.Replace("~1", "/", StringComparison.Ordinal)));
}
