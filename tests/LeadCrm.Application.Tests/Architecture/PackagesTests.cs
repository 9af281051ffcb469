using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace LeadCrm.Application.Tests.Architecture;

public sealed class PackagesTests
{
    [Fact]
    public void The_list_of_versions_names_what_is_used_and_nothing_else()
    {
        var root = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));
        var used = new[] { "src", "tests", "migrations" }.SelectMany(folder => new DirectoryInfo(Path.Combine(root.FullName, folder)).EnumerateFiles("*.csproj", SearchOption.AllDirectories))
            .Append(new FileInfo(Path.Combine(root.FullName, "Directory.Build.props")))
            .SelectMany(f => Named(f, "PackageReference")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        used.Count.ShouldBeGreaterThan(20);

        // Below the note stand those that come along with others.
        var list = XDocument.Load(Path.Combine(root.FullName, "Directory.Packages.props")).Descendants("ItemGroup").Single().Nodes();
        list.TakeWhile(n => n is not XComment).OfType<XElement>().Select(e => e.Attribute("Include")!.Value).Where(name => !used.Contains(name)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Named(FileInfo file, string element) => XDocument.Load(file.FullName).Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>();

    private static string Here([CallerFilePath] string path = "") => path;
}
