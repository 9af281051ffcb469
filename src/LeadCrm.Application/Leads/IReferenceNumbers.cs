namespace LeadCrm.Application.Leads;

/// <summary>The running numbers of references; unique over all processes, with gaps.</summary>
public interface IReferenceNumbers
{
    /// <summary>The next number.</summary>
    /// <param name="ct">Cancels.</param>
    ValueTask<long> NextAsync(CancellationToken ct);
}
