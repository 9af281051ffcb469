using LeadCrm.Domain.Clinics;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// The most cases that a policy lets a clinic have, counted like <see cref="Capacity"/> and in the clinic's own calendar. A cap for a
/// clinic by name takes the place of the one for each clinic; of cap and the clinic's own capacity the tighter one counts.
/// </summary>
/// <param name="EachClinic">For every clinic without a cap of its own.</param>
/// <param name="Named">For clinics by name.</param>
public sealed record PolicyCaps(Capacity EachClinic, IReadOnlyList<ClinicCap> Named)
{
    /// <summary>No caps.</summary>
    public static PolicyCaps None { get; } = new(Capacity.Unlimited, []);

    /// <summary>The cap of a clinic.</summary>
    /// <param name="clinicId">The clinic.</param>
    public Capacity For(Guid clinicId) => Named.FirstOrDefault(c => c.ClinicId == clinicId)?.Cap ?? EachClinic;

    internal bool AreNone => EachClinic == Capacity.Unlimited && Named.All(c => c.Cap == Capacity.Unlimited);
}

/// <summary>A cap for one clinic.</summary>
/// <param name="ClinicId">The clinic.</param>
/// <param name="Cap">Its cap; unlimited frees it from the one for each clinic.</param>
public sealed record ClinicCap(Guid ClinicId, Capacity Cap);
