using FsCheck;
using FsCheck.Xunit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using LeadCrm.Domain.Tests.Clinics;
using static LeadCrm.Domain.Tests.Routing.RoutingMaking;

namespace LeadCrm.Domain.Tests.Routing;

public sealed class SimulationTests
{
    private static readonly StageWeights FollowUpOnly = new(0, 0, 1);

    [Property(MaxTest = 30)]
    public void Running_it_again_gives_the_same_and_the_order_of_leads_does_not_matter(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var leads = Leads(scenario.Leads);
        var first = Run(leads, scenario.Clinics, PolicyDefinition.Default, scenario.Policy);
        new Random(seed.Item).Shuffle(leads);
        CatalogueJson.Write(Run(leads, scenario.Clinics, PolicyDefinition.Default, scenario.Policy)).ShouldBe(CatalogueJson.Write(first));
    }

    [Property(MaxTest = 30)]
    public void Equal_policies_differ_in_nothing(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var outcome = Run(Leads(scenario.Leads), scenario.Clinics, scenario.Policy, scenario.Policy with { Shares = [.. scenario.Policy.Shares] });
        (outcome.Changed, outcome.MostChanged.Count).ShouldBe((0, 0));
        CatalogueJson.Write(outcome.After).ShouldBe(CatalogueJson.Write(outcome.Before));
    }

    [Property(MaxTest = 20)]
    public void What_a_clinic_pays_changes_nothing(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var clinics = Enumerable.Range(1, 6).Select(i => ClinicMaking.Approved(Id(i))).ToList();
        var before = Simulate();
        foreach (var clinic in clinics)
            clinic.Agree(clinic.AcceptanceHours, clinic.AgreedShare, clinic.TransferBasis, new Commission(random.Next(101), CommissionBasis.TreatmentPrice));
        Simulate().ShouldBe(before);

        string Simulate() => CatalogueJson.Write(
            Run(Leads(Enumerable.Range(1, 40).Select(Case)), [.. clinics.Select(c => CandidateClinic.From(c, ClinicPerformance.New))], PolicyDefinition.Default, Exclusive));
    }

    [Property(MaxTest = 30)]
    public void Figures_add_up(DoNotSize<int> seed)
    {
        var scenario = new Scenario(seed.Item);
        var outcome = Run(Leads(scenario.Leads), scenario.Clinics, PolicyDefinition.Default, scenario.Policy);
        outcome.Leads.ShouldBe(scenario.Leads.Count);
        foreach (var side in new[] { outcome.Before, outcome.After })
        {
            var total = side.Total();
            total.Offers.ShouldBe(total.InTime + total.Expired);
            total.Accepted.ShouldBeLessThanOrEqualTo(total.InTime);
            total.Quotes.ShouldBeLessThanOrEqualTo(total.Accepted);
            total.Bookings.ShouldBeLessThanOrEqualTo(Math.Min(total.Quotes, outcome.Leads - side.WithoutClinic));
            side.WithoutOffer.ShouldBeLessThanOrEqualTo(side.WithoutClinic);
            if (total.Accepted > 0) total.Share.ShouldBe(100, 1);
        }
    }

    [Fact]
    public void A_policy_that_prefers_long_term_follow_up_moves_cases_to_the_clinic_that_gives_it()
    {
        var outcome = Run(Leads(Enumerable.Range(1, 60).Select(Case)), Two(), Exclusive, Exclusive with { Stages = FollowUpOnly });
        OffersTo(outcome.Before, 1).ShouldBeGreaterThan(OffersTo(outcome.Before, 2));
        OffersTo(outcome.After, 2).ShouldBe(60);
        outcome.Changed.ShouldBe(60);
        outcome.MostChanged.Count.ShouldBe(PolicySimulation.MostChanged);
        var snapshot = PolicySimulation.SnapshotOf(Two(), RoutingMaking.Rates);
        outcome.SnapshotHash.ShouldBe(Convert.ToHexStringLower(snapshot.Hash.Span));
        var (before, after) = (DecisionCodec.Decode(outcome.MostChanged[0].Before, snapshot), DecisionCodec.Decode(outcome.MostChanged[0].After, snapshot));
        (before.Offers[0].ClinicId, after.Offers[0].ClinicId).ShouldBe((Id(1), Id(2)));
    }

