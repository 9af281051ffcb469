using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Routing;
using static LeadCrm.Domain.Tests.Clinics.ClinicMaking;

namespace LeadCrm.Domain.Tests.Clinics;

public sealed class TermsTests
{
    private static readonly CommissionRules s_rules = new([new("ES", CommissionLaw.Allowed, "configured", 12), new("MX", CommissionLaw.Allowed, "configured")]);
    private static readonly Commission s_fifteen = new(15, CommissionBasis.TreatmentPrice, "A-1");

    [Theory]
    [InlineData("TR", "MX", 15)]
    [InlineData("TR", "ES", 12)]
    [InlineData("ES", "TR", 12)]
    [InlineData("TR", "DE", 0)]
    [InlineData("DE", "TR", 0)]
    [InlineData("TR", "AQ", 0)]
    public void The_stricter_law_of_clinic_and_patient_counts(string clinic, string patient, int percent) =>
        s_rules.PercentFor(s_fifteen, clinic, patient).ShouldBe(percent);

    [Theory]
    [InlineData("DE", "commission-forbidden")]
    [InlineData("AQ", "commission-unchecked")]
    [InlineData("ES", "commission-over-cap")]
    public void What_the_clinics_law_does_not_allow_is_not_agreed(string country, string code) =>
        Should.Throw<BrokenRuleException>(() => s_rules.Check(s_fifteen, country)).Code.ShouldBe(code);

    [Fact]
    public void Where_agents_are_licensed_a_registration_is_stated()
    {
        s_rules.Check(s_fifteen, "TR");
        Should.Throw<BrokenRuleException>(() => s_rules.Check(s_fifteen with { Registration = " " }, "TR")).Code.ShouldBe("commission-registration-missing");
        s_rules.Check(Commission.None, "DE");
    }

    [Fact]
    public void A_transfer_needs_a_basis_that_holds_for_the_country_on_the_day()
    {
        var clinic = Approved();
        Should.Throw<BrokenRuleException>(() => Agree(TransferBasis.Adequacy)).Code.ShouldBe("transfer-not-adequate");
        clinic.RecordContract(new ClinicContract("C-1", new(2025, 1, 1), new(2026, 3, 1), HasTransferClauses: true));
        Should.Throw<BrokenRuleException>(() => Agree(TransferBasis.ContractClauses)).Code.ShouldBe("transfer-clauses-missing");
        clinic.RecordContract(new ClinicContract("C-1", new(2025, 1, 1), new(2026, 3, 2), HasTransferClauses: true));
        clinic.Contracts.ShouldHaveSingleItem();
        Agree(TransferBasis.ContractClauses);
        TransferRules.IsAdequate("PL").ShouldBeTrue();
        Should.Throw<BrokenRuleException>(() => clinic.RecordContract(new ClinicContract("C-2", new(2026, 1, 2), new(2026, 1, 1), false))).Code.ShouldBe("contract-invalid");

        void Agree(TransferBasis basis) => clinic.AgreeLawfully(basis, Commission.None, 1, s_rules, Monday);
    }

    [Fact]
    public void What_is_agreed_about_returns_is_kept_within_bounds_and_raises_the_version()
    {
        var clinic = Approved();
        var before = clinic.Version;
        clinic.AgreeOnReturns(30, 0.25m);
        (clinic.ReturnAgeDays, clinic.ReturnShare, clinic.Version).ShouldBe((30, 0.25m, before + 1));
        foreach (var (days, share) in ((int?, decimal?)[])[(0, null), (91, null), (null, -0.01m), (null, 0.51m)])
            Should.Throw<BrokenRuleException>(() => clinic.AgreeOnReturns(days, share)).Code.ShouldBe("terms-out-of-range");
        (clinic.ReturnAgeDays, clinic.ReturnShare).ShouldBe((30, 0.25m));
        clinic.AgreeOnReturns(null, null);
        (clinic.ReturnAgeDays, clinic.ReturnShare, clinic.Version).ShouldBe((null, null, before + 2));
    }

    [Fact]
    public void Routing_does_not_read_what_is_agreed_about_returns()
    {
        var clinic = Approved();
        var before = Hash();
        clinic.AgreeOnReturns(90, 0.5m);
        Hash().ShouldBe(before);

        string Hash() => Convert.ToHexString(new ClinicSnapshot([CandidateClinic.From(clinic, ClinicPerformance.New)], ExchangeRates.None).Hash.Span);
    }

    [Fact]
    public void The_checklist_is_worked_through_in_a_review()
    {
        var clinic = Clinic.Apply(Guid.CreateVersion7(), Profile(), Monday);
        Should.Throw<BrokenRuleException>(() => clinic.Sight(VettingItem.EthicsCommittee, new(2026, 3, 1), null, Manager, Monday)).Code.ShouldBe("not-under-review");
        clinic.StartReview(Manager, Monday);
        Should.Throw<BrokenRuleException>(() => clinic.Sight(VettingItem.EthicsCommittee, new(2026, 3, 3), null, Manager, Monday)).Code.ShouldBe("sighted-in-the-future");
        clinic.Sight(VettingItem.EthicsCommittee, new(2026, 3, 2), " Minutes of May ", Manager, Monday);
        clinic.Checklist.SightingOf(VettingItem.EthicsCommittee).ShouldBe(new Sighting(VettingItem.EthicsCommittee, Manager, "Minutes of May"));
        clinic.Checklist.Missing().Count.ShouldBe(3);
        clinic.TakeSightingBack(VettingItem.EthicsCommittee);
        clinic.Checklist.Missing().Count.ShouldBe(4);
        clinic.Checklist.SightingOf(VettingItem.EthicsCommittee).ShouldBeNull();
    }

    [Fact]
    public void A_pause_begins_its_end_with_the_clinics_day_also_when_midnight_is_skipped()
    {
        // Beirut, 29 March 2026: clocks go from 00:00 to 01:00.
        var clinic = Clinic.Apply(Guid.CreateVersion7(), Profile("Asia/Beirut"), Monday);
        clinic.StartOf(new DateOnly(2026, 3, 29)).ShouldBe(new DateTimeOffset(2026, 3, 28, 22, 0, 0, TimeSpan.Zero));
        Should.Throw<BrokenRuleException>(() => clinic.PauseUntil(Monday.AddYears(3), Monday)).Code.ShouldBe("pause-too-long");
    }
}
