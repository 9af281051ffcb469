using FsCheck;
using FsCheck.Xunit;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Tests.Clinics;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class RoutingProperties
{
    [Property(MaxTest = 300)]
    public void Nothing_is_offered_across_a_failed_gate(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        foreach (var decision in scenario.Drain(scenario.Pool()))
        {
            foreach (var offer in decision.Offers)
            {
                decision.BlockedBy.ShouldBe(Gate.None);
                decision.For(offer.ClinicId)!.Value.Failed.ShouldBe(Gate.None);
                GatesByTheBook.Passes(decision.Case, scenario.Clinics.Single(c => c.ClinicId == offer.ClinicId), decision.At, scenario.Policy).ShouldBeTrue();
                offer.DueAt.ShouldBeGreaterThan(decision.At);
            }

            decision.Offers.Count.ShouldBeLessThanOrEqualTo(decision.Wanted);
        }
    }

    [Property(MaxTest = 300)]
    public void A_clinic_that_passes_every_gate_is_never_left_out_silently(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        foreach (var decision in scenario.Drain(scenario.Pool()))
        {
            foreach (var candidate in decision.Candidates)
            {
                var passes = GatesByTheBook.Passes(decision.Case, scenario.Clinics.Single(c => c.ClinicId == candidate.ClinicId), decision.At, scenario.Policy);
                if (passes && decision.BlockedBy == Gate.None) (candidate.Failed & ~(Gate.Capacity | Gate.PolicyCap)).ShouldBe(Gate.None);
                candidate.Considered.ShouldBe(candidate.Failed == Gate.None && decision.BlockedBy == Gate.None);
            }
        }
    }

    [Property(MaxTest = 300)]
    public void No_cap_is_exceeded_while_many_leads_are_drained(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var decisions = scenario.Drain(scenario.Pool());
        foreach (var clinic in scenario.Clinics)
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone);
            var before = scenario.Usage.GetValueOrDefault(clinic.ClinicId);
            var days = decisions.Where(d => d.Offers.Any(o => o.ClinicId == clinic.ClinicId))
                .GroupBy(d => TimeZoneInfo.ConvertTime(d.At, zone).Date).ToDictionary(g => g.Key, g => g.Count());
            var today = TimeZoneInfo.ConvertTime(Now, zone).Date;
            foreach (var cap in new[] { clinic.Capacity, scenario.Policy.Caps.For(clinic.ClinicId) })
            {
                foreach (var (day, count) in days)
                    (count + (day == today ? before.Today : 0)).ShouldBeLessThanOrEqualTo(cap.PerDay ?? int.MaxValue);
                if (days.Count == 0) continue;
                (days.Values.Sum() + before.ThisWeek).ShouldBeLessThanOrEqualTo(cap.PerWeek ?? int.MaxValue);
                (days.Values.Sum() + before.ThisMonth).ShouldBeLessThanOrEqualTo(cap.PerMonth ?? int.MaxValue);
            }
        }
    }

    [Property(MaxTest = 100)]
    public void The_same_inputs_give_the_same_decision_and_the_order_of_clinics_does_not_matter(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var first = scenario.Drain(scenario.Pool());
        var shuffled = scenario.Clinics.ToArray();
        new Random(seed.Item).Shuffle(shuffled);
        var second = scenario.Drain(scenario.Pool(shuffled));
        for (var i = 0; i < first.Count; i++) ShouldBeSame(second[i], first[i]);
    }

    [Property(MaxTest = 100)]
    public void Adding_an_ineligible_clinic_changes_nothing_for_the_others(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var without = scenario.Drain(scenario.Pool());
        var stranger = Clinic(999) with { VettingStatus = VettingStatus.Suspended, AgreedShare = 50, Country = "US", Languages = ["en", "de", "es", "tr"] };
        var with = scenario.Drain(scenario.Pool([.. scenario.Clinics, stranger]));
        for (var i = 0; i < without.Count; i++)
        {
            with[i].Offers.SequenceEqual(without[i].Offers).ShouldBeTrue();
            with[i].Outcome.ShouldBe(without[i].Outcome);
            with[i].Candidates.Where(c => c.ClinicId != stranger.ClinicId).SequenceEqual(without[i].Candidates).ShouldBeTrue();
        }
    }

    [Property(MaxTest = 50)]
    public void Commission_changes_nothing(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var clinics = Enumerable.Range(1, 5).Select(i => ClinicMaking.Approved(Id(i))).ToList();
        var before = RoutingEngine.Decide(Case(), Pool(clinics.Select(c => CandidateClinic.From(c, ClinicPerformance.New))), Exclusive, Now.AddHours(2), (ulong)seed.Item);
        foreach (var clinic in clinics)
            clinic.Agree(clinic.AcceptanceHours, clinic.AgreedShare, clinic.TransferBasis, new Commission(random.Next(101), CommissionBasis.TreatmentPrice));
        var after = RoutingEngine.Decide(Case(), Pool(clinics.Select(c => CandidateClinic.From(c, ClinicPerformance.New))), Exclusive, Now.AddHours(2), (ulong)seed.Item);
        ShouldBeSame(after, before);
        before.Outcome.ShouldBe(RoutingOutcome.Offered);
    }

    [Fact]
    public void Nothing_that_routing_reads_carries_a_commission()
    {
        var seen = new HashSet<Type>();
        foreach (var input in new[] { typeof(RoutingCase), typeof(CandidateClinic), typeof(ClinicUsage), typeof(PolicyDefinition), typeof(ExchangeRates) }) Visit(input);
        seen.ShouldContain(typeof(Offering));
        seen.ShouldNotContain(typeof(Commission));

        void Visit(Type type)
        {
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : [])
                Visit(part);
            if (type.Assembly != typeof(Commission).Assembly || !seen.Add(type)) return;
            foreach (var property in type.GetProperties())
            {
                property.Name.ShouldNotContain("ommission");
                Visit(property.PropertyType);
            }
        }
    }

    [Property(MaxTest = 100)]
    public void A_stored_decision_is_read_back_as_it_was_and_can_be_replayed(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var pool = scenario.Pool();
        var snapshot = ClinicSnapshot.Parse(pool.Snapshot.CanonicalJson.Span);
        foreach (var decision in scenario.Drain(pool))
        {
            var read = DecisionCodec.Decode(DecisionCodec.Encode(decision), snapshot);
            ShouldBeSame(read, decision);
            ShouldBeSame(DecisionReplay.Again(read, snapshot, scenario.Policy), decision);
            DecisionReplay.GivesTheSame(read, snapshot, scenario.Policy).ShouldBeTrue();
            DecisionReplay.GivesTheSame(read with { Seed = read.Seed + 1 }, snapshot, scenario.Policy with { MaxClinics = 9, Weights = new FactorWeights(1, 0, 0, 0, 0, 0, 0, 0) })
                .ShouldBeFalse();
        }
    }

    [Property(MaxTest = 100)]
    public void What_is_told_as_missed_is_what_would_have_excluded_the_clinic(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var loose = scenario.Policy with { Preferences = new PreferenceGates(Strictness.Prefer, Strictness.Prefer, Strictness.Prefer), Caps = PolicyCaps.None };
        var strict = loose with { Preferences = PreferenceGates.AllRequired };
        foreach (var lead in scenario.Leads)
        {
            var (free, bound) = (RoutingEngine.Decide(lead, scenario.Pool(), loose, Now, 1), RoutingEngine.Decide(lead, scenario.Pool(), strict, Now, 1));
            for (var i = 0; i < free.Candidates.Count; i++)
            {
                if (free.Candidates[i].Considered)
                    PreferenceMisses.Of(free.Candidates[i], scenario.Clinics.OrderBy(c => c.ClinicId).ElementAt(i), lead, loose).ShouldBe(bound.Candidates[i].Failed);
            }
        }
    }

    [Property(MaxTest = 30)]
    public void Every_decision_can_be_told_to_everybody_without_other_clinics_names(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var pool = scenario.Pool();
        foreach (var decision in scenario.Drain(pool))
        {
            var explanation = new RoutingExplanation(decision, pool.Snapshot, scenario.Policy, Words);
            explanation.ForManager().ShouldAllBe(s => s.EndsWith('.'));
            foreach (var clinic in scenario.Clinics)
            {
                explanation.About(clinic.ClinicId).ShouldEndWith(".");
                explanation.ForClinic(clinic.ClinicId).ShouldAllBe(s => s.EndsWith('.') && !s.Contains("Clinic ", StringComparison.Ordinal));
            }
        }
    }

    private static void ShouldBeSame(RoutingDecision actual, RoutingDecision expected)
    {
        DecisionCodec.Encode(actual).AsSpan().SequenceEqual(DecisionCodec.Encode(expected)).ShouldBeTrue();
        actual.Candidates.SequenceEqual(expected.Candidates).ShouldBeTrue();
        actual.Offers.SequenceEqual(expected.Offers).ShouldBeTrue();
    }
}
