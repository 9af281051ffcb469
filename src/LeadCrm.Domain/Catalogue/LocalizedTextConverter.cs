using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Catalogue;

/// <summary>
/// Reads a text from <c>{"en":"…","de":"…"}</c> or, as a shorthand for seed files, from a plain English string.
/// Always writes the object, so that what is stored has one form.
/// </summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String
                ? LocalizedText.English(reader.GetString()!)
                : new LocalizedText(JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options)!);
        }
        catch (BrokenRuleException broken)
        {
            throw new JsonException(broken.Message, broken);
        }
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.ByLanguage)
            writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
