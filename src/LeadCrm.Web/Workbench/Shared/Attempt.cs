using System.Reflection;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain;

namespace LeadCrm.Web.Workbench.Shared;

/// <summary>One thing a person tries: whether it runs, and what came of it in words when it was refused.</summary>
public sealed class Attempt
{
    private Task _before = Task.CompletedTask;
    private Func<Task>? _newest;

    /// <summary>It is under way; its button waits.</summary>
    public bool Runs { get; private set; }

    /// <summary>Why it was refused, for people; null when it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is wrong with single fields.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>Somebody else changed the same thing first: what is on the screen is old.</summary>
    public bool IsConflict { get; private set; }

    /// <summary>It was done.</summary>
    public event EventHandler? Done;

    /// <summary>
    /// Does it; true when it was done. What was typed stays whatever happens. The same thing pressed twice is done once; another one waits
    /// until the first is done, so that no press is lost.
    /// </summary>
    public Task<bool> RunAsync(Func<Task> act)
    {
        if (Runs && IsSame(act, _newest))
            return Task.FromResult(false);
        _newest = act;
        var done = AfterAsync(_before, act);
        _before = done;
        return done;
    }

    /// <summary>What is wrong with a field, as one text; null when nothing is.</summary>
    public string? For(string field) =>
        Problems.Where(p => string.Equals(p.Field, field, StringComparison.Ordinal)).Select(p => p.Message).FirstOrDefault();

    /// <summary>Begins anew.</summary>
    public void Forget() => (Refusal, Problems, IsConflict) = (null, [], false);

    private async Task<bool> AfterAsync(Task before, Func<Task> act)
    {
        // How the one before ended is told to whom it belongs.
        await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        Forget();
        Runs = true;
        try
        {
            await act();
            Done?.Invoke(this, EventArgs.Empty);
            return true;
        }
        catch (BrokenRuleException e)
        {
            Refusal = e.Message;
            IsConflict = e.Code == "changed-meanwhile";
        }
        catch (InvalidRequestException e)
        {
            Refusal = "Please look at this again.";
            Problems = e.Problems;
        }
        catch (Exception e) when (e is NotAllowedException or NotSignedInException or NotFoundException or NotDoneException)
        {
            Refusal = e.Message;
        }
        finally
        {
            Runs = false;
        }

        return false;
    }

    /// <summary>The same line of code with the same values captured is the same press.</summary>
    private static bool IsSame(Func<Task> one, Func<Task>? other) => other is not null && one.Method == other.Method && (ReferenceEquals(one.Target, other.Target)
        || one.Target!.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).All(f => Equals(f.GetValue(one.Target), f.GetValue(other.Target))));
}
