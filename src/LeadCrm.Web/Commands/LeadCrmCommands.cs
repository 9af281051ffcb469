namespace LeadCrm.Web.Commands;

internal static class LeadCrmCommands
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(0);
}
