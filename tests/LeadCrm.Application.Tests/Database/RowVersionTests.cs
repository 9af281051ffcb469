using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.TestSupport.UseCases;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LeadCrm.Application.Tests.Database;

public sealed class RowVersionTests(UseCaseFixture app) : IClassFixture<UseCaseFixture>
{
    /// <summary>States that two writers cannot fight over, with the reason.</summary>
    private static readonly Dictionary<Type, string> s_withoutVersion = new()
    {
        [typeof(Message)] = "Drained rows are claimed under a lock; what cancels them asks for their state in the same statement's row lock.",
    };

    [Fact]
    public Task Whatever_moves_from_state_to_state_has_a_version_that_refuses_the_second_writer() => app.ReadAsync(db =>
    {
        var states = db.Model.GetEntityTypes().Where(e => e.ClrType.Namespace!.StartsWith("LeadCrm.Domain", StringComparison.Ordinal) && e.GetProperties().Any(IsState)).ToList();
        states.Count.ShouldBeGreaterThan(5);
        states.Where(e => !e.GetProperties().Any(p => p.IsConcurrencyToken) && !s_withoutVersion.ContainsKey(e.ClrType)).Select(e => e.ClrType.Name).ShouldBeEmpty();
        return Task.FromResult(0);
    });

    [Fact]
    public Task Every_version_that_is_counted_is_a_concurrency_token() => app.ReadAsync(db =>
    {
        var counted = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IRowVersioned))).ToList();
        counted.ShouldNotBeEmpty();
        counted.ShouldAllBe(e => e.FindProperty(nameof(IRowVersioned.Version))!.IsConcurrencyToken);
        return Task.FromResult(0);
    });

    private static bool IsState(IProperty property) => property.Name is "Status" or "Stage" or "VettingStatus" && property.ClrType.IsEnum;
}
