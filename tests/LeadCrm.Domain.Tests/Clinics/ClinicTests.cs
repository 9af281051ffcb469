using LeadCrm.Domain.Clinics;
using static LeadCrm.Domain.Tests.Clinics.ClinicMaking;

namespace LeadCrm.Domain.Tests.Clinics;

public sealed class ClinicTests
{
    [Fact]
    public void A_reviewed_clinic_with_everything_sighted_is_approved()
    {
        var clinic = Approved();
        clinic.VettingStatus.ShouldBe(VettingStatus.Approved);
        clinic.VettingChangedBy.ShouldBe(Manager);
        clinic.IsOpenAt(Monday).ShouldBeTrue();
    }

    [Theory]
    [InlineData(VettingStatus.Applied, new[] { VettingStatus.UnderReview })]
    [InlineData(VettingStatus.UnderReview, new[] { VettingStatus.Approved, VettingStatus.Suspended })]
    [InlineData(VettingStatus.Approved, new[] { VettingStatus.Suspended })]
    [InlineData(VettingStatus.Suspended, new[] { VettingStatus.UnderReview })]
    public void Only_these_moves_are_legal(VettingStatus from, VettingStatus[] legal)
    {
        foreach (var to in Enum.GetValues<VettingStatus>().Where(s => s != VettingStatus.Applied))
        {
            var clinic = In(from);
            var version = clinic.Version;
            if (legal.Contains(to))
            {
                Move(clinic, to);
                clinic.VettingStatus.ShouldBe(to);
                continue;
            }

            Should.Throw<BrokenRuleException>(() => Move(clinic, to)).Code.ShouldBe("illegal-move");
            clinic.VettingStatus.ShouldBe(from);
            clinic.Version.ShouldBe(version);
        }
    }

    [Fact]
    public void A_missing_item_of_the_checklist_stops_approval_and_is_named()
    {
        var clinic = UnderReview();
        clinic.RecordChecklist(FullChecklist with { EthicsCommitteeOn = null });
        var refusal = Should.Throw<BrokenRuleException>(() => clinic.Approve(Manager, Monday));
        refusal.Code.ShouldBe("vetting-incomplete");
        refusal.Message.ShouldContain("ethics committee");
        clinic.VettingStatus.ShouldBe(VettingStatus.UnderReview);
    }

    [Fact]
    public void A_clinic_without_hours_is_not_approved()
    {
        var clinic = Clinic.Apply(Guid.CreateVersion7(), Profile(), Monday);
        clinic.RecordChecklist(FullChecklist);
        clinic.StartReview(Manager, Monday);
        Should.Throw<BrokenRuleException>(() => clinic.Approve(Manager, Monday)).Code.ShouldBe("clinic-without-hours");
    }

    [Fact]
    public void A_clinic_whose_national_licence_has_expired_is_not_approved()
    {
        var clinic = UnderReview();
        clinic.RecordLicence(Licence(LicenceKind.NationalLicence, new(2026, 3, 1)));
        Should.Throw<BrokenRuleException>(() => clinic.Approve(Manager, Monday)).Code.ShouldBe("licence-missing");
    }

    [Fact]
    public void A_suspension_states_its_reason_and_a_new_review_clears_it()
    {
        var clinic = Approved();
        Should.Throw<BrokenRuleException>(() => clinic.Suspend(" ", Manager, Monday)).Code.ShouldBe("reason-missing");
        clinic.Suspend("Complications were not reported.", Manager, Monday);
        clinic.SuspensionReason.ShouldNotBeNull();
        clinic.IsOpenAt(Monday).ShouldBeFalse();
        clinic.StartReview(Manager, Monday);
        clinic.SuspensionReason.ShouldBeNull();
    }

