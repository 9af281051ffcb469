namespace LeadCrm.Domain.Tests;

public sealed class TimeOrderedIdTests
{
    [Fact]
    public void Thousands_that_share_a_moment_keep_the_order_in_which_they_were_made()
    {
        var at = new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 10_000).Select(_ => TimeOrderedId.At(at).ToString()).ToList();
        ids.ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => id[14] == '7' && "89ab".Contains(id[19]));
    }
}
