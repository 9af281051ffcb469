using LeadCrm.Application.Access;
using LeadCrm.Application.Leads;
using LeadCrm.TestSupport.Leads;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Leads;

public sealed class LeadSearchTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Theory]
    [InlineData("Élodie Ricci", "Elodie Ricci")]
    [InlineData("Elodie Ricci", "ÉLODIE RICCI")]
    [InlineData("Élodie Ricci", "ricci elodie")]
    [InlineData("Élodie Ricci", "ricci,  élo")]
    [InlineData("Jürgen Müller-Groß", "mueller gross juergen")]
    [InlineData("Şükrü Yılmaz", "sukru yilmaz")]
    [InlineData("Иван Петров", "петров иван")]
    public async Task A_name_is_found_as_it_is_said(string name, string said) => await FoundAsync(await RequestAsync(fullName: name), said);

    [Theory]
    [InlineData("Anna.Maria@Example.org", "ANNA.MARIA@EXAMPLE.ORG")]
    [InlineData("anna.maria@example.org", " Anna.Maria@example.org ")]
    [InlineData("someone-else@example.org", "someone-else")]
    public async Task An_address_is_found_in_any_case_and_in_part(string address, string said) => await FoundAsync(await RequestAsync(email: address), said);

    [Theory]
    [InlineData("+4915123456789", "DE", "0151 23456789")]
    [InlineData("+4915123456789", "DE", "+49 (0)151 / 234-567 89")]
    [InlineData("+4915123456789", "DE", "0049 151 23456789")]
    [InlineData("+4915123456789", "DE", "6789")]
    [InlineData("+442079460958", "GB", "020 7946 0958")]
    [InlineData("+442079460958", "GB", "٠٢٠ ٧٩٤٦ ٠٩٥٨")]
    [InlineData("+79123456789", "RU", "8 (912) 345-67-89")]
    [InlineData("+36301234567", "HU", "06 30 123 4567")]
    [InlineData("+390612345678", "IT", "06 1234 5678")]
    [InlineData("+12125550123", "US", "(212) 555-0123")]
    [InlineData("+12125550123", "US", "1 212 555 0123")]
    [InlineData("+905321234567", "TR", "0532 123 45 67")]
    [InlineData("+5491123456789", "AR", "011 15-2345-6789")]
    public async Task A_number_is_found_as_it_is_written_at_home(string number, string country, string said) => await FoundAsync(await RequestAsync(phone: number, country: country), said);

    [Fact]
    public async Task A_reference_is_found_in_any_case_and_by_its_end()
    {
        var reference = await RequestAsync();
        await FoundAsync(reference, reference.ToLowerInvariant());
        await FoundAsync(reference, reference[^6..]);
        await FoundAsync(reference, reference[3..]);
    }

    [Theory]
    [InlineData("Nobody Ofthatname")]
    [InlineData("%")]
    [InlineData("\ud83d")]
    [InlineData("+99 999 999 999 999")]
    public async Task What_names_nobody_finds_nobody(string said) => (await SearchAsync(said)).ShouldBeEmpty();

    private async Task FoundAsync(string reference, string said) => (await SearchAsync(said)).ShouldContain(reference);

    private async Task<List<string>> SearchAsync(string said) =>
        (await app.SendAsync(UseCaseFixture.Coordinator, new ListLeads { Query = new() { Text = said }, Sort = "created", Limit = 200 })).Items.Select(i => i.Reference).ToList();

    private async Task<string> RequestAsync(string fullName = "Jane Roe", string? email = "jane.roe@example.org", string? phone = "+442079460958", string country = "GB")
    {
        var request = QuoteRequests.Scleroderma();
        request = request with { Requester = request.Requester! with { FullName = fullName, Email = email, Phone = phone, Country = country } };
        return (await app.SendAsync(Caller.Anonymous, request)).Reference;
    }
}
