using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class CodecTests
{
    [Fact]
    public void A_decision_over_200_clinics_that_all_compete_takes_at_most_4_KB()
    {
        var random = new Random(1);
        var clinics = Enumerable.Range(1, 200).Select(i => Clinic(i) with { Capacity = new Capacity(50, 200, 900), Offerings = [Hsct with { CasesPerYear = random.Next(300) }] }).ToList();
        var usage = clinics.ToDictionary(c => c.ClinicId, _ => new ClinicUsage(random.Next(40), random.Next(120), random.Next(400), random.Next(500)));
        var lead = Case() with
        {
            Destinations = ["TR", "MX", "IN", "DE"],
            Budget = 40_000.50m,
            BudgetCurrency = "USD",
            RequestedClinicId = Id(3),
            Ended = [new(Id(900), AssignmentEnd.Declined), new(Id(901), AssignmentEnd.Expired)],
        };
        var decision = RoutingEngine.Decide(lead, Pool(usage, clinics), PolicyDefinition.Default, Now, ulong.MaxValue);
        decision.Candidates.Count(c => c.Considered).ShouldBe(200);
        DecisionCodec.Encode(decision).Length.ShouldBeLessThanOrEqualTo(4096);
    }

    [Fact]
    public void A_clinic_that_does_not_offer_the_pair_takes_one_byte()
    {
        var few = DecisionCodec.Encode(Decide(Case(), Enumerable.Range(1, 20).Select(Clinic)));
        var many = DecisionCodec.Encode(Decide(Case(), [.. Enumerable.Range(1, 20).Select(Clinic), .. Enumerable.Range(21, 80).Select(i => Clinic(i) with { Offerings = [] })]));
        (many.Length - few.Length).ShouldBe(80);
    }

    [Fact]
    public void A_snapshot_is_known_by_its_content_whatever_the_order()
    {
        var first = Snapshot(Clinic(1), Clinic(2));
        Snapshot(Clinic(2), Clinic(1)).Hash.ToArray().ShouldBe(first.Hash.ToArray());
        ClinicSnapshot.Parse(first.CanonicalJson.Span).Hash.ToArray().ShouldBe(first.Hash.ToArray());
        Snapshot(Clinic(1), Clinic(2) with { Country = "MX" }).Hash.ToArray().ShouldNotBe(first.Hash.ToArray());
        new ClinicSnapshot([Clinic(1), Clinic(2)], ExchangeRates.None).Hash.ToArray().ShouldNotBe(first.Hash.ToArray());
        Should.Throw<BrokenRuleException>(() => Snapshot(Clinic(1), Clinic(1))).Code.ShouldBe("clinic-twice");
    }

    [Fact]
    public void Snapshots_in_which_everybody_offers_the_same_share_a_hash_of_that_alone()
    {
        var first = Snapshot(Clinic(1), Clinic(2)).OfferingsHash.ToArray();
        Snapshot(Clinic(2) with { Country = "MX" }, Clinic(1) with { Offerings = [Hsct with { PriceFrom = 1 }] }).OfferingsHash.ToArray().ShouldBe(first);
        Snapshot(Clinic(1), Clinic(2) with { Offerings = [] }).OfferingsHash.ToArray().ShouldNotBe(first);
        Snapshot(Clinic(1), Clinic(3)).OfferingsHash.ToArray().ShouldNotBe(first);
    }

    [Fact]
    public void Broken_bytes_and_another_snapshot_are_refused()
    {
        var bytes = DecisionCodec.Encode(Decide(Case(), Clinic(1)));
        Should.Throw<BrokenRuleException>(() => DecisionCodec.Decode(bytes, Snapshot(Clinic(2)))).Code.ShouldBe("snapshot-mismatch");
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Should.Throw<BrokenRuleException>(() => DecisionCodec.Decode(cut, Snapshot(Clinic(1)))).Code.ShouldBe("decision-unreadable");
        }

        foreach (var broken in new[] { "", "{}", "null", "[1]" })
            Should.Throw<BrokenRuleException>(() => ClinicSnapshot.Parse(System.Text.Encoding.UTF8.GetBytes(broken))).Code.ShouldBe("snapshot-unreadable");
    }
}
