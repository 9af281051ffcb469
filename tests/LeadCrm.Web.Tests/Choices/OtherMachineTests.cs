using System.Diagnostics;

namespace LeadCrm.Web.Tests.Choices;

/// <summary>The same lists where the machine has no locale data at all (a slim container): what is offered must not depend on it.</summary>
public sealed class OtherMachineTests
{
    [Fact]
    public async Task What_lists_offer_is_accepted_on_a_machine_without_locale_data()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(OfferedListsTests).Assembly.Location, "-noLogo", "-noColor", "-class", typeof(OfferedListsTests).FullName! })
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var child = Process.Start(start)!;

        var (told, failed) = (child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        child.ExitCode.ShouldBe(0, await told + await failed);
        (await told).ShouldContain("Failed: 0");
    }
}
