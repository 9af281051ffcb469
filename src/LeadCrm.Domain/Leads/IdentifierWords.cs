namespace LeadCrm.Domain.Leads;

/// <summary>Words that identifiers are written with, folded as <see cref="SearchText"/> folds: lower case, without accents.</summary>
internal static class IdentifierWords
{
    /// <summary>Names and usual short forms of months in English, German, French, Spanish, Portuguese, Italian, Polish, Turkish, Russian and Arabic.</summary>
    public const string Month =
        @"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|fevrier|mar(?:ch|zo|t|s)?|marz|apr(?:il)?|avril|may|mai|jun[ei]?|juin|jul[yi]?|juillet|aug(?:ust)?|aout|sep(?:tember|t)?|septembre|o[ck]t(?:ober)?|octobre|nov(?:ember)?|novembre|de[cz](?:ember)?|decembre"
        + @"|ene(?:ro)?|febrero|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
        + @"|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro"
        + @"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
        + @"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia"
        + @"|ocak|subat|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
        + @"|январ\p{L}+|феврал\p{L}+|март\p{L}*|апрел\p{L}+|ма[ия]|июн\p{L}+|июл\p{L}+|август\p{L}*|сентябр\p{L}+|октябр\p{L}+|ноябр\p{L}+|декабр\p{L}+"
        + @"|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر)";

    /// <summary>How people say the @ of an address.</summary>
    public const string At = "(?:at|arroba|собака|malpa|chiocciola|klammeraffe|zavinac|kukac|ات|آت)";

    /// <summary>How people say the dot of an address.</summary>
    public const string Dot = "(?:dot|punkt|punto|ponto|point|nokta|kropka|точка|نقطه|دوت)";

    /// <summary>Digits in words: English, Spanish, German, French, Turkish, Russian, Arabic.</summary>
    public const string Digit =
        "(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple"
        + "|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|null|eins|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun"
        + "|un|deux|trois|quatre|cinq|sept|huit|neuf|sifir|bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz"
        + "|ноль|нуль|один|два|три|четыре|пять|шесть|семь|восемь|девять|صفر|واحد|اثنان|اثنين|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه)";

    /// <summary>Endings of addresses that are known without looking; any other word behind a dot is judged by how it is written.</summary>
    public const string TopLevel =
        "(?:com|org|net|info|edu|gov|biz|name|app|dev|xyz|online|site|eu|de|uk|es|tr|ru|fr|it|pl|nl|at|ch|cz|hu|gr|ro|ua|ae|sa|eg|il|ir|in|cn|jp|kr|th|us|ca|mx|br|ar|au|me|io|co|tv|ai)";
}
