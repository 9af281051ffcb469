using System.Text.RegularExpressions;

namespace LeadCrm.Domain.Leads;

/// <summary>The forms of identifiers, surest first. Digits are those of any script.</summary>
internal static partial class IdentifierPatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 1000;
    private const int FewestPhoneDigits = 7;

    // Stems of month names in English, German, Spanish, Turkish, Russian and Arabic.
    private const string Month =
        @"(jan(uary|uar|\.)?|feb(ruary|ruar|\.)?|mar(ch|zo|t|\.)?|märz|apr(il|\.)?|may|mai|jun[ei]?|jul[yi]?|aug(ust|\.)?|sep(tember|t|\.)?|o[ck]t(ober|\.)?|nov(ember|\.)?|de[cz](ember|\.)?"
        + @"|ene(ro)?|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
        + @"|ocak|şubat|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık"
        + @"|январ\p{L}+|феврал\p{L}+|март\p{L}*|апрел\p{L}+|ма[йя]|июн\p{L}+|июл\p{L}+|август\p{L}*|сентябр\p{L}+|октябр\p{L}+|ноябр\p{L}+|декабр\p{L}+"
        + @"|يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر)";

    public static IEnumerable<IdentifierMark> Find(string text) =>
        Marks(IdentifierKind.Email, Email(), text)
            .Concat(Marks(IdentifierKind.Link, Link(), text))
            .Concat(Marks(IdentifierKind.IpAddress, IpAddress(), text))
            .Concat(Marks(IdentifierKind.Date, Date(), text))
            .Concat(Marks(IdentifierKind.Age, HighAge(), text))
            .Concat(Marks(IdentifierKind.Address, Address(), text))
            .Concat(Marks(IdentifierKind.IdNumber, LabelledNumber(), text))
            .Concat(Phone().Matches(text).Where(IsPhone).Select(match => Mark(IdentifierKind.Phone, match)))
            .Concat(Marks(IdentifierKind.IdNumber, BareNumber(), text))
            .Concat(Introduced().Matches(text).Select(match => match.Groups["name"])
                .Select(name => new IdentifierMark(IdentifierKind.Name, name.Index, name.Length)));

    private static IEnumerable<IdentifierMark> Marks(IdentifierKind kind, Regex pattern, string text) =>
        pattern.Matches(text).Select(match => Mark(kind, match));

    private static IdentifierMark Mark(IdentifierKind kind, Match match) => new(kind, match.Index, match.Length);

    // A long number in one piece is a phone number only when it starts like one; else it is some other number.
    private static bool IsPhone(Match match) =>
        match.Value.Count(char.IsDigit) >= FewestPhoneDigits && (match.Value[0] is '+' or '(' or '0' or '٠' or '۰' || !match.Value.All(char.IsDigit));

    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+'-])(?>[\p{L}\p{N}._%+'-]+)(@|\s?[(\[]at[)\]]\s?)[\p{L}\p{N}-]+((\.|\s?[(\[]dot[)\]]\s?)[\p{L}\p{N}-]+)+", Options, Timeout)]
    private static partial Regex Email();

    [GeneratedRegex(@"((https?|ftp)://|www\.)[^\s<>""]+|(?<![\p{L}\p{N}_@.])@\w{3,}|(?<![\p{L}\p{N}.@-])(?>[\p{L}\p{N}-]+)(\.[\p{L}\p{N}-]+)*\.(com|org|net|info|de|uk|es|tr|ru|ae|sa|eu|me|io|co)\b(/[^\s<>""]*)?", Options, Timeout)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.]*\d)|(?<![\p{L}\p{N}:])([0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}(:[0-9a-f]{1,4})*", Options, Timeout)]
    private static partial Regex IpAddress();

    [GeneratedRegex(
        @"(?<![\d./-])(\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(\d{4}|\d{2})|\d{1,2}[./-](19|20)\d{2}|(19|20)\d{2}[/-](0[1-9]|1[0-2]))(?![\d/-])"
        + @"|(?<![\p{L}\p{N}])\d{1,2}(st|nd|rd|th|\.|º)?\s*(of\s+|de\s+)?" + Month + @"(?!\p{L})(,?\s*(de\s+|del\s+)?\d{2,4})?"
        + @"|(?<!\p{L})" + Month + @"(?!\p{L}),?\s*(de\s+|del\s+)?\d{1,4}(st|nd|rd|th)?(?!\d)(,?\s*\d{4})?",
        Options, Timeout)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(?<!\d)(9\d|1[0-2]\d)(\s|-)*(years?|yrs?|y/?o|years?[ -]old|jahre?|jährig\p{L}*|años?|yaş\p{L}*|лет|год\p{L}*|سنة|سنه|عاما?)(?!\p{L})"
        + @"|(?<!\p{L})(aged?|edad|alter|yaş[ıi]?|возраст|عمر\p{L}*)\s*:?\s*(is\s+)?(9\d|1[0-2]\d)(?!\d)",
        Options, Timeout)]
    private static partial Regex HighAge();

    [GeneratedRegex(
        @"(?<!\p{N})\d{1,5}[a-z]?,?\s+(\p{L}+\s+){0,3}(street|st|road|rd|avenue|ave|lane|drive|boulevard|blvd|court|square)(?!\p{L})"
        + @"|(?<!\p{L})\p{L}*(straße|strasse|str\.|weg|platz|gasse|allee)\s+\d{1,4}[a-z]?(?![\p{L}\p{N}])"
        + @"|(?<!\p{L})(calle|avenida|avda\.?|plaza|paseo|улица|ул\.|проспект|пр-т|شارع)\s+(\p{L}+[\s,]+){1,4}(n[º°o]\.?\s*|д\.\s*)?\d{1,5}"
        + @"|(?<!\p{L})(\p{L}+\s+){1,3}(sokak|sokağı|sok\.|caddesi|cad\.|mahallesi|mah\.)(\s*no\s*:?\s*\d+)?"
        + @"|(?<![\p{L}\p{N}])[a-z]{1,2}\d[a-z\d]?\s\d[a-z]{2}(?![\p{L}\p{N}])"
        + @"|(?<!\p{L})(p\.?\s?o\.?\s?box|postfach|apartado)\s*\d+",
        Options, Timeout)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"(?<!\p{N})\d{3}-\d{2}-\d{4}(?![\p{N}-])"
        + @"|(?<!\p{L})(mrn|ssn|nhs|nif|nie|dni|vin|imei|iban|passport|reisepass|pasaporte|pasaport|паспорт|insurance|versicherung\p{L}*|policy|licen[cs]e|account|konto|record|patient|chart|serial|kimlik|снилс|инн|جواز\p{L}*|هوية)\s*(n[o°º]\.?|nr\.?|num(ber|mer|ero)?|id|№|رقم)?\s*[:#]?\s*(?=[\p{L}\p{N}/-]*\d)[\p{L}\p{N}/-]{4,40}(\s\d{2,})*",
        Options, Timeout)]
    private static partial Regex LabelledNumber();

    [GeneratedRegex(@"(?<![\p{L}\p{N}+])(\+|00)?\(?\d([\s().\u00A0/-]{0,3}\d){5,17}(?![\p{L}\p{N}])", Options, Timeout)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?=[\p{L}\p{N}-]*(\d[\p{L}-]*){5})[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*(?![\p{L}\p{N}])", Options, Timeout)]
    private static partial Regex BareNumber();

    // Case matters for the name itself: "Dr Smith", not "Dr said".
    [GeneratedRegex(
        @"(?<!\p{L})(?i:mr|mrs|ms|miss|dr|prof|herrn?|frau|sra?|señora?|bay|bayan|sayın|г-н|г-жа|господин|госпожа)\.?\s+(?<name>\p{Lu}[\p{L}\p{M}'’-]+(\s+\p{Lu}[\p{L}\p{M}'’-]+){0,3})"
        + @"|(?<!\p{L})(?i:my name is|i am called|ich heiße|ich heisse|mein name ist|me llamo|mi nombre es|benim adım|adım|меня зовут|اسمي|انا اسمي)\s+(?<name>[\p{L}\p{M}'’-]+(\s+\p{Lu}[\p{L}\p{M}'’-]+){0,3})"
        + @"|(?<!\p{L})(السيد|السيدة|الدكتور|الدكتورة)\s+(?<name>\p{L}+(\s+\p{L}+)?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Timeout)]
    private static partial Regex Introduced();
}
