using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Tests.Workbench;

public sealed class AttemptTests
{
    private readonly Attempt _acting = new();
    private readonly List<string> _done = [];
    private readonly TaskCompletionSource _first = new();

    [Fact]
    public async Task What_is_pressed_while_something_else_runs_is_done_after_it()
    {
        var first = ActAsync("invite", _first.Task);
        var second = ActAsync("close", Task.CompletedTask);
        _done.ShouldBeEmpty();

        _first.SetResult();

        (await first, await second).ShouldBe((true, true));
        _done.ShouldBe(["invite", "close"]);
        _acting.Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_thing_pressed_twice_is_done_once()
    {
        var first = ActAsync("invite", _first.Task);
        (await ActAsync("invite", _first.Task)).ShouldBeFalse();

        _first.SetResult();

        (await first).ShouldBeTrue();
        _done.ShouldBe(["invite"]);
    }

    [Fact]
    public async Task What_comes_after_a_failure_is_done_all_the_same()
    {
        var first = ActAsync("invite", _first.Task);
        var second = ActAsync("close", Task.CompletedTask);

        _first.SetException(new InvalidOperationException());

        await Should.ThrowAsync<InvalidOperationException>(() => first);
        (await second).ShouldBeTrue();
        _done.ShouldBe(["close"]);
    }

    private Task<bool> ActAsync(string what, Task until) => _acting.RunAsync(async () =>
    {
        await until;
        _done.Add(what);
    });
}
