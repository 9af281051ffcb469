namespace LeadCrm.Application.Imports;

/// <summary>The fields that a map may name, with the longest text each takes (as the database keeps it).</summary>
public static class ImportFields
{
    /// <summary>The id by which the other system knows the lead; unique.</summary>
    public const string ExternalId = "externalId";

    /// <summary>When the lead was created there; a day without a time is the first moment of that day.</summary>
    public const string CreatedAt = "createdAt";

    /// <summary>When it was booked; of a day without a time only the day counts.</summary>
    public const string BookedAt = "bookedAt";

    /// <summary>The article's slug.</summary>
    public const string Article = "article";

    /// <summary>The article's title.</summary>
    public const string ArticleTitle = "articleTitle";

    /// <summary>The article's category on its site.</summary>
    public const string ArticleCategory = "articleCategory";

    /// <summary>The source.</summary>
    public const string Source = "source";

    /// <summary>The medium.</summary>
    public const string Medium = "medium";

    /// <summary>The campaign.</summary>
    public const string Campaign = "campaign";

    /// <summary>The partner site.</summary>
    public const string SiteKey = "siteKey";

    /// <summary>Where the reader came from.</summary>
    public const string Referrer = "referrer";

    /// <summary>The page.</summary>
    public const string Url = "url";

    /// <summary>Who looked after the lead there.</summary>
    public const string Coordinator = "coordinator";

    /// <summary>Who booked it for the clinic there.</summary>
    public const string ClinicPerson = "clinicPerson";

    private static readonly Dictionary<string, int> s_leads = new()
    {
        [ExternalId] = 100,
        [CreatedAt] = 40,
        [Article] = 200,
        [ArticleTitle] = 300,
        [ArticleCategory] = 200,
        [Source] = 200,
        [Medium] = 200,
        [Campaign] = 200,
        [SiteKey] = 100,
        [Referrer] = 2000,
        [Url] = 2000,
    };

    private static readonly Dictionary<string, int> s_bookings = new()
    {
        [ExternalId] = 100,
        [BookedAt] = 40,
        [Coordinator] = 200,
        [ClinicPerson] = 200,
    };

    /// <summary>The fields of a kind of import and their longest texts, in characters.</summary>
    /// <param name="kind">What is imported.</param>
    public static IReadOnlyDictionary<string, int> Of(ImportKind kind) => kind == ImportKind.Leads ? s_leads : s_bookings;

    /// <summary>The fields that every row must have.</summary>
    /// <param name="kind">What is imported.</param>
    public static IReadOnlyList<string> Required(ImportKind kind) => [ExternalId, kind == ImportKind.Leads ? CreatedAt : BookedAt];
}
