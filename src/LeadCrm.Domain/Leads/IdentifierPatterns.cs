using System.Text.RegularExpressions;

namespace LeadCrm.Domain.Leads;

/// <summary>
/// The forms of identifiers, surest first. All expressions are linear (<see cref="RegexOptions.NonBacktracking"/>): a text is searched in
/// time that grows with its length, whatever it says. That kind of expression cannot look around a match, so what has to hold around
/// or inside one is looked at afterwards.
/// </summary>
internal static class IdentifierPatterns
{
    private const int FewestPhoneDigits = 7;
    private const int FewestNumberDigits = 5;
    private const int FewestAccountDigits = 10;
    private const int FewestSpelledParts = 6;
    private const int FewestSpelledWords = 4;
    private const int FewestMixedWords = 2;
    private const int ShortestLabelled = 4;

    private const string Label = @"[\p{L}\p{N}-]+";
    private const string Local = @"[\p{L}\p{N}._%+'-]+";
    private const string Apart = "[ _/|~*+=-]";
    private const string SaidDot = @"(?:\.| \. ?| ?[(\[{<] ?" + IdentifierWords.Dot + @" ?[)\]}>] ?|" + Apart + IdentifierWords.Dot + Apart + ")";
    private const string SaidAt = @"(?: ?@ ?| ?[(\[{<] ?(?:@|" + IdentifierWords.At + @") ?[)\]}>] ?|" + Apart + IdentifierWords.At + Apart + ")";

    private static readonly Regex s_email = Linear(
        $"{Local}@{Label}(?:{SaidDot}{Label})+",
        $@"{Local}{SaidAt}{Label}(?:{SaidDot}{Label})*{SaidDot}(?:xn--[a-z0-9-]+|\p{{L}}{{2,24}})\b");

    private static readonly Regex s_link = Linear(
        @"(?:https?|hxxps?|ftp)://[^ <>""]+", @"\bwww\.[^ <>""]+", @"\B@[\p{L}\p{N}_.]{2,}",
        $@"\b{Label}(?: {IdentifierWords.Dot} {Label})* {IdentifierWords.Dot} {IdentifierWords.TopLevel}\b",
        @"\b(?:on|via|over|my) (?:instagram|insta|facebook|messenger|telegram|twitter|tiktok|snapchat|linkedin|wechat|skype|whatsapp|viber|signal|discord|zoom)(?: is| as)? ?:? ?(?:live:)?@?[\p{L}_-]*(?:[._]?\d|[._]\p{L})[\p{L}\p{N}._-]*",
        @"\bskype:? live:[\p{L}\p{N}._-]+",
        @"\b(?:instagram|insta|facebook|fb|telegram|twitter|tiktok|snapchat|linkedin|wechat|skype|whatsapp|viber|vk)(?: id| name| user| handle)? ?[:@] ?@?[\p{L}\p{N}_.+-]{3,}");

    private static readonly Regex s_domain = Linear($@"\b{Label}(?:\.{Label})*\.(?:xn--[a-z0-9-]+|\p{{L}}{{2,24}})\b(?:[/?#:][^ <>""]*)?");
    private static readonly Regex s_knownDomain = Linear($@"\.{IdentifierWords.TopLevel}(?:$|[/?#:])");

    private static readonly Regex s_ipAddress = Linear(@"\b\d{1,3}(?:\.\d{1,3}){3}\b", @"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f:]*", @"\b(?:[0-9a-f]{1,4}:){1,7}:[0-9a-f:]*");

    private static readonly Regex s_date = Linear(
        @"\b\d{4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,2}\b", @"\b\d{1,2} ?[./-] ?\d{1,2} ?[./-] ?(?:\d{4}|\d{2})\b", @"\b\d{1,2}[./-](?:19|20)\d{2}\b", @"\b(?:19|20)\d{2}[/-](?:0[1-9]|1[0-2])\b",
        $@"\b\d{{1,2}}(?:st|nd|rd|th|\.|o)? ?(?:of |de )?{IdentifierWords.Month}\b(?:,? ?(?:de |del )?\d{{2,4}}\b)?",
        $@"\b{IdentifierWords.Month}\b\.?,? ?(?:de |del )?\d{{1,4}}(?:st|nd|rd|th)?\b(?:,? ?\d{{4}}\b)?",
        @"\d{4} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?");

