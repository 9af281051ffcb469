using System.Text;
using LeadCrm.Application.Imports;

namespace LeadCrm.Application.Tests.Imports;

/// <summary>Small files made for one test, and what was rejected from them.</summary>
internal sealed class ImportFiles : IRejectedRows
{
    public StringWriter Rejected { get; } = new();

    public static ImportMap Leads { get; } = ImportMap.Read("""
        { "kind": "leads", "columns": { "id": "externalId", "date": "createdAt", "page": "article", "origin": "source" }, "dateFormats": ["dd.MM.yyyy"] }
        """);

    public static ImportMap Bookings { get; } = ImportMap.Read("""
        { "kind": "bookings", "columns": { "id": "externalId", "won": "bookedAt", "sdr": "coordinator", "sr": "clinicPerson" } }
        """);

    public TextWriter Open(Encoding encoding) => Rejected;

    public string? Close(bool any) => null;

    public ImportFile Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));

    public ImportFile Bytes(byte[] bytes, string name = "leads.csv") => new(name, new MemoryStream(bytes), this);
}