    [Fact]
    public void A_pause_ends_by_itself_or_by_resuming()
    {
        var clinic = Approved();
        clinic.PauseUntil(Monday.AddDays(2), Monday);
        clinic.IsOpenAt(Monday.AddDays(1)).ShouldBeFalse();
        clinic.IsOpenAt(Monday.AddDays(2)).ShouldBeTrue();
        clinic.Resume();
        clinic.IsOpenAt(Monday).ShouldBeTrue();
        Should.Throw<BrokenRuleException>(() => clinic.PauseUntil(Monday, Monday)).Code.ShouldBe("pause-in-the-past");
    }

    [Fact]
    public void An_offering_of_the_same_pair_and_a_renewed_licence_replace_the_earlier_ones()
    {
        var clinic = Approved();
        clinic.Offer(Hsct(cases: 60));
        clinic.Offerings.ShouldHaveSingleItem().CasesPerYear.ShouldBe(60);
        clinic.RecordLicence(Licence(LicenceKind.Jacie, new(2033, 1, 1)));
        clinic.Licences.Count(l => l.Kind == LicenceKind.Jacie).ShouldBe(1);
        clinic.StopOffering("systemic-sclerosis", "hsct");
        Should.Throw<BrokenRuleException>(() => clinic.StopOffering("systemic-sclerosis", "hsct")).Code.ShouldBe("offering-unknown");
    }

    [Fact]
    public void Contradictory_terms_are_refused_and_change_nothing()
    {
        var clinic = Approved();
        var version = clinic.Version;
        Should.Throw<BrokenRuleException>(() => clinic.Offer(Hsct() with { PriceTo = 1 })).Code.ShouldBe("offering-invalid");
        Should.Throw<BrokenRuleException>(() => clinic.Offer(Hsct() with { Currency = null })).Code.ShouldBe("offering-invalid");
        Should.Throw<BrokenRuleException>(() => clinic.Limit(new Capacity(PerDay: -1))).Code.ShouldBe("capacity-negative");
        Should.Throw<BrokenRuleException>(() => clinic.Agree(0, 1, TransferBasis.Adequacy, Commission.None)).Code.ShouldBe("terms-out-of-range");
        Should.Throw<BrokenRuleException>(() => clinic.Agree(8, 1, TransferBasis.Adequacy, new Commission(101, CommissionBasis.TreatmentPrice))).Code.ShouldBe("commission-out-of-range");
        Should.Throw<BrokenRuleException>(() => clinic.RecordLicence(Licence(LicenceKind.Jci | LicenceKind.Fact))).Code.ShouldBe("licence-invalid");
        foreach (var zone in new[] { "Mars/Olympus", "localtime", "posixrules", "right/Europe/Istanbul", "Turkey Standard Time", "" })
            Should.Throw<BrokenRuleException>(() => clinic.Describe(Profile(zone))).Code.ShouldBe("unknown-time-zone", zone);
        clinic.Version.ShouldBe(version);
    }

    [Fact]
    public void Working_hours_keep_their_local_times_when_the_clinic_moves()
    {
        var clinic = Approved();
        clinic.Describe(Profile("Asia/Kolkata"));
        clinic.WorkingHours!.TimeZone.ShouldBe("Asia/Kolkata");
        clinic.WorkingHours.Weekly[0].From.ShouldBe(new TimeOnly(9, 0));
    }

    private static Clinic In(VettingStatus status)
    {
        if (status == VettingStatus.Applied)
        {
            var applied = Clinic.Apply(Guid.CreateVersion7(), Profile(), Monday);
            applied.RecordChecklist(FullChecklist);
            return applied;
        }

        var clinic = status == VettingStatus.UnderReview ? UnderReview() : Approved();
        if (status == VettingStatus.Suspended) clinic.Suspend("Reason", Manager, Monday);
        return clinic;
    }

    private static void Move(Clinic clinic, VettingStatus to)
    {
        if (to == VettingStatus.UnderReview) clinic.StartReview(Manager, Monday);
        else if (to == VettingStatus.Approved) clinic.Approve(Manager, Monday);
        else clinic.Suspend("Reason", Manager, Monday);
    }
}
