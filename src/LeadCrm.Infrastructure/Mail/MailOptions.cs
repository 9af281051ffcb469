using Microsoft.Extensions.Configuration;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>The section <c>Smtp</c> of the configuration and where mails go without it.</summary>
public sealed record MailOptions
{
    /// <summary>The mail server; null: mails are written as files.</summary>
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    /// <summary>Null: the server takes mails without signing in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>How long the server may say nothing, for connecting and for each mail.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The sender, for example <c>LeadCrm &lt;care@example.org&gt;</c>; its host is also that of every Message-ID.</summary>
    public string From { get; init; } = "LeadCrm <no-reply@leadcrm.invalid>";

    /// <summary>Where .eml files go.</summary>
    public string OutboxFolder { get; init; } = Path.Combine(".data", "outbox");

    public static MailOptions Read(IConfiguration configuration)
    {
        var defaults = new MailOptions();
        var smtp = configuration.GetSection("Smtp");
        return new MailOptions
        {
            Host = NullIfEmpty(smtp["Host"]),
            Port = smtp.GetValue("Port", defaults.Port),
            User = NullIfEmpty(smtp["User"]),
            Password = smtp["Password"],
            Timeout = TimeSpan.FromSeconds(Math.Clamp(smtp.GetValue("TimeoutSeconds", defaults.Timeout.TotalSeconds), 1, 60)),
            From = NullIfEmpty(smtp["From"]) ?? defaults.From,
            OutboxFolder = Path.Combine(NullIfEmpty(configuration["LeadCrm:DataFolder"]) ?? ".data", "outbox"),
        };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