    private const string Unit = "(?:one|two|three|four|five|six|seven|eight|nine)";

    private static readonly Regex s_highAge = Linear(
        @"\b(?:9\d|1[0-2]\d)[ -]{0,2}(?:years?|yrs?|y/?o|jahre?|jahrig\p{L}*|anos?|ans|anni|lat|yas\p{L}*|лет|год\p{L}*|سنه|عاما?)\b",
        @"\b(?:ninety(?:[ -]" + Unit + @")?|(?:a |one )?hundred(?:[ -](?:and )?(?:" + Unit + @"|ten))?)[ -]{1,2}years?\b",
        @"\bin (?:my|his|her|their|the) (?:nineties|90s|hundreds)\b",
        @"\b(?:aged?|edad|alter|yasi?|возраст|عمر\p{L}*) ?:? ?(?:is )?(?:9\d|1[0-2]\d)\b");

    private static readonly Regex s_address = Linear(
        @"\b\d{1,5}[a-z]?,? (?:\p{L}+ ){0,3}(?:street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|court|square|crescent|terrace)\b",
        @"\b\p{L}*(?:strasse|str\.|weg|platz|gasse|allee) \d{1,4}[a-z]?\b",
        @"\b(?:calle|avenida|avda\.?|plaza|paseo|via|viale|улица|ул\.|проспект|пр-т|переулок|شارع) ?(?:\p{L}+[ ,]+){1,4}(?:n[o°]?\.? ?|д\. ?)?\d{1,5}\b",
        @"\b(?:ul|al|os|pl)\. ?(?:\p{L}+ ){1,3}\d{1,4}\b",
        @"\b\d{1,4}(?: bis| ter)?,? (?:rue|chemin|impasse|quai) (?:\p{L}+[ '-]){0,4}\p{L}+",
        @"\b(?:\p{L}+ ){1,3}(?:sokak|sokagi|sok\.|caddesi|cad\.|mahallesi|mah\.)(?: ?no ?:? ?\d+)?",
        @"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", @"\b[a-z]\d[a-z] ?\d[a-z]\d\b",
        @"\b(?:p\.? ?o\.? ?box|postfach|apartado) ?\d+",
        @"-?\b\d{1,3}\.\d{3,}[,;]? -?\d{1,3}\.\d{3,}\b");

    // Words of ways that are everyday words, too ("in place", "three times a way"): a street's name begins each with a capital.
    private static readonly Regex s_street = Linear(
        @"\b(?:\p{L}+ ){1,2}(?<way>street|road|avenue|lane|boulevard|square|terrace)\b(?: \d{1,5}[a-z]?\b)?",
        @"\b\d{1,5}[a-z]?,? (?:\p{L}+ ){1,3}(?<way>way|close|place|gardens|grove|hill|park|mews|row|walk|highway|parkway|view|green|gate|alley|quay|wharf|rise)\b");

    private static readonly Regex s_account = Linear(@"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?\b");

    private const string Document = @"mrn|ssn|nhs|nif|nie|dni|vin|imei|iban|passport|reisepass|pasaporte|pasaport|паспорт|insurance|versicherung\p{L}*|policy|licen[cs]e|account|konto|serial|kimlik|снилс|инн|جواز\p{L}*|هويه";
    private const string NumberOf = @" ?(?:no|n|nr|num|number|nummer|numero|id|رقم)?\.? ?";
    private const string Value = @" ?(?<value>[\p{L}/-]{0,10}\d[\p{L}\d/-]{0,40})(?: \d{2,})*";

    // "The patient is 46" is no number of a patient.
    private static readonly Regex s_labelledNumber = Linear(
        @"\b\d{3}-\d{2}-\d{4}\b",
        $@"\b(?:{Document}){NumberOf}(?:[:#=]|is|was|es|ist|est)?{Value}",
        $@"\b(?:record|patient|chart){NumberOf}[:#=]?{Value}");

