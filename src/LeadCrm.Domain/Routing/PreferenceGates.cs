namespace LeadCrm.Domain.Routing;

/// <summary>Whether a wish of the patient excludes clinics that do not meet it. The values are stored: they only grow.</summary>
public enum Strictness
{
    /// <summary>A clinic that misses it is not considered.</summary>
    Must = 0,

    /// <summary>A clinic that misses it gets no points for it, and the explanation says so.</summary>
    Prefer = 1,
}

/// <summary>The gates that stand for wishes; a policy says of each whether it must hold. The gates of safety are never a matter of choice.</summary>
/// <param name="Destination">The clinic's country is among those that the patient accepts.</param>
/// <param name="Language">Somebody there speaks or interprets the patient's language.</param>
/// <param name="Budget">The clinic's lowest price is within the patient's budget.</param>
public sealed record PreferenceGates(Strictness Destination, Strictness Language, Strictness Budget)
{
    /// <summary>Every wish must be met.</summary>
    public static PreferenceGates AllRequired { get; } = new(Strictness.Must, Strictness.Must, Strictness.Must);

    /// <summary>The gates that a policy can loosen.</summary>
    public static IReadOnlyList<Gate> Choosable { get; } = [Gate.Destination, Gate.Language, Gate.Budget];

    /// <summary>The strictness of a gate; every other gate must always hold.</summary>
    /// <param name="gate">One gate.</param>
    public Strictness this[Gate gate] => gate switch
    {
        Gate.Destination => Destination,
        Gate.Language => Language,
        Gate.Budget => Budget,
        _ => Strictness.Must,
    };

    /// <summary>The gates that exclude nobody.</summary>
    public Gate Loosened() => Choosable.Where(g => this[g] == Strictness.Prefer).Aggregate(Gate.None, (all, g) => all | g);
}
