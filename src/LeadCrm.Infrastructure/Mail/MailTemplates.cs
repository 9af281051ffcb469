using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.FollowUps;
using Scriban;

namespace LeadCrm.Infrastructure.Mail;

/// <summary>
/// The words of mails: one embedded file per kind and language. Its first line is the subject, a blank line ends a paragraph, and
/// a line that begins with <c>=&gt;</c> is the link with its label. Text and HTML are made of the same words.
/// </summary>
internal sealed class MailTemplates(HouseContact contact)
{
    private const string Fallback = "en";
    private readonly ConcurrentDictionary<(MessageKind Kind, string Language), Template?> _templates = [];

    /// <exception cref="InvalidOperationException">The kind has no words.</exception>
    public MailWords Render(OutgoingMail mail)
    {
        var primary = mail.Language.Split('-', '_')[0].ToLowerInvariant();
        var (template, language) = Find(mail.Kind, primary) is { } own
            ? (own, primary)
            : (Find(mail.Kind, Fallback) ?? throw new InvalidOperationException($"There are no words for mails of kind {mail.Kind}."), Fallback);
        var text = template.Render(new
        {
            name = mail.Name?.Text,
            reference = mail.Reference,
            what = mail.What,
            day = mail.Day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            days = mail.DaysLeft,
            deadline = mail.Deadline is { } due ? MailTime.Tell(due, mail.TimeZone) : null,
            at = mail.At is { } at ? MailTime.Tell(at, mail.TimeZone) : null,
            step = mail.Step,
            last = mail.Step == Reminders.Days[^1],
            clinic = mail.Clinic,
            country = mail.Country,
            quote = mail.Quote is { } quote ? Told(quote) : null,
            contact = Ways(mail.Reference),
        });
        return MailWords.Parse(text, language);
    }

    /// <summary>How to reach somebody, or that nobody reads answers: a mail never leaves a reader with a way that does not exist.</summary>
    private string Ways(string reference) => contact switch
    {
        { Ways: { } ways } => $"If you have a question, {ways}, and name your reference {reference}.",
        _ => $"This mail was written by itself, and answers to it are not read. Your reference is {reference}.",
    };

    private static object Told(MailedQuote quote) => new
    {
        number = quote.Number,
        total = Money(quote.Total, quote.Currency),
        up_to = quote.UpTo is { } upTo ? Money(upTo, quote.Currency) : null,
        deposit = quote.Deposit is > 0 and { } deposit ? Money(deposit, quote.Currency) : null,
        earliest = quote.EarliestOn?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        nights = quote.Nights,
        trips = quote.Trips,
    };

    /// <summary>With the currency's code: signs such as $ name a dozen currencies.</summary>
    private static string Money(decimal amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.###} {currency}");

    private Template? Find(MessageKind kind, string language) => _templates.GetOrAdd((kind, language), static key => Load(key.Kind, key.Language));

    private static Template? Load(MessageKind kind, string language)
    {
        var name = $"{typeof(MailTemplates).Namespace}.Templates.{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}.{language}.txt";
        using var stream = typeof(MailTemplates).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        var template = Template.Parse(reader.ReadToEnd(), name);
        return template.HasErrors ? throw new InvalidOperationException($"{name}: {template.Messages[0]}") : template;
    }
}
