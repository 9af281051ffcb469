using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadCrm.Benchmarks;

/// <summary>One measured number beside the floor measured in the same run.</summary>
/// <param name="Floor">What the machine can do at most in this respect; null where there is none.</param>
/// <param name="Ratio">Ours to floor.</param>
internal sealed record Measurement(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("size")] string Size,
    [property: JsonPropertyName("ours")] double Ours,
    [property: JsonPropertyName("floor")] double? Floor,
    [property: JsonPropertyName("ratio")] double? Ratio,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("p50_ms")] double? P50,
    [property: JsonPropertyName("p95_ms")] double? P95);

/// <summary>Prints a table for people and one JSON object a line for programs.</summary>
internal sealed class MeasurementReport(string? file)
{
    private readonly List<Measurement> _all = [];

    public void Add(Measurement measurement) => _all.Add(measurement);

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"{"name",-24} {"size",-28} {"ours",10} {"floor",10} {"ratio",7} {"unit",-9} {"p50 ms",8} {"p95 ms",8}");
        foreach (var m in _all)
            Console.WriteLine(
                $"{m.Name,-24} {m.Size,-28} {Number(m.Ours, 1),10} {Number(m.Floor, 1),10} {Number(m.Ratio, 2),7} {m.Unit,-9} {Number(m.P50, 1),8} {Number(m.P95, 1),8}");
        Console.WriteLine();
        var lines = _all.Select(m => JsonSerializer.Serialize(m)).ToList();
        lines.ForEach(Console.WriteLine);
        if (file is not null)
            File.WriteAllLines(file, lines);
    }

    private static string Number(double? number, int decimals) => number?.ToString("F" + decimals, CultureInfo.InvariantCulture) ?? "";
}
