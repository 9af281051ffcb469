using System.CommandLine;

namespace LeadCrm.Web.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommandOptions
{
    public static Option<string?> Data() => new("--data") { Description = "The data folder. Default: LeadCrm__DataFolder, else .data" };

    public static Option<int> Port() => new("--port") { Description = "The port on 127.0.0.1", DefaultValueFactory = _ => 5080 };
}
