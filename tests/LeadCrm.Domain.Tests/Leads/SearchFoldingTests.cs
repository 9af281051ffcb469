using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class SearchFoldingTests
{
    [Theory]
    [InlineData("Élodie Ricci", "elodie ricci")]
    [InlineData("E\u0301lodie  RICCI", "elodie\u00a0ricci")] // the accent as a sign of its own, and a blank that does not break
    [InlineData("Müller", "Mueller")]
    [InlineData("Sørensen", "Soerensen")]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("İbrahim Işık", "ibrahim isik")]
    [InlineData("O’Brien", "OBrien")]
    [InlineData("Jean-Pierre", "jean pierre")]
    [InlineData("ΝΙΚΟΣ", "νικος")]
    [InlineData("Иванов", "ИВАНОВ")]
    [InlineData("أحمد", "احمد")]
    [InlineData("\uff2a\uff41ne", "Jane")] // full width
    [InlineData("Ja\u200bne", "jane")] // an invisible sign inside
    [InlineData("Anna.Maria@Example.ORG", "anna.maria@example.org")]
    public void Two_spellings_of_the_same_are_the_same(string stored, string typed) => SearchFolding.Fold(stored).ShouldBe(SearchFolding.Fold(typed));

    [Fact]
    public void Different_names_stay_different() => SearchFolding.Fold("Anna").ShouldNotBe(SearchFolding.Fold("Hanna"));

    [Theory]
    [InlineData("\ud83d")] // half of a pair
    [InlineData("%_\\")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData(null)]
    public void What_names_nobody_folds_to_nothing(string? text) => SearchFolding.Words(text).ShouldBeEmpty();

    [Fact]
    public void Digits_are_read_in_any_script() => SearchFolding.Digits("+٤٤ 20-7946").ShouldBe("44207946");
}
