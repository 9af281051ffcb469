using LeadCrm.Application.Pipeline;
using LeadCrm.Web.Partner;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>A quote while it is written comes back as it was typed, and everything wrong with it can be told at once.</summary>
public sealed class QuoteDraftTests
{
    [Fact]
    public void What_was_typed_comes_back_letter_by_letter()
    {
        var draft = new QuoteDraft { Currency = "EUR", Nights = "twe", Deposit = "38.", IsFixed = false, Lines = [new() { Description = "Stay", Amount = "1 2" }], Stages = ["longTermFollowUp"] };
        var read = QuoteDraft.Read(draft.AsText()).ShouldNotBeNull();
        read.AsText().ShouldBe(draft.AsText());
        (read.Nights, read.Deposit, read.Lines[0].Amount).ShouldBe(("twe", "38.", "1 2"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no draft")]
    [InlineData("[1,2]")]
    [InlineData("null")]
    public void What_is_no_draft_is_none(string text) => QuoteDraft.Read(text).ShouldBeNull();

    [Fact]
    public void A_number_that_cannot_be_read_is_never_left_out_in_silence()
    {
        var draft = new QuoteDraft { Deposit = "a lot", TotalUpTo = "more", IsFixed = false, Nights = "", Trips = "x", Lines = [new() { Description = "Stay", Amount = "cheap" }] };
        Should.Throw<InvalidRequestException>(() => draft.ToRequest(Guid.NewGuid())).Problems.Select(p => (p.Field, p.Code))
            .ShouldBe([("items[0].amount", "not-a-number"), ("totalUpTo", "not-a-number"), ("deposit", "not-a-number")]);
    }

    [Theory]
    [InlineData("items[0].amount", "amount-0")]
    [InlineData("items[12].description", "line-12")]
    [InlineData("items", "amount-0")]
    [InlineData("validUntil", "valid")]
    [InlineData("totalUpTo", "up-to")]
    [InlineData("stages[0]", null)]
    [InlineData("", null)]
    public void A_problem_leads_to_its_field(string field, string? id) => QuoteFieldIds.Of(field).ShouldBe(id);
}
