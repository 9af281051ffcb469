using System.Reflection;
using LeadCrm.Domain;
using LeadCrm.Web.Workbench.Shared;
using Microsoft.AspNetCore.Components;

namespace LeadCrm.Web.Tests.Workbench;

public sealed class ReadingTests
{
    private readonly Reading _reading = new();
    private readonly List<string> _shown = [];

    [Fact]
    public async Task Of_two_questions_the_newer_is_shown_whichever_answer_comes_first()
    {
        var (first, second) = (new TaskCompletionSource<string>(), new TaskCompletionSource<string>());
        var earlier = _reading.RunAsync(_ => first.Task, _shown.Add);
        var later = _reading.RunAsync(_ => second.Task, _shown.Add);
        second.SetResult("second");
        first.SetResult("first");
        (await earlier, await later).ShouldBe((false, true));
        _shown.ShouldBe(["second"]);
    }

    [Fact]
    public async Task A_refusal_shows_nothing_and_is_forgotten_by_the_next_answer()
    {
        (await _reading.RunAsync<string>(_ => throw new BrokenRuleException("no", "Not today."), _shown.Add)).ShouldBeFalse();
        (_reading.Refusal, _reading.Runs, _shown.Count).ShouldBe(("Not today.", false, 0));
        (await _reading.RunAsync(_ => Task.FromResult("today"), _shown.Add)).ShouldBeTrue();
        (_reading.Refusal, _shown.Count).ShouldBe((null, 1));
    }

    [Fact]
    public async Task A_wish_to_read_again_while_one_reads_is_done_after_it()
    {
        var first = new TaskCompletionSource<string>();
        var answers = new Queue<Task<string>>([first.Task, Task.FromResult("again")]);
        var reading = _reading.RunAsync(_ => answers.Dequeue(), _shown.Add);
        await _reading.AgainAsync(_ => Task.FromResult("unused"), _shown.Add);
        first.SetResult("first");
        await reading;
        _shown.ShouldBe(["first", "again"]);
    }

    /// <summary>An act that runs keeps the next one out; what a page shows must not be kept out by what it showed before.</summary>
    [Fact]
    public void No_page_reads_as_it_acts() =>
        typeof(Reading).Assembly.GetTypes()
            .Where(t => typeof(ComponentBase).IsAssignableFrom(t))
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
            .Where(f => f.Name == "_reading" && f.FieldType != typeof(Reading))
            .Select(f => f.DeclaringType!.Name).ShouldBeEmpty();
}
