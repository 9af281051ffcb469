using System.CommandLine;

namespace LeadCrm.Web.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommandOptions
{
    /// <summary>Not the folder of <c>run</c>, whose accounts have a known password.</summary>
    public const string ProductionFolder = ".data-production";

    public static Option<string?> Data(string otherwise = ".data") => new("--data") { Description = $"The data folder. Default: LeadCrm__DataFolder, else {otherwise}" };

    public static Option<int> Port() => new("--port") { Description = "The port on 127.0.0.1", DefaultValueFactory = _ => 5080 };
}
