using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// The clinics and exchange rates that a chunk of decisions read, kept once under the hash of its content.
/// It leaves out the counters that change with every offer (a decision keeps those it read), so that it stays the same
/// from chunk to chunk until a profile, a licence, a rate or a performance figure changes.
/// </summary>
public sealed class ClinicSnapshot
{
    /// <summary>Takes a snapshot; the order of the clinics given does not matter.</summary>
    /// <param name="clinics">The clinics, each once.</param>
    /// <param name="rates">The day's exchange rates.</param>
    /// <exception cref="BrokenRuleException"><c>clinic-twice</c>.</exception>
    public ClinicSnapshot(IEnumerable<CandidateClinic> clinics, ExchangeRates rates)
    {
        Clinics = [.. clinics.OrderBy(c => c.ClinicId)];
        for (var i = 1; i < Clinics.Count; i++)
        {
            if (Clinics[i].ClinicId == Clinics[i - 1].ClinicId)
                throw new BrokenRuleException("clinic-twice", "A clinic stands in a snapshot once.");
        }

        Rates = rates with { PerUnit = new SortedDictionary<string, decimal>(rates.PerUnit.ToDictionary(), StringComparer.Ordinal) };
        CanonicalJson = JsonSerializer.SerializeToUtf8Bytes(new SnapshotContent(Clinics, Rates), SnapshotJson.Default.SnapshotContent);
        Hash = SHA256.HashData(CanonicalJson.Span);
        OfferingsHash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
            '\n', Clinics.SelectMany(c => c.Offerings.Select(o => $"{c.ClinicId}:{o.ConditionCode}/{o.TreatmentCode}")))));
    }

    /// <summary>The clinics, ordered by id; decisions list them in this order.</summary>
    public IReadOnlyList<CandidateClinic> Clinics { get; }

    /// <summary>The exchange rates.</summary>
    public ExchangeRates Rates { get; }

    /// <summary>What is stored: UTF-8 JSON with a fixed order of everything.</summary>
    public ReadOnlyMemory<byte> CanonicalJson { get; }

    /// <summary>SHA-256 of <see cref="CanonicalJson"/>, 32 bytes; the key under which it is stored.</summary>
    public ReadOnlyMemory<byte> Hash { get; }

    /// <summary>
    /// SHA-256 over which clinic offers what, 32 bytes. Far more snapshots differ in a performance figure than in this, so that whoever asks
    /// only for this need open but one of many.
    /// </summary>
    public ReadOnlyMemory<byte> OfferingsHash { get; }

    /// <summary>Reads a stored snapshot.</summary>
    /// <param name="canonicalJson">The stored bytes.</param>
    /// <exception cref="BrokenRuleException"><c>snapshot-unreadable</c>.</exception>
    public static ClinicSnapshot Parse(ReadOnlySpan<byte> canonicalJson)
    {
        try
        {
            var content = JsonSerializer.Deserialize(canonicalJson, SnapshotJson.Default.SnapshotContent);
            return new ClinicSnapshot(content!.Clinics, content.Rates);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or ArgumentNullException)
        {
            throw new BrokenRuleException("snapshot-unreadable", "The stored snapshot of the clinics cannot be read.");
        }
    }
}

internal sealed record SnapshotContent(IReadOnlyList<CandidateClinic> Clinics, ExchangeRates Rates);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SnapshotContent))]
internal sealed partial class SnapshotJson : JsonSerializerContext;
