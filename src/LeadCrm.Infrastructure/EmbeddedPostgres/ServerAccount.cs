namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>
/// The operating-system account that PostgreSQL runs as. PostgreSQL refuses to run as root, so root hands it
/// to an unprivileged account; everybody else runs it as themselves.
/// </summary>
/// <param name="Name">The account to switch to, or null for the account of this process.</param>
internal sealed record ServerAccount(string? Name)
{
    public static ServerAccount ThisProcess { get; } = new((string?)null);

    public string AsWords() => Name is null ? "" : $" as the user {Name}";

    /// <summary>Chooses the account: the owner of an existing cluster, else <c>postgres</c>, else <c>nobody</c>.</summary>
    public static async Task<ServerAccount> ChooseAsync(string? existingCluster, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return ThisProcess;

        if (existingCluster is not null)
            return new ServerAccount(await OwnerOfAsync(existingCluster, cancellationToken));

        foreach (var name in (string[])["postgres", "nobody"])
        {
            var look = await new ChildProgram("id", "-u", name).RunAsync(cancellationToken);
            if (look.Succeeded)
                return new ServerAccount(name);
        }

        throw new EmbeddedPostgresException(
            "PostgreSQL refuses to run as root and this machine has neither a user 'postgres' nor 'nobody'. Start LeadCrm as a normal user.");
    }

    /// <summary>Whether the account can enter the folder; asked of the system, which knows about groups and access lists.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null)
            return true;

        var entered = await new ChildProgram("/bin/sh", "-c", "cd \"$1\"", "sh", folder) { Account = this }.RunAsync(cancellationToken);
        return entered.Succeeded;
    }

    public async Task TakeOverAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is null)
            return;

        var taken = await new ChildProgram("chown", Name, folder).RunAsync(cancellationToken);
        if (!taken.Succeeded)
            throw new EmbeddedPostgresException($"{folder} could not be given to the user {Name}: {taken.Words}");
    }

    private static async Task<string> OwnerOfAsync(string folder, CancellationToken cancellationToken)
    {
        string[] question = OperatingSystem.IsLinux() ? ["-c", "%U", folder] : ["-f", "%Su", folder];
        var owner = await new ChildProgram("stat", question).RunAsync(cancellationToken);
        return owner.Succeeded
            ? owner.Output.Trim()
            : throw new EmbeddedPostgresException($"The owner of {folder} could not be found: {owner.Words}");
    }
}
