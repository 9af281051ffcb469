using System.Security.Cryptography;
using System.Text.Json;
using LeadCrm.Infrastructure.Files;

namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The generated passwords of the cluster's two roles, kept beside it and readable by its owner alone.</summary>
internal sealed record ClusterPasswords(string Owner, string Application)
{
    public static ClusterPasswords Generate() => new(RandomPassword(), RandomPassword());

    public Task WriteAsync(string path, CancellationToken cancellationToken)
        => PrivateFile.WriteAsync(path, JsonSerializer.Serialize(this), cancellationToken);

    public static async Task<ClusterPasswords> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(path, cancellationToken);
            return JsonSerializer.Deserialize<ClusterPasswords>(text)!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new EmbeddedPostgresException($"The passwords of the database cannot be read from {path}: {exception.Message}", exception);
        }
    }

    // Hexadecimal: needs no quoting in SQL, in connection strings or in shells.
    private static string RandomPassword() => RandomNumberGenerator.GetHexString(40, lowercase: true);
}
