using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>The values of all factors of one clinic for one case, a byte each.</summary>
/// <param name="Packed">Factor <c>n</c> in byte <c>n</c>, lowest first.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FactorValues(ulong Packed)
{
    /// <summary>How many factors there are.</summary>
    public const int Count = 8;

    /// <summary>The value of a factor, 0 to 100.</summary>
    /// <param name="factor">The factor.</param>
    public int this[Factor factor] => (int)((Packed >> (8 * (int)factor)) & 0xFF);

    internal static ulong Place(Factor factor, int value) => (ulong)(byte)value << (8 * (int)factor);
}
