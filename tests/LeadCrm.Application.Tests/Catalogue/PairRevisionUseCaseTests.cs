using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Journal;
using LeadCrm.TestSupport.UseCases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Catalogue;

public sealed class PairRevisionUseCaseTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    private static readonly Caller s_rita = new(Roles.MedicalReviewer, Guid.NewGuid());
    private static readonly Caller s_bruno = new(Roles.MedicalReviewer, Guid.NewGuid());

    public static TheoryData<Roles> Sellers => [Roles.Coordinator, Roles.Manager, Roles.Clinic];

    [Fact]
    public async Task A_change_of_the_level_waits_for_a_second_person_and_then_counts_as_the_next_version()
    {
        var before = await PairAsync("cataract", "phacoemulsification");
        var draft = await DraftAsync(s_rita, "cataract", "phacoemulsification", content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        await app.SendAsync(s_rita, new ProposeRevision(draft.Id, draft.Version));
        (await PairAsync("cataract", "phacoemulsification")).EvidenceLevel.ShouldBe(EvidenceLevel.Established);

        var seen = await app.SendAsync(s_bruno, new GetRevision(draft.Id));
        (seen.MayDecide, seen.IsMine, seen.ChangesLevel).ShouldBe((true, false, true));
        seen.Changes.ShouldContain(new PairChange("Evidence level", "Established", "Emerging, not yet standard"));
        (await app.SendAsync(s_bruno, new CountCatalogueWork())).Proposals.ShouldBeGreaterThan(0);
        await app.SendAsync(s_bruno, new ApproveRevision(draft.Id, seen.Version, "Agreed."));

        var after = await PairAsync("cataract", "phacoemulsification");
        (after.EvidenceLevel, after.Version).ShouldBe((EvidenceLevel.Emerging, before.Version + 1));
        var details = await app.SendAsync(UseCaseFixture.Manager, new GetPair("cataract", "phacoemulsification"));
        details.Versions.Select(v => v.Number).ShouldBe([before.Version + 1, before.Version]);
        (details.Versions[0].Reason, details.Versions[0].LevelReason, details.Versions[0].Note).ShouldBe(("A new review.", "The trial was retracted.", "Agreed."));
        (await app.SendAsync(UseCaseFixture.Manager, new GetPair("cataract", "phacoemulsification", before.Version))).Content.EvidenceLevel.ShouldBe(EvidenceLevel.Established);

        var audit = await app.ReadAsync(db => db.Facts.Where(a => a.SubjectId == draft.Id).ToListAsync());
        audit.Select(a => a.Kind).ShouldBe([FactKind.RevisionDrafted, FactKind.RevisionProposed, FactKind.RevisionApproved], ignoreOrder: true);
        audit.ShouldAllBe(a => a.ActorKind == ActorKind.MedicalReviewer && a.Fields.Contains("evidenceLevel"));
        audit.Single(a => a.Kind == FactKind.RevisionApproved).ActorId.ShouldBe(s_bruno.UserId);
    }

    [Fact]
    public async Task Nobody_approves_their_own_change_of_the_level()
    {
        var draft = await DraftAsync(s_rita, "edentulism", "implant-overdenture", content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        (await RefusedAsync(s_rita, new PutRevisionIntoForce(draft.Id, draft.Version))).ShouldBe("second-person-needed");
        await app.SendAsync(s_rita, new ProposeRevision(draft.Id, draft.Version));
        (await RefusedAsync(s_rita, new ApproveRevision(draft.Id, draft.Version + 1, null))).ShouldBe("same-person");
        (await app.SendAsync(s_rita, new GetRevision(draft.Id))).MayDecide.ShouldBeFalse();
        await app.SendAsync(s_bruno, new RejectRevision(draft.Id, draft.Version + 1, "One trial is not enough."));

        (await PairAsync("edentulism", "implant-overdenture")).EvidenceLevel.ShouldBe(EvidenceLevel.Established);
        (await app.SendAsync(s_rita, new GetPair("edentulism", "implant-overdenture"))).Refused.Single().DecisionNote.ShouldBe("One trial is not enough.");
        (await app.SendAsync(s_rita, new GetPairDraft("edentulism", "implant-overdenture", draft.Id))).Content.EvidenceLevel.ShouldBe(EvidenceLevel.Emerging);
    }

    [Theory]
    [MemberData(nameof(Sellers))]
    public async Task Who_sells_cannot_decide_with_the_permission_nor_without_it(Roles selling)
    {
        var draft = await DraftAsync(new Caller(Roles.MedicalReviewer, Guid.NewGuid()), "knee-osteoarthritis", "total-knee-replacement", content => content with { EvidenceLevel = EvidenceLevel.Emerging, Evidence = LocalizedText.English("Newer studies are less sure.") });
        var author = await app.ReadAsync(db => db.PairRevisions.Where(r => r.Id == draft.Id).Select(r => r.DraftedById).SingleAsync());
        await app.SendAsync(new Caller(Roles.MedicalReviewer, author), new ProposeRevision(draft.Id, draft.Version));
        var approval = new ApproveRevision(draft.Id, draft.Version + 1, null);

        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(new Caller(selling, Guid.NewGuid()), approval));
        if (selling == Roles.Clinic)
            await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(new Caller(Roles.MedicalReviewer | selling, Guid.NewGuid()), approval));
        else
            (await RefusedAsync(new Caller(Roles.MedicalReviewer | selling, Guid.NewGuid()), approval)).ShouldBe("reviewer-sells");
        (await PairAsync("knee-osteoarthritis", "total-knee-replacement")).EvidenceLevel.ShouldBe(EvidenceLevel.Established);
    }

    [Fact]
    public async Task Only_medical_reviewers_write()
    {
        var pair = await app.SendAsync(UseCaseFixture.Manager, new GetPair("severe-obesity", "sleeve-gastrectomy"));
        foreach (var caller in new[] { UseCaseFixture.Manager, UseCaseFixture.Coordinator, UseCaseFixture.ClinicA, new Caller(Roles.Administrator, Guid.NewGuid()) })
        {
            await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(caller, new GetPairDraft("severe-obesity", "sleeve-gastrectomy")));
            await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(caller, new SaveRevision("severe-obesity", "sleeve-gastrectomy", pair.Version, null, pair.Content, "x", null)));
            await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(caller, new ConfirmPairUnchanged("severe-obesity", "sleeve-gastrectomy", pair.Version, "x")));
        }

        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.ClinicA, new GetPair("severe-obesity", "sleeve-gastrectomy")));
    }

    [Fact]
    public async Task Rules_may_come_into_force_without_a_second_person_and_an_overtaken_draft_is_a_conflict()
    {
        var mine = await DraftAsync(s_rita, "systemic-sclerosis", "hsct", content => content with { Rules = new([.. content.Rules.Rules.Where(r => r.Code != "smoking")]) });
        var late = await DraftAsync(s_bruno, "systemic-sclerosis", "hsct", content => content with { Evidence = LocalizedText.English("Another text.") });
        await app.SendAsync(s_rita, new PutRevisionIntoForce(mine.Id, mine.Version));

        (await RefusedAsync(s_bruno, new PutRevisionIntoForce(late.Id, late.Version))).ShouldBe("changed-meanwhile");
        await app.SendAsync(s_bruno, new TakeRevisionOnto(late.Id, late.Version));
        await app.SendAsync(s_bruno, new PutRevisionIntoForce(late.Id, late.Version + 1));

        var pair = await PairAsync("systemic-sclerosis", "hsct");
        pair.Rules.Rules.ShouldNotContain(r => r.Code == "smoking");
        pair.Evidence.In("en").ShouldBe("Another text.");
        var versions = (await app.SendAsync(s_rita, new GetPair("systemic-sclerosis", "hsct"))).Versions;
        versions.Select(v => v.Changes.Select(c => c.What).FirstOrDefault()).ShouldBe(["What the evidence says", "Rule “smoking”", null]);
    }

    [Fact]
    public async Task Two_windows_on_one_draft_do_not_overwrite_each_other()
    {
        var draft = await DraftAsync(s_rita, "severe-obesity", "endoscopic-sleeve-gastroplasty", content => content with { Evidence = LocalizedText.English("First.") });
        var opened = await app.SendAsync(s_rita, new GetPairDraft("severe-obesity", "endoscopic-sleeve-gastroplasty"));
        opened.Id.ShouldBe(draft.Id);
        var save = new SaveRevision("severe-obesity", "endoscopic-sleeve-gastroplasty", opened.BaseVersion, opened.Version, opened.Content, "Second.", null);
        await app.SendAsync(s_rita, save);
        (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(s_rita, save))).Code.ShouldBe("changed-meanwhile");
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(s_bruno, new GetRevision(draft.Id)));
    }

    [Fact]
    public async Task Contradictory_rules_are_kept_as_a_draft_and_refused_as_a_proposal_with_every_problem()
    {
        var text = LocalizedText.English("Text.");
        var draft = await DraftAsync(s_rita, "knee-osteoarthritis", "msc", content => content with
        {
            Citations = [],
            Rules = new([new("old", RuleKind.Required, new AgeBetween(70), text), new("young", RuleKind.Required, new AgeBetween(Max: 60), text), new("typo", RuleKind.Caution, new AnswerIs("pian", ["x"]), text)]),
        });
        var refusal = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(s_rita, new ProposeRevision(draft.Id, draft.Version)));
        refusal.Problems.Select(p => (p.Field, p.Code)).ShouldBe([("citations", "citation-missing"), ("young", "requirements-conflict"), ("typo", "unknown-question")], ignoreOrder: true);

        var opened = await app.SendAsync(s_rita, new GetPairDraft("knee-osteoarthritis", "msc"));
        var endless = await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(s_rita, new SaveRevision(
            "knee-osteoarthritis", "msc", opened.BaseVersion, opened.Version, opened.Content with { Evidence = LocalizedText.English(new string('x', 5000)) }, new string('x', 3000), null)));
        endless.Problems.Single().Code.ShouldBe("too-long");
    }

    [Fact]
    public async Task A_review_that_changes_nothing_moves_the_due_day_and_is_a_version()
    {
        var before = await app.SendAsync(s_rita, new GetPair("macular-degeneration", "intravitreal-stem-cells"));
        (await Should.ThrowAsync<InvalidRequestException>(() => app.SendAsync(s_rita, new ConfirmPairUnchanged("macular-degeneration", "intravitreal-stem-cells", before.Version, " ")))).Problems.Single().Field.ShouldBe("note");
        await app.SendAsync(s_rita, new ConfirmPairUnchanged("macular-degeneration", "intravitreal-stem-cells", before.Version, "Searched for new trials: none."));
        (await RefusedAsync(s_rita, new ConfirmPairUnchanged("macular-degeneration", "intravitreal-stem-cells", before.Version, "Again."))).ShouldBe("changed-meanwhile");

        var after = await app.SendAsync(s_rita, new GetPair("macular-degeneration", "intravitreal-stem-cells"));
        (after.Content.ReviewedOn, after.ReviewDueOn, after.Version).ShouldBe((new DateOnly(2026, 11, 23), new DateOnly(2027, 11, 23), before.Version + 1));
        after.Versions[0].OnlyConfirmed.ShouldBeTrue();
    }

    private async Task<SavedRevision> DraftAsync(Caller caller, string condition, string treatment, Func<PairContent, PairContent> change)
    {
        var start = await app.SendAsync(caller, new GetPairDraft(condition, treatment));
        return await app.SendAsync(caller, new SaveRevision(condition, treatment, start.BaseVersion, start.Version, change(start.Content), "A new review.", "The trial was retracted."));
    }

    private Task<TreatmentPair> PairAsync(string condition, string treatment) =>
        app.ReadAsync(db => db.TreatmentPairs.AsNoTracking().SingleAsync(p => p.ConditionCode == condition && p.TreatmentCode == treatment));

    private async Task<string> RefusedAsync(Caller caller, IRequest<Unit> request) => (await Should.ThrowAsync<BrokenRuleException>(() => app.SendAsync(caller, request))).Code;
}
