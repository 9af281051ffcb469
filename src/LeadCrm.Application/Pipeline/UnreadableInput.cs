using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace LeadCrm.Application.Pipeline;

/// <summary>
/// Finds what no field of any request may hold, whatever it means: characters that a database text cannot keep (NUL) or UTF-8 cannot carry
/// (half a surrogate pair), and holes in lists. It looks into the program's own types; what is read as JSON later is checked where it is read.
/// </summary>
internal static class UnreadableInput
{
    /// <summary>The code of an empty entry in a list.</summary>
    public const string Hole = "required";

    /// <summary>Deeper than any request; rules of the catalogue nest the most.</summary>
    private const int Deepest = 40;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> s_properties = new();

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
                (problems ??= []).Add(new FieldProblem(path, "half-character", "This text has half of a character in it, which cannot be kept."));
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
        foreach (var property in s_properties.GetOrAdd(value.GetType(), PropertiesOf))
            Look(property.GetValue(value), path.Length == 0 ? FieldPath.CamelCase(property.Name) : $"{path}.{FieldPath.CamelCase(property.Name)}", depth + 1, ref problems);
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.GetIndexParameters().Length == 0 && IsFilled(p, type) && MayHoldText(p.PropertyType))];

    /// <summary>What a sender fills; what is computed from it has nothing new. Translations are handed over as a whole.</summary>
    private static bool IsFilled(PropertyInfo property, Type of) => property.CanWrite || IsPair(of) || property.PropertyType == typeof(IReadOnlyDictionary<string, string>);

    private static bool MayHoldText(Type type) => type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type) || IsOurs(type) || type == typeof(object);

    private static bool IsOurs(Type type) => !type.IsEnum && (type.Assembly.GetName().Name?.StartsWith("LeadCrm.", StringComparison.Ordinal) == true || IsPair(type));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

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
