using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using LeadCrm.Domain;

namespace LeadCrm.Application.Pipeline;

/// <summary>
/// Finds what no field of any request may hold, whatever it means: characters that a database text cannot keep (NUL) or UTF-8 cannot carry
/// (half a surrogate pair), also inside JSON, texts of invisible characters alone, holes in lists, and nothing where a request cannot do without. It looks into the program's own types.
/// </summary>
internal static class UnreadableInput
{
    /// <summary>The code of an empty entry in a list, and of a missing value that handlers need not expect to miss.</summary>
    public const string Hole = "required";

    /// <summary>The code of half a character; whoever looks at such a text stumbles.</summary>
    public const string HalfCode = "half-character";

    private const string HalfWords = "This text has half of a character in it, which cannot be kept.";

    /// <summary>Deeper than any request; rules of the catalogue nest the most.</summary>
    private const int Deepest = 40;

    private static readonly ConcurrentDictionary<Type, Field[]> s_properties = new();

    /// <returns>Everything that was found; empty for an ordinary request.</returns>
    public static IReadOnlyList<FieldProblem> In(object request)
    {
        List<FieldProblem>? problems = null;
        LookInto(request, "", 0, ref problems);
        return problems ?? (IReadOnlyList<FieldProblem>)[];
    }

    private static void Look(object? value, string path, int depth, ref List<FieldProblem>? problems)
    {
        switch (value)
        {
            case string text when text.Contains('\0'):
                (problems ??= []).Add(new FieldProblem(path, "nul-character", "This text has a NUL character in it, which cannot be kept."));
                break;
            case string text when HasHalfAPair(text):
                (problems ??= []).Add(new FieldProblem(path, HalfCode, HalfWords));
                break;
            case string text when CleanText.IsInvisible(text):
                (problems ??= []).Add(new FieldProblem(path, "nothing-visible", "There is nothing to read in this text."));
                break;
            case JsonElement json:
                LookInto(json, path, ref problems);
                break;
            case null or string:
                break;
            case IEnumerable list:
                LookThrough(list, path, depth, ref problems);
                break;
            case not null when IsOurs(value.GetType()):
                LookInto(value, path, depth, ref problems);
                break;
        }
    }

    /// <summary>JSON keeps half characters in escapes; whoever reads them later fails.</summary>
    private static void LookInto(JsonElement json, string path, ref List<FieldProblem>? problems)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    if (TextOf(() => property.Name) is { } name)
                        LookInto(property.Value, $"{path}.{name}", ref problems);
                    else
                        (problems ??= []).Add(new FieldProblem(path, HalfCode, HalfWords));
                }

                break;
            case JsonValueKind.Array:
                foreach (var (i, element) in json.EnumerateArray().Index())
                    LookInto(element, $"{path}[{i}]", ref problems);
                break;
            case JsonValueKind.String when TextOf(json.GetString) is { } text:
                Look(text, path, 0, ref problems);
                break;
            case JsonValueKind.String:
                (problems ??= []).Add(new FieldProblem(path, HalfCode, HalfWords));
                break;
        }
    }

    private static string? TextOf(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static void LookThrough(IEnumerable list, string path, int depth, ref List<FieldProblem>? problems)
    {
        var i = 0;
        foreach (var element in list)
        {
            var place = $"{path}[{i++}]";
            if (element is null)
                (problems ??= []).Add(new FieldProblem(place, Hole, "There is an empty entry in this list."));
            else
                Look(element, place, depth, ref problems);
        }
    }

    private static void LookInto(object value, string path, int depth, ref List<FieldProblem>? problems)
    {
        if (depth > Deepest)
            return;
        foreach (var field in s_properties.GetOrAdd(value.GetType(), FieldsOf))
        {
            var (found, place) = (field.Property.GetValue(value), path.Length == 0 ? field.Name : $"{path}.{field.Name}");
            if (found is null && field.IsNeeded)
                (problems ??= []).Add(new FieldProblem(place, Hole, "This is needed."));
            else
                Look(found, place, depth + 1, ref problems);
        }
    }

    private static Field[] FieldsOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return
        [
            .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(p => p.GetIndexParameters().Length == 0 && IsFilled(p, type) && MayHoldText(p.PropertyType))
                .Select(p => new Field(p, FieldPath.CamelCase(p.Name), IsNeeded: !p.PropertyType.IsValueType && !IsPair(type) && nullability.Create(p).ReadState == NullabilityState.NotNull)),
        ];
    }

    /// <summary>What a sender fills; what is computed from it has nothing new. Translations are handed over as a whole.</summary>
    private static bool IsFilled(PropertyInfo property, Type of) => property.CanWrite || IsPair(of) || property.PropertyType == typeof(IReadOnlyDictionary<string, string>);

    private static bool MayHoldText(Type type) => type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type) || IsOurs(type) || type == typeof(object) || type == typeof(JsonElement) || type == typeof(JsonElement?);

    private static bool IsOurs(Type type) => !type.IsEnum && (type.Assembly.GetName().Name?.StartsWith("LeadCrm.", StringComparison.Ordinal) == true || IsPair(type));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private readonly record struct Field(PropertyInfo Property, string Name, bool IsNeeded);

    private static bool HasHalfAPair(string text)
    {
        // Nearly every text has no surrogates at all.
        for (var i = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return true;
            i++;
        }

        return false;
    }
}
