using System.Text.Json;
using System.Text.Json.Serialization;
using LeadCrm.Application.Leads;

namespace LeadCrm.Web.Api;

/// <summary>Writes enums whose codes are kebab-case as <see cref="FormCodes.Code{T}"/> does, so that a value in JSON is the same as in a text field; reads them in any case, with hyphens or without.</summary>
internal sealed class CodeConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => FormCodes.IsKebab(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text && !char.IsAsciiDigit(text[0])
            && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(FormCodes.Code(value));
    }
}
