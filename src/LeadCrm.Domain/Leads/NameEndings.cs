using System.Collections.Frozen;

namespace LeadCrm.Domain.Leads;

/// <summary>How languages change names: what they put behind them, in place of their last letters, and before them. Folded.</summary>
internal static class NameEndings
{
    private static readonly FrozenSet<string> s_known = string.Join(' ',
        // Slavic languages in Latin script: cases, possessives and patronymic forms.
        "a e i o u y ie ii ia iu io ye om em iem ami ach ow owi owie owa owna ego emu im ym ej iego iemu iej imi ich ymi ych ou ovi ove ova ovou ova in ina ino iny ine inou ze ce",
        // Hungarian, Turkish, Finnish, Baltic languages, Greek and Romanian in Latin script, German.
        "t s n k m nak nek val vel hoz hez ban ben ba be ra re rol tol bol ert nal nel ek ne nin nun un ya yi yu da de ta te dan den tan ten la le li ler lar lerden lerin cik cigim lla ssa sta lle as is us ui ei ai lui sche schen chen lein",
        // Russian, Ukrainian, Bulgarian, Serbian.
        "а я у ю ы и е о ь ою ею ои еи ом ем ам ям ами ями ах ях ов ев ого его ому ему ым им их ых ая яя ую юю ое ее ые ие ии ью ию ия ин ина ину ине ины иным инои очка очке очку очки ечка ечке ечку енька енькои ушка ушке ушку юшка ик ика ику чик евич ович евна овна і єю є ію ові еві єм",
        // Greek.
        "σ υ ου ο ον α ασ η ησ ε ων ουσ οι εσ ι",
        // Arabic.
        "ا ي ه ها هم ين ون ان ات نا كم").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    private static readonly string[] s_ownEndings =
        ["ии", "ои", "ыи", "ая", "яя", "ия", "а", "я", "и", "ь", "е", "о", "і", "ius", "as", "is", "us", "os", "es", "ki", "a", "e", "i", "o", "u", "y", "οσ", "ησ", "ασ", "ισ", "α", "η", "ο", "ω"];

    // Polish, Czech and Ukrainian change the last consonant before some endings: Marta, Marcie; Agnieszka, Agnieszce; Ольга, Ользі.
    private static readonly (string Own, string Changed)[] s_consonants =
        [("t", "ci"), ("d", "dzi"), ("r", "rz"), ("k", "c"), ("g", "dz"), ("g", "z"), ("h", "z"), ("ch", "sz"), ("г", "з"), ("к", "ц"), ("х", "с")];

    private const string Vowels = "aeiouyаеиоуыэюяі";
    private const string Arabic = "وفبلك";
    private const string Hebrew = "והבלמשכ";

    public static bool IsKnown(string ending) => s_known.Contains(ending);

    /// <summary>What of a name stays when its ending changes; at least two letters.</summary>
    public static IEnumerable<string> Stems(string name)
    {
        foreach (var own in s_ownEndings)
            if (name.EndsWith(own, StringComparison.Ordinal) && name.Length - own.Length >= 2)
            {
                var stem = name[..^own.Length];
                yield return stem;
                foreach (var changed in Changed(stem))
                    yield return changed;
            }

        foreach (var changed in Changed(name))
            yield return changed;
        // A vowel that disappears: Павел, Павла; Marek, Marka.
        if (name.Length > 3 && Vowels.Contains(name[^2], StringComparison.Ordinal) && !Vowels.Contains(name[^1], StringComparison.Ordinal))
            yield return name[..^2] + name[^1];
    }

    /// <summary>What is left of a word without the words that Arabic and Hebrew write together with the next: and, with, to, the.</summary>
    public static IEnumerable<string> WithoutPrefixes(string word)
    {
        if (word.Length < 4 || word[0] is < '\u0590' or > '\u06FF')
            yield break;
        var prefixes = word[0] < '\u0600' ? Hebrew : Arabic;
        for (var i = 0; i < 3 && word.Length - i > 2; i++)
        {
            var rest = word[i..];
            if (i > 0)
                yield return rest;
            if (rest.StartsWith("ال", StringComparison.Ordinal) || (i > 0 && rest.StartsWith('ل') && word[i - 1] == 'ل'))
                yield return rest.StartsWith("ال", StringComparison.Ordinal) ? rest[2..] : rest[1..];
            if (!prefixes.Contains(rest[0], StringComparison.Ordinal))
                yield break;
        }
    }

    private static IEnumerable<string> Changed(string stem) =>
        s_consonants.Where(c => stem.Length > c.Own.Length + 1 && stem.EndsWith(c.Own, StringComparison.Ordinal)).Select(c => stem[..^c.Own.Length] + c.Changed);
}
