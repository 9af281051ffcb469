using FsCheck.Xunit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Clinics;
using static LeadCrm.Domain.Tests.Clinics.ClinicMaking;

namespace LeadCrm.Domain.Tests.Clinics;

public sealed class ClinicStatementTests
{
    [Fact]
    public void A_new_offering_waits_and_an_unchanged_one_does_not()
    {
        var clinic = Approved();
        clinic.StateOffering(Hsct()).ShouldBeNull();
        clinic.StateOffering(Hsct() with { TreatmentCode = "other" }).ShouldNotBeNull();
        clinic.Offerings.ShouldHaveSingleItem();
    }

    [Property]
    public bool What_a_clinic_states_never_raises_a_claim_by_itself(int cases, int years, byte stages, bool recruiting, bool free)
    {
        var clinic = Approved();
        var sighted = Hsct() with { Trial = new Trial { RecruitingHere = true, EthicsApprovedOn = new(2026, 1, 1) } };
        clinic.Offer(sighted);
        var stated = sighted with
        {
            CasesPerYear = Math.Abs(cases % 1000),
            YearsOfExperience = Math.Abs(years % 100),
            Stages = (StagesOfCare)(stages % 8),
            Trial = new Trial { RecruitingHere = recruiting, NoFeeForProduct = free, RegulatorAuthorisedOn = new(2026, 1, 1), EthicsApprovedOn = new(2025, 1, 1) },
        };
        var waits = clinic.StateOffering(stated);
        var now = clinic.Offerings.Single();
        return now.CasesPerYear <= sighted.CasesPerYear && now.CasesPerYear <= stated.CasesPerYear
            && now.YearsOfExperience <= Math.Min(sighted.YearsOfExperience, stated.YearsOfExperience)
            && (now.Stages & ~(sighted.Stages & stated.Stages)) == StagesOfCare.None
            && !now.Trial!.NoFeeForProduct && now.Trial.RegulatorAuthorisedOn is null && now.Trial.RecruitingHere == recruiting
            && waits!.Offering == stated;
    }

    [Fact]
    public void Another_country_waits_and_once_sighted_asks_for_new_terms()
    {
        var clinic = Approved();
        var moved = Profile() with { Country = "DE", City = "Berlin" };
        var waits = clinic.StateProfile(moved).ShouldNotBeNull();
        (clinic.Country, clinic.City, clinic.TransferBasis).ShouldBe(("TR", "Berlin", TransferBasis.ContractClauses));

        var statement = new ClinicStatement(Guid.CreateVersion7(), clinic.Id, waits, null, Monday);
        statement.Sight(clinic, statement.Version, Manager, Monday);
        (clinic.Country, clinic.TransferBasis, clinic.Commission).ShouldBe(("DE", TransferBasis.None, Commission.None));
        Should.Throw<BrokenRuleException>(() => statement.Sight(clinic, statement.Version, Manager, Monday)).Code.ShouldBe("statement-decided");
    }

    [Fact]
    public void An_earlier_expiry_counts_at_once_and_a_later_one_waits()
    {
        var clinic = Approved();
        var licence = Licence(LicenceKind.Jacie);
        clinic.StateLicence(licence with { ExpiresOn = licence.ExpiresOn.AddYears(1) }).ShouldNotBeNull();
        clinic.Licences.ShouldContain(licence);
        clinic.StateLicence(licence with { ExpiresOn = new(2026, 5, 1) }).ShouldBeNull();
        clinic.Licences.Single(l => l.Kind == LicenceKind.Jacie).ExpiresOn.ShouldBe(new(2026, 5, 1));
    }

    [Theory]
    [InlineData(EvidenceLevel.Unproven, false, "offering-unproven")]
    [InlineData(EvidenceLevel.Investigational, false, "trial-missing")]
    [InlineData(EvidenceLevel.Investigational, true, "trial-has-price")]
    [InlineData(EvidenceLevel.Established, true, "trial-not-wanted")]
    public void An_offering_fits_the_evidence(EvidenceLevel level, bool withTrial, string code) =>
        Should.Throw<BrokenRuleException>(() => (Hsct() with { Trial = withTrial ? new Trial() : null }).CheckAgainst(level)).Code.ShouldBe(code);
}
