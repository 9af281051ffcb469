using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Reports;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Tests.Leads;

public sealed class LeadQueryUrlTests
{
    private static readonly string[] s_texts = ["a", "ü & = ? # +%20", "Ж,open", "true", "  x  ", "\"'<>"];

    [Fact]
    public void What_is_written_is_read_as_the_same_query()
    {
        foreach (var (first, second) in LeadQueries.Pairs)
            ReadBack(LeadQueries.Both(first, second));
        var random = new Random(31);
        for (var i = 0; i < 5_000; i++)
            ReadBack(Invented(random));
    }

    [Fact]
    public void A_report_s_address_is_too()
    {
        foreach (var stage in Enum.GetValues<ReportStage>())
            foreach (var key in new[] { null, "", "Ä b" })
            {
                var query = new LeadQuery { Country = "GB", From = new(2026, 1, 1), Cell = new(stage, "campaign", key) };
                LeadQueryUrl.ReadOfReport(Given(LeadQueryUrl.WriteOfReport(query))).ShouldBe(query);
            }
    }

    [Fact]
    public void Nothing_given_is_every_lead_and_is_not_written()
    {
        LeadQueryUrl.Write(LeadQuery.All).ShouldBe("");
        LeadQueryUrl.Read(_ => null).ShouldBe(LeadQuery.All);
        LeadQueryUrl.Read(Given("stage=&owner=&q=&from=&redFlag=&reached=")).ShouldBe(LeadQuery.All);
        LeadQueryUrl.ReadOfReport(_ => null).ShouldBe(new LeadQuery { Cell = ReportCell.Total });
    }

    [Theory]
    [InlineData("stage=OPEN&owner=ME&waitingOn=Clinic&redFlag=True", "stage=open&owner=me&redFlag=true&waitingOn=clinic")]
    [InlineData("stage=LOST,intriage,Lost", "stage=inTriage,lost")]
    [InlineData("groupBy=Country&reached=BOOKED&key=gb", "reached=booked&groupBy=country&key=gb")]
    public void Codes_are_read_in_any_case_and_written_in_one(string given, string written) =>
        Uri.UnescapeDataString(LeadQueryUrl.Write(LeadQueryUrl.Read(Given(given)))).ShouldBe(written);

    [Theory]
    [InlineData("stage=nonsense", "stage", "unknown-choice")]
    [InlineData("stage=new,", "stage", "unknown-choice")]
    [InlineData("stage=0", "stage", "unknown-choice")]
    [InlineData("stage=%2B0", "stage", "unknown-choice")]
    [InlineData("stage=open,lost", "stage", "unknown-choice")]
    [InlineData("owner=somebody", "owner", "unknown-choice")]
    [InlineData("redFlag=1", "redFlag", "unknown-choice")]
    [InlineData("hasNextStep=perhaps", "hasNextStep", "unknown-choice")]
    [InlineData("waitingOn=2", "waitingOn", "unknown-choice")]
    [InlineData("reached=leads,booked", "reached", "unknown-choice")]
    [InlineData("groupBy=salary", "groupBy", "unknown-choice")]
    [InlineData("from=01.02.2026", "from", "date-malformed")]
    [InlineData("to=2026-02-30", "to", "date-malformed")]
    [InlineData("from=2026-02-02&to=2026-02-01", "from", "range-backwards")]
    [InlineData("to=9999-12-31", "to", "out-of-range")]
    [InlineData("country=GBR", "country", "too-long")]
    [InlineData("q=a%00b", "q", "nul-character")]
    [InlineData("key=a%00b", "key", "nul-character")]
    public void What_means_nothing_is_refused_at_its_name(string given, string field, string code) => Problems(given).ShouldBe([(field, code)]);

    [Fact]
    public void All_that_means_nothing_is_told_at_once() =>
        Problems("stage=x&owner=y&from=z&country=GBR").ShouldBe([("stage", "unknown-choice"), ("owner", "unknown-choice"), ("from", "date-malformed"), ("country", "too-long")]);

    private static IEnumerable<(string Field, string Code)> Problems(string given) =>
        Should.Throw<InvalidRequestException>(() => LeadQueryUrl.Read(Given(given))).Problems.Select(p => (p.Field, p.Code));

    private static void ReadBack(LeadQuery query) => LeadQueryUrl.Read(Given(LeadQueryUrl.Write(query))).ShouldBe(query);

    private static Func<string, string?> Given(string address)
    {
        var pairs = address.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        return pairs.GetValueOrDefault;
    }

    private static LeadQuery Invented(Random random)
    {
        return new()
        {
            Stages = LeadStages.Of(Enum.GetValues<LeadStage>().Where(_ => random.Next(4) == 0)),
            Owner = random.Next(4) switch { 0 => LeadOwner.Me, 1 => LeadOwner.None, 2 => LeadOwner.Of(Guid.NewGuid()), _ => null },
            Text = Text(),
            RedFlag = YesOrNo(),
            HasNextStep = YesOrNo(),
            WaitingOn = random.Next(2) == 0 ? null : random.GetItems(Enum.GetValues<WaitingOn>(), 1)[0],
            Source = Text(),
            Article = Text(),
            Campaign = Text(),
            Category = Text(),
            Condition = Text(),
            Treatment = Text(),
            Country = random.Next(2) == 0 ? null : "de",
            Language = Text(),
            From = random.Next(2) == 0 ? null : new DateOnly(2020, 1, 1).AddDays(random.Next(1_000)),
            To = random.Next(2) == 0 ? null : new DateOnly(2024, 1, 1).AddDays(random.Next(1_000)),
            Cell = random.Next(2) == 0 ? null : new(random.GetItems(Enum.GetValues<ReportStage>(), 1)[0], random.GetItems(ReportGroups.All.ToArray(), 1)[0], random.Next(3) == 0 ? "" : Text()),
        };

        string? Text() => random.Next(2) == 0 ? null : random.GetItems(s_texts, 1)[0];
        bool? YesOrNo() => random.Next(3) switch { 0 => true, 1 => false, _ => null };
    }
}
