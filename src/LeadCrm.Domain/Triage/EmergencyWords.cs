using LeadCrm.Domain.Catalogue;

namespace LeadCrm.Domain.Triage;

/// <summary>
/// The words looked for, in English, Spanish, German, Turkish, Russian and Arabic. A star stands for any ending or prefix.
/// Words are added freely; one is only taken out when a clinician agrees.
/// </summary>
internal static class EmergencyWords
{
    public static LocalizedText NewOrWorse { get; } =
        LocalizedText.English("Something is new or worse within the last 24 hours.");

    public static IReadOnlyList<EmergencySign> Signs { get; } =
    [
        new("breathing", "The message may describe trouble breathing.",
            "breathless*", "suffocat*", "choking", "trouble breathing", "difficulty breathing", "shortness breath", "short breath", "cant breathe",
            "cannot breathe", "can not breathe", "hard to breathe", "struggling breathe", "struggling to breathe", "gasping", "lips blue", "blue lips",
            "no puedo respirar", "me falta aire", "falta de aire", "dificultad respirar", "dificultad para respirar", "me ahogo", "ahogand*", "asfixia*",
            "atemnot*", "luftnot", "keine luft", "kriege luft nicht", "bekomme luft nicht", "kann nicht atmen", "schwer atmen", "atemprobleme", "erstick*",
            "nefes alam*", "nefes darlig*", "nefesim kesil*", "nefesim daral*", "nefessiz*", "bogulu*", "soluk alam*",
            "не могу дышать", "трудно дышать", "тяжело дышать", "одышк*", "задыха*", "нехватк* воздух*", "не хватает воздуха",
            "*ضيق *تنفس*", "لا استطيع *تنفس*", "صعوبه *تنفس*", "*اختناق*", "اختنق*"),
        new("chest-pain", "The message may describe chest pain or a heart attack.",
            "chest pain*", "pain* chest", "chest hurt*", "chest tight*", "tight* chest", "pressure chest", "chest pressure", "heart attack",
            "dolor pecho", "dolor de pecho", "duele pecho", "opresion pecho", "infarto*", "ataque corazon",
            "brustschmerz*", "schmerz* brust", "brust schmerz*", "druck brust", "enge brust", "brustenge", "herzinfarkt*", "herzanfall*",
            "gogus agri*", "gogsum agri*", "gogsumde agri*", "gogus sikis*", "gogsum* sikis*", "kalp krizi*",
            "боль груди", "боли груди", "болит груд*", "груд* болит", "давит груд*", "инфаркт*", "сердечный приступ",
            "*الم *صدر*", "صدري يولم*", "يولمني صدري", "وجع *صدر*", "نوبه قلبيه", "ازمه قلبيه", "جلطه *قلب*"),
        new("self-harm", "The message may describe thoughts of self-harm or suicide.",
            "suicid*", "kill myself", "killing myself", "end my life", "ending my life", "want to die", "wish dead", "better off dead", "self harm*", "selfharm*",
            "hurt myself", "harm myself", "dont want to live", "do not want to live", "no reason to live", "take my own life", "overdos*",
            "suicidi*", "matarme", "quitarme vida", "quiero morir*", "no quiero vivir", "no quiero seguir viviendo", "hacerme dano", "autolesion*", "sobredosis",
            "selbstmord*", "suizid*", "umbringen", "bringe mich um", "will sterben", "nicht mehr leben", "leben nehmen", "selbst verletz*", "ritzen", "uberdosis", "ueberdosis",
            "intihar*", "kendimi oldur*", "olmek istiyor*", "yasamak istemiyor*", "kendime zarar*", "canima kiy*",
            "самоубий*", "суицид*", "покончить собой", "убить себя", "убью себя", "хочу умереть", "не хочу жить", "навредить себе", "передозиров*",
            "*انتحار*", "انتحر", "سانتحر", "اقتل نفسي", "قتل نفسي", "اريد ان اموت", "اريد *موت*", "لا اريد ان اعيش", "لا اريد *عيش*", "انهاء حياتي", "انهي حياتي", "اودي نفسي", "ايذاء نفسي"),
        new("stroke", "The message may describe a stroke.",
            "stroke*", "face droop*", "droop* face", "slurred speech", "cant speak", "cannot speak", "sudden* numb*", "sudden* weak*", "paralys*", "paralyz*",
            "derrame cerebral", "ictus", "cara caida", "no puedo hablar", "paraliz*", "paralis*",
            "schlaganfall*", "gelahmt*", "gelaehmt*", "lahmung*", "laehmung*", "kann nicht sprechen", "mundwinkel",
            "inme", "felc*", "konusam*", "yuzum kay*", "agzim kay*",
            "инсульт*", "паралич*", "парализ*", "не могу говорить", "перекос* лиц*",
            "سكته دماغيه", "جلطه دماغيه", "جلطه *دماغ*", "*شلل*", "لا استطيع *كلام*", "لا استطيع *تحدث*"),
        new("bleeding", "The message may describe heavy bleeding.",
            "heavy bleeding", "bleeding heavily", "bleeding wont stop", "wont stop bleeding", "cant stop bleeding", "vomiting blood", "vomit* blood", "throw* up blood", "coughing blood", "coughing up blood", "cough* blood", "hemorrhag*", "haemorrhag*",
            "hemorragia*", "sangr* mucho", "mucha sangre", "vomit* sangre", "tos* sangre",
            "starke blutung*", "blute stark", "blutet stark", "blutung hort nicht auf", "bluterbrechen", "blut erbroch*", "erbreche blut", "blut gespuckt", "spucke blut", "huste blut", "blut gehustet",
            "cok kanam*", "siddetli kanama*", "kanama durm*", "kan kus*", "kan tukur*",
            "сильн* кровотечени*", "кровотечени* не останавлива*", "рвота кровью", "рвет кровью", "кашл* кровью",
            "*نزيف*", "انزف*", "اتقيا دم*", "قيء دم*", "سعال دم*"),
        new("collapse", "The message may describe fainting, a seizure or loss of consciousness.",
            "unconscious*", "passed out", "passing out", "faint", "fainted", "fainting", "collapsed", "seizure*", "convuls*", "unresponsive", "not waking up", "wont wake up",
            "inconscient*", "desmay*", "perdi conocimiento", "perdio conocimiento", "convulsion*",
            "bewusstlos*", "ohnmacht*", "ohnmachtig*", "zusammengebrochen", "krampfanfall*", "umgekippt",
            "bayildi*", "bayiliyor*", "bayginli*", "bilincini kaybe*", "bilinci kapali", "nobet gec*", "havale gec*",
            "потерял* сознани*", "без сознания", "теряю сознание", "обморок*", "судорог*",
            "اغماء", "اغمي", "فقد* *وعي*", "فاقد* *وعي*", "*تشنج*", "نوبه صرع*"),
        new("severe-allergy", "The message may describe a severe allergic reaction.",
            "anaphyla*", "throat swelling", "throat closing", "swollen throat", "throat swollen", "tongue swollen", "swollen tongue",
            "anafilax*", "anafilac*", "garganta hinchad*", "garganta cierra", "lengua hinchad*",
            "anaphylak*", "hals schwillt zu", "hals zugeschwollen", "zunge geschwollen", "zunge schwillt",
            "anafilaksi*", "bogazim sis*", "dilim sis*",
            "анафила*", "отек горла", "горло отек*", "отек квинке", "язык отек*",
            "صدمه تحسسيه", "تورم *حلق*", "تورم *لسان*"),
    ];
}
