namespace LeadCrm.Domain.Leads;

/// <summary>
/// Countries by region, after the sub-regions of the UN's M49 standard (the island regions of the Pacific taken together,
/// because each of them alone is small), and the countries with ten million people or more (UN World Population
/// Prospects 2024).
/// </summary>
internal static class WorldRegions
{
    private static readonly Dictionary<string, string> ByCountry = Read(
        ("Northern Africa", "DZ EG LY MA SD TN EH"),
        ("Eastern Africa", "IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW"),
        ("Middle Africa", "AO CM CF TD CG CD GQ GA ST"),
        ("Southern Africa", "BW SZ LS NA ZA"),
        ("Western Africa", "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG"),
        ("the Caribbean", "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI"),
        ("Central America", "BZ CR SV GT HN MX NI PA"),
        ("South America", "AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE"),
        ("Northern America", "BM CA GL PM US"),
        ("Central Asia", "KZ KG TJ TM UZ"),
        ("Eastern Asia", "CN HK MO KP JP MN KR TW"),
        ("South-eastern Asia", "BN KH ID LA MY MM PH SG TH TL VN"),
        ("Southern Asia", "AF BD BT IN IR MV NP PK LK"),
        ("Western Asia", "AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE"),
        ("Eastern Europe", "BY BG CZ HU PL MD RO RU SK UA"),
        ("Northern Europe", "AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB"),
        ("Southern Europe", "AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK"),
        ("Western Europe", "AT BE FR DE LI LU MC NL CH"),
        ("Australia and New Zealand", "AU CX CC HM NZ NF"),
        ("the Pacific islands", "FJ NC PG SB VU GU KI MH FM NR MP PW UM AS CK PF NU PN WS TK TO TV WF"));

    private static readonly HashSet<string> Populous = [.. (
        "DZ EG MA SD TN BI ET KE MG MW MZ RW SO SS UG TZ ZM ZW AO CM TD CD BJ BF CI GH GN ML NE NG SN ZA "
        + "CU DO HT GT HN MX AR BO BR CL CO EC PE VE CA US "
        + "KZ TJ UZ CN KP JP KR TW ID KH MY MM PH TH VN AF BD IN IR NP PK LK AZ IQ JO SA SY TR AE YE "
        + "BE CZ DE ES FR GB IT NL PL PT RO RU SE UA AU PG").Split(' ')];

    public static IEnumerable<string> Countries => ByCountry.Keys;

    public static string? Of(string country) => ByCountry.GetValueOrDefault(country);

    public static bool IsPopulous(string country) => Populous.Contains(country);

    private static Dictionary<string, string> Read(params IEnumerable<(string Region, string Countries)> regions) =>
        regions.SelectMany(one => one.Countries.Split(' ').Select(country => (country, one.Region)))
            .ToDictionary(one => one.country, one => one.Region);
}
