using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace LeadCrm.Application.Tests.Compose;

/// <summary>The repository's docker-compose.yml, with its anchors and merges resolved.</summary>
internal sealed class ComposeFile
{
    private readonly Dictionary<object, object> _root;

    private ComposeFile(string text, Dictionary<object, object> root) => (Text, _root) = (text, root);

    public string Text { get; }

    public IEnumerable<string> Services => Section("services").Keys.Cast<string>();

    public static ComposeFile Read()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder(), "docker-compose.yml"));
        var parser = new MergingParser(new Parser(new StringReader(text)));
        return new ComposeFile(text, new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser));
    }

    public Dictionary<object, object> Section(params string[] path)
        => path.Aggregate(_root, (at, key) => (Dictionary<object, object>)at[key]);

    public bool Has(string service, string key) => Section("services", service).ContainsKey(key);

    public string Value(params string[] path) => (string)Section(path[..^1])[path[^1]];

    public IEnumerable<string> List(params string[] path) => ((List<object>)Section(path[..^1])[path[^1]]).Cast<string>();

    private static string RepositoryFolder()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "docker-compose.yml")))
            at = Path.GetDirectoryName(at) ?? throw new FileNotFoundException("docker-compose.yml is above no folder of the tests.");

        return at;
    }
}
