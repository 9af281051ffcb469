namespace LeadCrm.Domain.Catalogue;

/// <summary>Truth in Kleene's strong three-valued logic. The order False &lt; Unknown &lt; True makes "and" the minimum.</summary>
public enum Truth
{
    /// <summary>Does not hold.</summary>
    False = 0,

    /// <summary>Cannot be said from what is known.</summary>
    Unknown = 1,

    /// <summary>Holds.</summary>
    True = 2,
}

/// <summary>Kleene's connectives.</summary>
public static class TruthLogic
{
    /// <summary>Both hold: the lesser of the two.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static Truth And(this Truth left, Truth right) => left < right ? left : right;

    /// <summary>Either holds: the greater of the two.</summary>
    /// <param name="left">One side.</param>
    /// <param name="right">The other side.</param>
    public static Truth Or(this Truth left, Truth right) => left > right ? left : right;

    /// <summary>The contrary; unknown stays unknown.</summary>
    /// <param name="truth">What to turn round.</param>
    public static Truth Not(this Truth truth) => Truth.True - (int)truth;
}