    [Fact]
    public void A_case_that_is_declined_goes_on_to_the_next_clinic_and_its_place_is_free_again()
    {
        var never = new ClinicPerformance(Offered: 100_000, AnsweredInTime: 100_000, Declined: 100_000);
        var always = new ClinicPerformance(Offered: 100_000, AnsweredInTime: 100_000, Accepted: 100_000);
        CandidateClinic[] clinics = [Clinic(1) with { Performance = never, Capacity = new Capacity(PerDay: 1) }, Clinic(2) with { Performance = always, Offerings = [Hsct with { CasesPerYear = 0 }] }];
        var policy = Exclusive with { NearEqualBand = 0, Weights = new FactorWeights(1, 0, 0, 0, 0, 0, 0, 0) };
        var outcome = Run([.. Enumerable.Range(1, 20).Select(i => new SimulatedLead(Case(i), Now.AddDays(i)))], clinics, policy, policy);
        OffersTo(outcome.Before, 1).ShouldBe(20);
        outcome.Before.Clinics.Single(c => c.ClinicId == Id(2)).Accepted.ShouldBe(20);
        outcome.Before.WithoutClinic.ShouldBe(0);
        outcome.Before.HoursToAcceptance.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_pause_of_today_says_nothing_about_the_past() =>
        PolicySimulation.SnapshotOf([Clinic(1) with { PausedUntil = Now.AddYears(1) }], RoutingMaking.Rates).Clinics[0].PausedUntil.ShouldBeNull();

    [Fact]
    public void It_tells_its_progress_and_stops_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var seen = new List<int>();
        var simulation = new PolicySimulation(Leads(Enumerable.Range(1, 1_000).Select(Case)), PolicySimulation.SnapshotOf(Two(), RoutingMaking.Rates), Exclusive, PolicyDefinition.Default, 1);
        Should.Throw<OperationCanceledException>(() => simulation.Run(
            done =>
            {
                seen.Add(done);
                if (seen.Count == 2) stop.Cancel();
            },
            stop.Token));
        seen.Count.ShouldBe(2);
    }

    [Fact]
    public void Without_leads_there_is_nothing_to_tell()
    {
        var outcome = Run([], Two(), Exclusive, PolicyDefinition.Default);
        (outcome.Leads, outcome.From, outcome.Before.HoursToAcceptance, outcome.After.Total().Offers).ShouldBe((0, null, null, 0));
    }

    private static CandidateClinic[] Two() =>
    [
        Clinic(1) with { Offerings = [Hsct with { Stages = StagesOfCare.PreTreatmentEvaluation | StagesOfCare.MonitoringDuringTherapy }] },
        Clinic(2) with { Offerings = [Hsct with { Stages = StagesOfCare.LongTermFollowUp }] },
    ];

    private static int OffersTo(PolicyFigures figures, int clinic) => figures.Clinics.Where(c => c.ClinicId == Id(clinic)).Sum(c => c.Offers);

    private static SimulatedLead[] Leads(IEnumerable<RoutingCase> cases) => [.. cases.Select((c, i) => new SimulatedLead(c, Now.AddMinutes(40 * i)))];

    private static SimulationOutcome Run(IReadOnlyList<SimulatedLead> leads, IReadOnlyList<CandidateClinic> clinics, PolicyDefinition published, PolicyDefinition draft) =>
        new PolicySimulation(leads, PolicySimulation.SnapshotOf(clinics, RoutingMaking.Rates), published, draft, seed: 42).Run(_ => { }, CancellationToken.None);
}
