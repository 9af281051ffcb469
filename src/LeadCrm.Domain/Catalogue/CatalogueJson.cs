using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// The one JSON form of questionnaires, rules, citations and the other complex members of the catalogue: in the seed
/// files, in the database's jsonb columns and on the wire. Unknown members are refused, so a typing error in a rule
/// cannot silently weaken it.
/// </summary>
public static class CatalogueJson
{
    /// <summary>camelCase, enums as camelCase words, strict about unknown and missing members. Read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Writes a member of the catalogue.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="value">What to write.</param>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads a member of the catalogue.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="json">Its JSON.</param>
    /// <exception cref="JsonException">The JSON is broken, has an unknown member or lacks a required one.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A member of the catalogue must not be null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
            // Web's lenient "12" for 12 would blur what an answer or a bound is.
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            // jsonb keeps keys in its own order, so the discriminator of a criterion may come back last.
            AllowOutOfOrderMetadataProperties = true,
            // Stored and read back by this program, never written into HTML as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
