using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Seeding;

/// <summary>Set-based writing of invented data.</summary>
public interface ISeededRows
{
    /// <summary>Adds clinics.</summary>
    /// <param name="clinics">The clinics.</param>
    /// <param name="ct">Cancels.</param>
    Task AddClinicsAsync(IReadOnlyList<Clinic> clinics, CancellationToken ct);

    /// <summary>Whether there is any lead.</summary>
    /// <param name="ct">Cancels.</param>
    Task<bool> HasLeadsAsync(CancellationToken ct);

    /// <summary>Every approved clinic.</summary>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<Clinic>> ClinicsAsync(CancellationToken ct);

    /// <summary>Invented coordinators, who cannot sign in; added when they are missing.</summary>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<Guid>> CoordinatorsAsync(CancellationToken ct);

    /// <summary>The highest number of a return by clinic; clinics without one are missing.</summary>
    /// <param name="ct">Cancels.</param>
    Task<Dictionary<Guid, int>> ReturnsAsync(CancellationToken ct);

    /// <summary>Takes numbers for references.</summary>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<long>> TakeNumbersAsync(int count, CancellationToken ct);

    /// <summary>Writes a batch in one transaction.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="ct">Cancels.</param>
    Task WriteAsync(SeededBatch batch, CancellationToken ct);
}
