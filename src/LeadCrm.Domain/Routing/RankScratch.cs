using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>Buffers that a pool's decisions use again and again, so that a decision allocates only its result.</summary>
internal sealed class RankScratch(int clinics, int countries, int currencies)
{
    public Ranked[] Ranked { get; } = new Ranked[clinics];

    /// <summary>Gates that this lead's own history closes, by clinic.</summary>
    public Gate[] History { get; } = new Gate[clinics];

    /// <summary>By country: 0 not accepted, else how well it fits.</summary>
    public byte[] Destinations { get; } = new byte[countries];

    /// <summary>The budget in each currency, hundredths; −1 when there is none or no rate.</summary>
    public long[] Budgets { get; } = new long[currencies];
}

/// <summary>A clinic that passed every gate, with all that orders it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Ranked
{
    public int Index;
    public int Score;
    public ulong Values;
    public long Deficit;
    public ulong Lot;
}

/// <summary>Highest score first; the draw decides between equals, and the id (the snapshot's order) should even that be equal.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ByScore : IComparer<Ranked>
{
    public int Compare(Ranked x, Ranked y)
    {
        if (x.Score != y.Score) return y.Score.CompareTo(x.Score);
        return x.Lot != y.Lot ? x.Lot.CompareTo(y.Lot) : x.Index.CompareTo(y.Index);
    }
}

/// <summary>Furthest below its agreed share first; then as the draw has it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ByDeficit : IComparer<Ranked>
{
    public int Compare(Ranked x, Ranked y)
    {
        if (x.Deficit != y.Deficit) return y.Deficit.CompareTo(x.Deficit);
        return x.Lot != y.Lot ? x.Lot.CompareTo(y.Lot) : x.Index.CompareTo(y.Index);
    }
}
