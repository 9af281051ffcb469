using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Domain;
using LeadCrm.Domain.Quotes;
using LeadCrm.TestSupport.UseCases;

namespace LeadCrm.Application.Tests.Quotes;

public sealed class QuoteTemplateTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static Caller ClinicA => UseCaseFixture.ClinicA;

    [Fact]
    public async Task A_quote_starts_from_a_template_with_everything_but_the_patients_own_dates()
    {
        var assignment = await app.AcceptedByAAsync();
        var quote = ClinicStory.Quote(assignment.Id) with { EarliestTreatmentOn = DateOnly.FromDateTime(UseCaseFixture.Monday.UtcDateTime).AddDays(60) };
        var id = await app.SendAsync(ClinicA, new SaveQuoteTemplate(" HSCT, four weeks ", quote));
        var kept = (await app.SendAsync(ClinicA, new ListQuoteTemplates("systemic-sclerosis", "hsct"))).Single(t => t.Id == id);
        (kept.Name, kept.Total, kept.Lines, kept.ValidDays).ShouldBe(("HSCT, four weeks", 38_000, 2, 30));

        var next = await app.AcceptedByAAsync();
        var start = await app.SendAsync(ClinicA, new StartQuote(next.Id, "systemic-sclerosis", "hsct", id));
        (start.Draft.AssignmentId, start.Draft.Doctor, start.Draft.EarliestTreatmentOn, start.Draft.ValidUntil).ShouldBe((next.Id, quote.Doctor, null, quote.ValidUntil));
        start.Draft.Items!.Select(i => (i.Description, i.Amount)).ShouldBe(quote.Items!.Select(i => (i.Description, i.Amount)));
        await app.SendAsync(ClinicA, start.Draft);

        await app.SendAsync(ClinicA, new RenameQuoteTemplate(id, "HSCT"));
        await app.SendAsync(ClinicA, new DeleteQuoteTemplate(id));
        (await app.SendAsync(ClinicA, new ListQuoteTemplates())).ShouldNotContain(t => t.Id == id);
    }

    [Fact]
    public async Task Another_clinic_neither_sees_nor_uses_nor_changes_it()
    {
        var assignment = await app.AcceptedByAAsync();
        var id = await app.SendAsync(ClinicA, new SaveQuoteTemplate("Ours", ClinicStory.Quote(assignment.Id)));
        (await app.SendAsync(UseCaseFixture.ClinicB, new ListQuoteTemplates())).ShouldBeEmpty();
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new StartQuote(assignment.Id, "systemic-sclerosis", "hsct", id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new RenameQuoteTemplate(id, "Theirs")));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new DeleteQuoteTemplate(id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new SaveQuoteTemplate("Theirs", ClinicStory.Quote(assignment.Id))));
    }

    [Fact]
    public async Task A_name_is_taken_once_and_what_is_wrong_is_told_at_its_field()
    {
        var assignment = await app.AcceptedByAAsync();
        var quote = ClinicStory.Quote(assignment.Id);
        var codes = await Task.WhenAll(Enumerable.Range(0, 3).Select(async nights =>
        {
            try
            {
                await app.SendAsync(ClinicA, new SaveQuoteTemplate("Once", quote with { Nights = 10 + nights }));
                return "kept";
            }
            catch (BrokenRuleException e)
            {
                return e.Code;
            }
        }));
        codes.Order().ShouldBe(["kept", "template-exists", "template-exists"]);
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(ClinicA, new SaveQuoteTemplate("", quote with { Doctor = null })));
        refused.Problems.Select(p => p.Field).ShouldBe(["name", "doctor"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_clinic_keeps_fifty()
    {
        var assignment = await app.AcceptedByAAsync();
        var quote = ClinicStory.Quote(assignment.Id);
        for (var i = (await app.SendAsync(ClinicA, new ListQuoteTemplates())).Count; i < QuoteTemplate.MostPerClinic; i++)
            await app.SendAsync(ClinicA, new SaveQuoteTemplate($"Number {i}", quote));
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(ClinicA, new SaveQuoteTemplate("One more", quote)))).Code.ShouldBe("too-many-templates");
        foreach (var template in await app.SendAsync(ClinicA, new ListQuoteTemplates()))
            await app.SendAsync(ClinicA, new DeleteQuoteTemplate(template.Id));
    }
}
