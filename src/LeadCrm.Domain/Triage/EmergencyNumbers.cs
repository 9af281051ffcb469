namespace LeadCrm.Domain.Triage;

/// <summary>
/// The number for a medical emergency where the person is now. Listed are countries whose well-known number for an
/// ambulance is another than 112, the number of the European Union, its neighbours and India. Elsewhere 112 is named too:
/// every GSM phone connects it to the local emergency service (3GPP TS 22.101, 10.1.1).
/// </summary>
public static class EmergencyNumbers
{
    /// <summary>The number that GSM phones connect to an emergency service everywhere.</summary>
    public const string Default = "112";

    private static readonly Dictionary<string, string> ByCountry = Read(
        ("911", "US CA MX PR VI GU AS CR PA DO BS BM KY UY PH JO EC HN PY"),
        ("999", "GB GG JE IM BH BD HK MY KE QA"),
        ("000", "AU CX CC NF"),
        ("111", "NZ"),
        ("119", "JP KR TW"),
        ("120", "CN"),
        ("995", "SG"),
        ("1669", "TH"),
        ("115", "VN IR"),
        ("998", "AE"),
        ("997", "SA"),
        ("9999", "OM"),
        ("123", "EG CO"),
        ("190", "TN"),
        ("101", "IL"),
        ("140", "LB"),
        ("192", "BR"),
        ("107", "AR"),
        ("131", "CL"),
        ("106", "PE"),
        ("1122", "PK"),
        ("103", "BY KZ KG UZ TJ"),
        ("10177", "ZA"));

    /// <summary>The number to call in a country.</summary>
    /// <param name="countryIso2">ISO 3166-1 alpha-2 code in any case; null or one not listed gives <see cref="Default"/>.</param>
    public static string For(string? countryIso2) =>
        countryIso2 is not null && ByCountry.TryGetValue(countryIso2.Trim().ToUpperInvariant(), out var number) ? number : Default;

    /// <summary>All countries whose number is another than <see cref="Default"/>, by their ISO 3166-1 alpha-2 code.</summary>
    public static IReadOnlyDictionary<string, string> All => ByCountry;

    private static Dictionary<string, string> Read(params IEnumerable<(string Number, string Countries)> numbers) =>
        numbers.SelectMany(one => one.Countries.Split(' ').Select(country => (country, one.Number)))
            .ToDictionary(one => one.country, one => one.Number);
}
