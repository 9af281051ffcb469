using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class AllocationTests
{
    private static readonly CandidateClinic Strong = Clinic(1) with { Offerings = [Hsct with { CasesPerYear = 200, YearsOfExperience = 20 }] };
    private static readonly CandidateClinic Weak = Clinic(2) with { Offerings = [Hsct with { CasesPerYear = 1, YearsOfExperience = 1, Stages = StagesOfCare.None }] };

    [Fact]
    public void The_better_clinic_comes_first_and_points_are_value_times_weight()
    {
        var decision = Decide(Case(), Weak, Strong);
        decision.Offers.Select(o => o.ClinicId).ShouldBe([Id(1), Id(2)]);
        var first = decision.For(Id(1))!.Value;
        first.Rank.ShouldBe(1);
        first.Score.ShouldBe(Enum.GetValues<Factor>().Sum(f => first.Values[f] * PolicyDefinition.Default.Weights[f]));
    }

    [Fact]
    public void A_new_clinic_starts_from_what_is_usual_and_one_lucky_case_moves_little()
    {
        ClinicPerformance.New.Speed().ShouldBe(80);
        ClinicPerformance.New.Acceptance().ShouldBe(60);
        (ClinicPerformance.New with { Accepted = 1 }).Acceptance().ShouldBe(64);
        (ClinicPerformance.New with { Accepted = 900, Declined = 100 }).Acceptance().ShouldBe(90);
    }

    [Fact]
    public void Shared_fills_the_places_that_living_assignments_leave()
    {
        var clinics = Enumerable.Range(1, 6).Select(Clinic).ToList();
        Decide(Case(), clinics).Offers.Count.ShouldBe(3);
        var decision = Decide(Case() with { Living = [Id(1)] }, clinics);
        decision.Wanted.ShouldBe(2);
        decision.Offers.Count.ShouldBe(2);
        Decide(Case() with { Living = [Id(1), Id(2), Id(3)] }, clinics).Outcome.ShouldBe(RoutingOutcome.Filled);
        Decide(Case() with { MaxClinicsAgreed = 1 }, clinics).Offers.Count.ShouldBe(1);
    }

    [Fact]
    public void A_clinic_asked_for_by_name_is_first_when_it_fits_and_never_instead_of_the_gates()
    {
        Decide(Case() with { RequestedClinicId = Id(2) }, Strong, Weak).Offers[0].ClinicId.ShouldBe(Id(2));
        Decide(Case() with { RequestedClinicId = Id(2) }, Strong, Weak with { VettingStatus = VettingStatus.Suspended })
            .Offers.ShouldHaveSingleItem().ClinicId.ShouldBe(Id(1));
        Decide(Case() with { RequestedClinicId = Id(2), OthersMayAnswer = false }, Strong, Weak)
            .Offers.ShouldHaveSingleItem().ClinicId.ShouldBe(Id(2));
    }

    [Fact]
    public void Within_the_band_the_clinic_furthest_below_its_share_goes_first()
    {
        var usage = new Dictionary<Guid, ClinicUsage> { [Id(1)] = new(0, 0, 0, 9), [Id(2)] = new(0, 0, 0, 1) };
        var better = Clinic(1) with { Performance = new ClinicPerformance(Accepted: 20, AnsweredInTime: 20, Offered: 20) };
        var decision = RoutingEngine.Decide(Case(), Pool(usage, [better, Clinic(2)]), Exclusive, Now, 1);
        decision.For(Id(1))!.Value.Score.ShouldBeGreaterThan(decision.For(Id(2))!.Value.Score);
        decision.Offers[0].ClinicId.ShouldBe(Id(2));
        RoutingEngine.Decide(Case(), Pool(usage, [better, Clinic(2)]), Exclusive with { NearEqualBand = 0 }, Now, 1).Offers[0].ClinicId.ShouldBe(Id(1));
    }

    [Fact]
    public void Round_robin_goes_by_share_alone()
    {
        var usage = new Dictionary<Guid, ClinicUsage> { [Id(1)] = new(0, 0, 0, 1) };
        RoutingEngine.Decide(Case(), Pool(usage, [Strong, Weak]), Exclusive with { Strategy = RoutingStrategy.RoundRobin }, Now, 1)
            .Offers.ShouldHaveSingleItem().ClinicId.ShouldBe(Id(2));
    }

    [Fact]
    public void The_draw_between_equals_follows_the_seed_and_favours_nobody()
    {
        var firsts = Enumerable.Range(0, 2_000)
            .Select(seed => RoutingEngine.Decide(Case(), Pool(Clinic(1), Clinic(2)), Exclusive, Now, (ulong)seed).Offers[0].ClinicId)
            .Count(id => id == Id(1));
        firsts.ShouldBeInRange(900, 1_100);
    }

    [Fact]
    public void The_deadline_runs_in_the_clinics_hours_and_the_shorter_agreement_holds()
    {
        // 10:00 in Istanbul plus 8 working hours (9 to 17) is Tuesday 10:00.
        Decide(Case(), Clinic(1)).Offers[0].DueAt.ShouldBe(Now.AddDays(1));
        Decide(Case() with { Priority = RoutingPriority.Urgent }, Clinic(1)).Offers[0].DueAt.ShouldBe(Now.AddHours(2));
        Decide(Case(), Clinic(1) with { AcceptanceHours = 1 }).Offers[0].DueAt.ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public void A_deadline_stands_still_while_the_clinic_waits_for_records()
    {
        var due = OfferDeadline.Set(Hours, Now, TimeSpan.FromHours(8));
        var left = OfferDeadline.Left(Hours, Now.AddHours(3), due);
        left.ShouldBe(TimeSpan.FromHours(5));
        OfferDeadline.Resume(Hours, Now.AddDays(3), left).ShouldBe(Now.AddDays(3).AddHours(5));
    }

    [Fact]
    public void Counters_start_again_when_the_clinics_own_day_turns()
    {
        var pool = Pool(new Dictionary<Guid, ClinicUsage> { [Id(1)] = new(1, 1, 1, 1) }, [Clinic(1) with { Capacity = new Capacity(PerDay: 1, PerWeek: 2) }]);
        RoutingEngine.Decide(Case(), pool, Exclusive, Now, 1).FailedOf(1).ShouldBe(Gate.Capacity);
        Should.Throw<BrokenRuleException>(() => pool.Reserve(Id(1), Now)).Code.ShouldBe("capacity-exhausted");
        pool.Reserve(Id(1), Now.AddDays(1));
        pool.UsageOf(Id(1)).ShouldBe(new ClinicUsage(1, 2, 2, 2));
        RoutingEngine.Decide(Case(), pool, Exclusive, Now.AddDays(2), 1).FailedOf(1).ShouldBe(Gate.Capacity);
        RoutingEngine.Decide(Case(), pool, Exclusive, Now.AddDays(7), 1).Outcome.ShouldBe(RoutingOutcome.Offered);
        pool.Release(Id(1));
        pool.UsageOf(Id(1)).InWindow.ShouldBe(1);
    }

    [Fact]
    public void Equal_clinics_share_10_000_leads_within_1_percent_and_any_100_within_5_points()
    {
        var counts = Drain(10_000, [1, 1, 1, 1, 1], out var worstWindow);
        counts.ShouldAllBe(c => c >= 1_980 && c <= 2_020);
        worstWindow.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void Agreed_weights_are_kept_alike()
    {
        var counts = Drain(10_000, [3, 2, 1, 0], out var worstWindow);
        counts[0].ShouldBeInRange(4_950, 5_050);
        counts[1].ShouldBeInRange(3_300, 3_367);
        counts[2].ShouldBeInRange(1_650, 1_684);
        counts[3].ShouldBe(0);
        worstWindow.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public void A_share_named_by_the_policy_holds_and_the_others_divide_the_rest()
    {
        var policy = Exclusive with { Shares = [new AgreedShare(Id(1), 60)] };
        var counts = Drain(1_000, [1, 1, 1], out _, policy);
        counts[0].ShouldBeInRange(595, 605);
        counts[1].ShouldBeInRange(195, 205);
    }

    private static int[] Drain(int leads, decimal[] weights, out double worstWindow, PolicyDefinition? policy = null)
    {
        policy ??= Exclusive;
        var pool = Pool(weights.Select((w, i) => Clinic(i + 1) with { AgreedShare = w }));
        var won = new int[leads];
        for (var i = 0; i < leads; i++)
        {
            var offer = RoutingEngine.Decide(Case(i), pool, policy, Now, (ulong)i * 31).Offers[0];
            pool.Reserve(offer.ClinicId, Now);
            won[i] = offer.ClinicId.ToByteArray()[15] - 1;
        }

        worstWindow = Enumerable.Range(0, weights.Length).Max(clinic => Worst(won, clinic, weights[clinic] / weights.Sum()));
        return [.. Enumerable.Range(0, weights.Length).Select(clinic => won.Count(w => w == clinic))];
    }

    private static double Worst(int[] won, int clinic, decimal share)
    {
        var inWindow = won.Take(100).Count(w => w == clinic);
        var worst = Math.Abs(inWindow - (100 * (double)share));
        for (var i = 100; i < won.Length; i++)
        {
            inWindow += (won[i] == clinic ? 1 : 0) - (won[i - 100] == clinic ? 1 : 0);
            worst = Math.Max(worst, Math.Abs(inWindow - (100 * (double)share)));
        }

        return worst;
    }
}
