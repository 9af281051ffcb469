namespace LeadCrm.Application.Seeding;

/// <summary>Where invented people and clinics are at home.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Language">BCP 47.</param>
/// <param name="TimeZone">IANA.</param>
/// <param name="City">A city, for clinics.</param>
/// <param name="FirstNames">First names used there.</param>
/// <param name="LastNames">Last names used there.</param>
internal sealed record SeededHome(string Country, string Language, string TimeZone, string City, string[] FirstNames, string[] LastNames);

internal static class SeededNames
{
    private static readonly string[] s_english = ["Olivia", "Amelia", "Grace", "Charlotte", "Susan", "Margaret", "George", "Harry", "Thomas", "William", "Peter", "Ruth"];
    private static readonly string[] s_englishLast = ["Ashdown", "Bramley", "Carver", "Dunmore", "Ellery", "Fairbrook", "Garside", "Hollis", "Kettering", "Marlow", "Penrose", "Whitlock"];
    private static readonly string[] s_german = ["Anna", "Birgit", "Claudia", "Greta", "Heike", "Ingrid", "Jürgen", "Karl", "Lukas", "Stefan", "Uwe", "Wolfgang"];
    private static readonly string[] s_germanLast = ["Ackermann", "Brandt", "Dietrich", "Eichhorn", "Falkner", "Hartwig", "Kessler", "Lindner", "Reinhold", "Steinbach", "Vogler", "Zielinski"];
    private static readonly string[] s_romance = ["Camille", "Élodie", "Giulia", "Inés", "Lucía", "María", "Antoine", "Carlos", "Diego", "Luca", "Marco", "Pierre"];
    private static readonly string[] s_romanceLast = ["Bellini", "Castellan", "Delacroix", "Esposito", "Fontaine", "Guerrero", "Lombardi", "Moreau", "Navarro", "Olivares", "Ricci", "Vidal"];
    private static readonly string[] s_arabic = ["Aisha", "Fatima", "Layla", "Mariam", "Noor", "Salma", "Ahmed", "Hassan", "Khalid", "Omar", "Tariq", "Yusuf"];
    private static readonly string[] s_arabicLast = ["Al-Amin", "Al-Farsi", "Barakat", "Darwish", "Haddad", "Jaber", "Khoury", "Mansour", "Nasser", "Qasim", "Rahal", "Saleh"];

    /// <summary>Where patients come from, the more frequent twice.</summary>
    public static readonly SeededHome[] Patients =
    [
        new("GB", "en", "Europe/London", "London", s_english, s_englishLast),
        new("GB", "en", "Europe/London", "Leeds", s_english, s_englishLast),
        new("US", "en", "America/New_York", "New York", s_english, s_englishLast),
        new("US", "en", "America/Chicago", "Chicago", s_english, s_englishLast),
        new("DE", "de", "Europe/Berlin", "Berlin", s_german, s_germanLast),
        new("AT", "de", "Europe/Vienna", "Vienna", s_german, s_germanLast),
        new("FR", "fr", "Europe/Paris", "Paris", s_romance, s_romanceLast),
        new("ES", "es", "Europe/Madrid", "Madrid", s_romance, s_romanceLast),
        new("IT", "it", "Europe/Rome", "Rome", s_romance, s_romanceLast),
        new("AE", "ar", "Asia/Dubai", "Dubai", s_arabic, s_arabicLast),
        new("SA", "ar", "Asia/Riyadh", "Riyadh", s_arabic, s_arabicLast),
        new("CA", "en", "America/Toronto", "Toronto", s_english, s_englishLast),
    ];

    /// <summary>Where clinics are.</summary>
    public static readonly SeededHome[] Clinics =
    [
        new("TR", "tr", "Europe/Istanbul", "Istanbul", [], ["Bosphorus", "Golden Horn", "Marmara"]),
        new("TR", "tr", "Europe/Istanbul", "Ankara", [], ["Anatolia", "Citadel"]),
        new("MX", "es", "America/Monterrey", "Monterrey", [], ["Sierra", "Mitras"]),
        new("ES", "es", "Europe/Madrid", "Barcelona", [], ["Montjuïc", "Eixample"]),
        new("DE", "de", "Europe/Berlin", "Munich", [], ["Isar", "Alpenblick"]),
        new("PL", "pl", "Europe/Warsaw", "Kraków", [], ["Wawel", "Vistula"]),
        new("HU", "hu", "Europe/Budapest", "Budapest", [], ["Danube", "Gellért"]),
        new("TH", "th", "Asia/Bangkok", "Bangkok", [], ["Chao Phraya", "Silom"]),
        new("IN", "hi", "Asia/Kolkata", "Chennai", [], ["Coromandel", "Marina"]),
        new("KR", "ko", "Asia/Seoul", "Seoul", [], ["Hangang", "Namsan"]),
    ];

    public static readonly string?[] Sources = ["google", "google", "google", "newsletter", "facebook", "direct", "partner-site", "bing", null, "instagram"];

    public static readonly string?[] Mediums = ["organic", "cpc", "email", "social", null, "referral"];

    public static readonly string?[] Campaigns = [null, null, null, "spring-guide", "second-opinion", "long-waiting-lists", "autumn-webinar"];

    public static readonly string[] Messages =
    [
        "My doctor at home suggested that I ask for a second opinion abroad.",
        "The waiting list here is more than a year, and I would like to know what is possible and what it would cost.",
        "I have read your article and would like to talk to somebody who knows this treatment.",
        "I have recent reports and images and can send them.",
        "Please tell me first whether this is suitable in my situation.",
    ];

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A span between two, evenly drawn.</summary>
    public static TimeSpan Between(this Random random, TimeSpan least, TimeSpan most) => least + ((most - least) * random.NextDouble());
}
