using LeadCrm.Application.Imports;
using LeadCrm.Application.Pipeline;

namespace LeadCrm.Application.Tests.Imports;

public sealed class ImportMapTests
{
    [Theory]
    [InlineData("", "map-invalid")]
    [InlineData("{", "map-invalid")]
    [InlineData("null", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": null }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "id": null } }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "id": "externalId" }, "delimiter": null }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "id": "externalId" }, "encoding": null }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "id": "externalId" }, "dateFormats": [null] }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "id": "externalId" }, "replacements": { "source": null } }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId", "b": "createdAt" }, "colums": {} }""", "map-invalid")]
    [InlineData("""{ "kind": "invoices", "columns": {} }""", "map-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId" } }""", "field-missing")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId", "b": "createdAt", "c": "email" } }""", "unknown-field")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId", "b": "createdAt", "c": "createdAt" } }""", "field-twice")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId", "b": "createdAt" }, "delimiter": "||" }""", "delimiter-invalid")]
    [InlineData("""{ "kind": "leads", "columns": { "a": "externalId", "b": "createdAt" }, "encoding": "klingon" }""", "encoding-unknown")]
    public void A_map_that_could_not_work_is_refused(string json, string code) =>
        Should.Throw<InvalidRequestException>(() => ImportMap.Read(json)).Problems.ShouldContain(p => p.Code == code);

    [Theory]
    [InlineData("funnel-leads.json", ImportKind.Leads)]
    [InlineData("funnel-bookings.json", ImportKind.Bookings)]
    public void The_shipped_maps_can_be_read(string name, ImportKind kind) => FunnelFiles.Map(name).Kind.ShouldBe(kind);
}
