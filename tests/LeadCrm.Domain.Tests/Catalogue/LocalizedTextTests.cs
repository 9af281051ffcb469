using System.Text.Json;
using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Tests.Catalogue;

public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Eye = new(new Dictionary<string, string> { ["en"] = "Eye", ["de"] = "Auge" });

    [Theory]
    [InlineData("de", "Auge")]
    [InlineData("de-AT", "Auge")]
    [InlineData("DE", "Auge")]
    [InlineData("tr", "Eye")]
    [InlineData("", "Eye")]
    [InlineData(null, "Eye")]
    public void A_reader_gets_the_language_or_English(string? language, string expected) => Eye.In(language).ShouldBe(expected);

    [Fact]
    public void It_survives_storage_and_is_compared_by_value() =>
        CatalogueJson.Read<LocalizedText>(CatalogueJson.Write(Eye)).ShouldBe(Eye);

    [Fact]
    public void A_plain_string_is_read_as_English_and_written_as_an_object() =>
        CatalogueJson.Write(CatalogueJson.Read<LocalizedText>("\"Eye\"")).ShouldBe("""{"en":"Eye"}""");

    [Theory]
    [InlineData("""{"de":"Auge"}""")]
    [InlineData("""{"en":" "}""")]
    [InlineData("""{"en":"Eye","deu":"Auge"}""")]
    public void English_is_needed_and_languages_are_two_letters(string json) =>
        Should.Throw<JsonException>(() => CatalogueJson.Read<LocalizedText>(json));
}
