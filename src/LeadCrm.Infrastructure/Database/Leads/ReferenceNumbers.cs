using LeadCrm.Application.Leads;
using Npgsql;

namespace LeadCrm.Infrastructure.Database.Leads;

/// <summary>Takes numbers from the sequence in blocks, so that an intake does not pay a round trip for its number.</summary>
internal sealed class ReferenceNumbers(NpgsqlDataSource database) : IReferenceNumbers, IDisposable
{
    /// <summary>The sequence's increment; the migration and this class must agree.</summary>
    public const int BlockSize = 20;

    private readonly SemaphoreSlim _one = new(1);
    private long _next;
    private long _end;

    public async ValueTask<long> NextAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_next == _end)
            {
                await using var command = database.CreateCommand("SELECT nextval('lead_reference_numbers')");
                _next = (long)(await command.ExecuteScalarAsync(ct))!;
                _end = _next + BlockSize;
            }

            return _next++;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
