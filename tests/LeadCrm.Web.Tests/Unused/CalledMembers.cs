using System.Reflection;
using LeadCrm.Application;
using LeadCrm.Domain.Leads;
using LeadCrm.Infrastructure;
using LeadCrm.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Web.Tests.Unused;

/// <summary>
/// The methods (getters and setters among them) that the program's own code calls or names in an expression, taken from its compiled bodies. What
/// only describes a table, and what the compiler writes into every record, is no use of a member.
/// </summary>
internal static class CalledMembers
{
    private const byte Call = 0x28, CallVirtual = 0x6F, NewObject = 0x73, LoadToken = 0xD0, Prefix = 0xFE, LoadFunction = 0x06, LoadVirtualFunction = 0x07;
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] s_ofRecords = ["PrintMembers", "ToString", "Equals", "GetHashCode", "Deconstruct"];

    private static readonly Assembly[] s_program = [typeof(Lead).Assembly, typeof(ILeadCrmDb).Assembly, typeof(LeadCrmSettings).Assembly, typeof(WebHost).Assembly];

    private static readonly Lazy<HashSet<string>> s_called = new(() =>
        [.. s_program.SelectMany(a => a.GetTypes()).Where(t => !DescribesATable(t)).SelectMany(Bodies).SelectMany(CalledBy).Select(Key)]);

    public static bool Reads(PropertyInfo property) => property.GetMethod is { } getter && s_called.Value.Contains(Key(getter));

    public static bool Writes(PropertyInfo property) => property.SetMethod is { } setter && s_called.Value.Contains(Key(setter));

    /// <summary>Whether code makes one of these by its constructor with an argument of the property's name, as records are made.</summary>
    public static bool IsMadeWith(PropertyInfo property) => property.DeclaringType!.GetConstructors(Everything)
        .Any(c => Array.Exists(c.GetParameters(), p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)) && s_called.Value.Contains(Key(c)));

    private static bool DescribesATable(Type type) =>
        Outermost(type).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> Bodies(Type type) =>
        type.GetMethods(Everything).Where(m => !s_ofRecords.Contains(m.Name)).Concat<MethodBase>(type.GetConstructors(Everything));

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        for (var i = 0; i + 4 < code.Length; i++)
        {
            var names = code[i] is Call or CallVirtual or NewObject or LoadToken || (i > 0 && code[i - 1] == Prefix && code[i] is LoadFunction or LoadVirtualFunction);
            if (names && Resolve(method, BitConverter.ToInt32(code, i + 1)) is { } called)
                yield return called;
        }
    }

    // Bytes that only look like an instruction name nothing, or something else with the chance of a lottery.
    private static MethodBase? Resolve(MethodBase within, int token)
    {
        if (token >>> 24 is not (0x06 or 0x0A or 0x2B))
            return null;
        try
        {
            return within.Module.ResolveMember(
                token, within.DeclaringType?.GetGenericArguments(), within.IsGenericMethod ? within.GetGenericArguments() : null) as MethodBase;
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or TypeLoadException or FileNotFoundException)
        {
            return null;
        }
    }

    private static string Key(MethodBase method) =>
        method is ConstructorInfo ? $"{method.DeclaringType} {method}" : $"{method.DeclaringType}.{method.Name}";
}
