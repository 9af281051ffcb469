using LeadCrm.Application.Access;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Quotes;
using LeadCrm.Application.Tests.Assignments;
using LeadCrm.Domain;
using LeadCrm.Domain.Quotes;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Tests.Quotes;

/// <summary>What a clinic has begun to write stays until it is sent, thrown away, or has nobody to go to.</summary>
public sealed class UnsentQuoteTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    [Fact]
    public async Task What_is_kept_last_is_there_again_and_stands_nowhere_in_the_clear()
    {
        var assignment = await app.AcceptedByAAsync();
        (await ReadAsync(assignment.Id)).ShouldBeNull();
        await KeepAsync(assignment.Id, "first words");
        await KeepAsync(assignment.Id, "second words");

        var kept = (await ReadAsync(assignment.Id)).ShouldNotBeNull();
        (kept.Text, kept.SavedAt, kept.IsMine).ShouldBe(("second words", UseCaseFixture.Monday, true));
        var row = await app.ReadAsync(db => db.UnsentQuotes.AsNoTracking().SingleAsync(q => q.AssignmentId == assignment.Id));
        System.Text.Encoding.UTF8.GetString(row.Text.Bytes).ShouldNotContain("second words");
    }

    [Fact]
    public async Task Another_clinic_neither_reads_nor_overwrites_nor_throws_it_away()
    {
        var assignment = await app.AcceptedByAAsync();
        await KeepAsync(assignment.Id, "ours");
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new GetUnsentQuote(assignment.Id)));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new KeepUnsentQuote(assignment.Id, "theirs")));
        await Should.ThrowAsync<NotFoundException>(() => app.SendAsync(UseCaseFixture.ClinicB, new DropUnsentQuote(assignment.Id)));
        await Should.ThrowAsync<NotAllowedException>(() => app.SendAsync(UseCaseFixture.Manager, new GetUnsentQuote(assignment.Id)));
        (await ReadAsync(assignment.Id))!.Text.ShouldBe("ours");
    }

    [Fact]
    public async Task It_goes_when_it_is_sent_thrown_away_or_the_case_ends()
    {
        var sent = await app.AcceptedByAAsync();
        await KeepAsync(sent.Id, "nearly done");
        await app.SendAsync(UseCaseFixture.ClinicA, ClinicStory.Quote(sent.Id));
        (await ReadAsync(sent.Id)).ShouldBeNull();

        var dropped = await app.AcceptedByAAsync();
        await KeepAsync(dropped.Id, "not good");
        await app.SendAsync(UseCaseFixture.ClinicA, new DropUnsentQuote(dropped.Id));
        await app.SendAsync(UseCaseFixture.ClinicA, new DropUnsentQuote(dropped.Id));
        (await ReadAsync(dropped.Id)).ShouldBeNull();

        var ended = await app.AcceptedByAAsync();
        await KeepAsync(ended.Id, "too late");
        await app.SendAsync(UseCaseFixture.ClinicA, new CancelCase(ended.Id, "capacity", null));
        (await app.ReadAsync(db => db.UnsentQuotes.AsNoTracking().AnyAsync(q => q.AssignmentId == ended.Id))).ShouldBeFalse();
        (await Should.ThrowAsync<BrokenRuleException>(() => KeepAsync(ended.Id, "still"))).Code.ShouldBe("case-over");
    }

    [Fact]
    public async Task Two_who_keep_at_once_leave_one()
    {
        var assignment = await app.AcceptedByAAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => KeepAsync(assignment.Id, $"draft {n}")));
        (await app.ReadAsync(db => db.UnsentQuotes.AsNoTracking().CountAsync(q => q.AssignmentId == assignment.Id))).ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(UnsentQuote.LongestText + 1)]
    public async Task Nothing_and_far_too_much_are_refused_at_the_field(object? text)
    {
        var assignment = await app.AcceptedByAAsync();
        var refused = await Should.ThrowAsync<InvalidRequestException>(() => KeepAsync(assignment.Id, text is int length ? new string('x', length) : (string?)text));
        refused.Problems.ShouldHaveSingleItem().Field.ShouldBe("text");
    }

    private Task KeepAsync(Guid assignment, string? text) => app.SendAsync(UseCaseFixture.ClinicA, new KeepUnsentQuote(assignment, text));

    private Task<UnsentQuoteText?> ReadAsync(Guid assignment) => app.SendAsync(UseCaseFixture.ClinicA, new GetUnsentQuote(assignment));
}