    private static readonly Regex s_phone = Linear(@"(?:\+ ?\(?|\(|\b)\d(?:(?:[ ().\-/_*]{0,3}|[,;:|~+=#])\d){5,17}");
    private static readonly Regex s_spelledNumber = Linear($@"\b(?:{IdentifierWords.Digit}|\d+)(?:[ ,.-]{{1,2}}(?:{IdentifierWords.Digit}|\d+))+\b");
    private static readonly Regex s_number = Linear(@"[\p{L}\d]+(?:-[\p{L}\d]+)*");

    public static IEnumerable<IdentifierMark> Find(SearchText text) =>
        Marks(IdentifierKind.Email, s_email, text)
            .Concat(Marks(IdentifierKind.Link, s_link, text))
            .Concat(Marks(IdentifierKind.Link, s_domain, text, IsDomain))
            .Concat(Marks(IdentifierKind.IpAddress, s_ipAddress, text))
            .Concat(Marks(IdentifierKind.Date, s_date, text))
            .Concat(Marks(IdentifierKind.Age, s_highAge, text))
            .Concat(Marks(IdentifierKind.IdNumber, s_account, text, (match, _) => Digits(match.ValueSpan) >= FewestAccountDigits))
            .Concat(Marks(IdentifierKind.Address, s_address, text))
            .Concat(Marks(IdentifierKind.Address, s_street, text, (match, searched) => searched.IsCapital(match.Groups["way"].Index)))
            .Concat(Marks(IdentifierKind.IdNumber, s_labelledNumber, text, (match, _) => match.Groups["value"] is not { Success: true, Length: < ShortestLabelled }))
            .Concat(s_phone.Matches(text.Folded).Where(IsPhone).Select(match => text.Mark(IdentifierKind.Phone, match.Index, EndOfNumber(match, text.Folded) - match.Index)))
            .Concat(Marks(IdentifierKind.Phone, s_spelledNumber, text, (match, _) => IsSpelledNumber(match.ValueSpan)))
            .Concat(Marks(IdentifierKind.IdNumber, s_number, text, (match, _) => Digits(match.ValueSpan) >= FewestNumberDigits));

    /// <summary>An expression that cannot backtrack. The time-out is for a machine that stands still; who meets it marks everything.</summary>
    internal static Regex Linear(params string[] alternatives) =>
        new(string.Join('|', alternatives), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static IEnumerable<IdentifierMark> Marks(IdentifierKind kind, Regex pattern, SearchText text, Func<Match, SearchText, bool>? counts = null) =>
        pattern.Matches(text.Folded).Where(match => match.Length > 0 && counts?.Invoke(match, text) != false).Select(match => text.Mark(kind, match.Index, match.Length));

    /// <summary>"began.Then" is a blank left out, "1.pain" a list; "jane.health" may be an address, whatever endings there will be.</summary>
    private static bool IsDomain(Match match, SearchText text)
    {
        if (s_knownDomain.IsMatch(match.Value))
            return true;
        var host = match.Value.AsSpan();
        if (host.IndexOfAny('/', '?', '#') is > 0 and var path)
            host = host[..path];
        var dot = host.LastIndexOf('.');
        return dot > 0 && host[..dot].ContainsAnyExceptInRange('.', '9') && (host.Length < match.Length || !text.IsCapital(match.Index + dot + 1) || text.IsCapital(match.Index + dot + 2));
    }

    // A long number in one piece is a phone number only when it starts like one; else it is some other number.
    private static bool IsPhone(Match match) =>
        Digits(match.ValueSpan) >= FewestPhoneDigits && (match.ValueSpan[0] is '+' or '(' or '0' || match.ValueSpan.ContainsAnyExceptInRange('0', '9'));

    private static int EndOfNumber(Match match, string text)
    {
        var end = match.Index + match.Length;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return end;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits;
    }

    /// <summary>Digits in words, or some of them in words and the rest in figures.</summary>
    private static bool IsSpelledNumber(ReadOnlySpan<char> text)
    {
        var (parts, words, digits) = (0, 0, Digits(text));
        foreach (var range in text.SplitAny(" ,.-"))
        {
            var part = text[range];
            parts += part.Length > 0 ? 1 : 0;
            words += part.Length > 0 && !char.IsAsciiDigit(part[0]) ? 1 : 0;
        }

        return (parts >= FewestSpelledParts && words >= FewestSpelledWords) || (words >= FewestMixedWords && words + digits >= FewestPhoneDigits);
    }
}
