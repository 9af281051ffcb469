using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Triage;

/// <summary>What a person reads at once when a red flag was raised.</summary>
public static class EmergencyNotice
{
    private static readonly LocalizedText Text = new(new Dictionary<string, string>
    {
        ["en"] = "This is not an emergency service. If you are in danger or feel much worse, call {0} or go to the nearest emergency department now.",
        ["es"] = "Este no es un servicio de urgencias. Si está en peligro o se siente mucho peor, llame al {0} o acuda ahora al servicio de urgencias más cercano.",
        ["de"] = "Dies ist kein Notdienst. Wenn Sie in Gefahr sind oder es Ihnen viel schlechter geht, rufen Sie jetzt {0} an oder gehen Sie in die nächste Notaufnahme.",
        ["tr"] = "Burası bir acil servis değildir. Tehlikedeyseniz veya kendinizi çok daha kötü hissediyorsanız hemen {0} numarasını arayın ya da en yakın acil servise gidin.",
        ["ru"] = "Это не служба экстренной помощи. Если вы в опасности или вам стало намного хуже, немедленно позвоните по номеру {0} или обратитесь в ближайшее отделение неотложной помощи.",
        ["ar"] = "هذه ليست خدمة طوارئ. إذا كنت في خطر أو شعرت بتدهور شديد، فاتصل الآن بالرقم {0} أو توجه إلى أقرب قسم للطوارئ.",
    });

    /// <summary>The notice, with the number for the country where the person is now.</summary>
    /// <param name="countryIso2">ISO 3166-1 alpha-2 code of where the person is; null when not known.</param>
    /// <param name="language">BCP 47 tag; English stands in.</param>
    public static string For(string? countryIso2, string? language) =>
        Text.In(language).Replace("{0}", EmergencyNumbers.For(countryIso2), StringComparison.Ordinal);

    /// <summary>The notice around its number, so that a page can make the number something to tap.</summary>
    /// <param name="language">BCP 47 tag; English stands in.</param>
    public static (string Before, string After) Around(string? language)
    {
        var parts = Text.In(language).Split("{0}");
        return (parts[0], parts[1]);
    }
}
