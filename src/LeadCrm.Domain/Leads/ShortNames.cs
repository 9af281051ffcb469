namespace LeadCrm.Domain.Leads;

/// <summary>
/// Usual short forms that share too little with the name to be found by its stem. Not complete, and it cannot be: families make their
/// own. The commonest of English, Russian, Spanish, German and Polish. Folded.
/// </summary>
internal static class ShortNames
{
    private static readonly ILookup<string, string> s_forms = new[]
    {
        "elizabeth elisabeth liz lizzie beth betty eliza lisa lisbeth", "william will bill billy willy liam", "robert bob rob bobby", "margaret margarete maggie meg peggy greta gretel",
        "katherine catherine katharina kate katie kathy cathy kitty kathi", "james jim jimmy jamie", "john jack johnny", "michael mike mick mikey", "richard rick dick ricky richie",
        "edward ed eddie ted ned", "alexander alexandra aleksander alex sasha sandy alec", "thomas tom tommy", "joseph joe joey", "anthony tony", "charles charlie chuck",
        "daniel dan danny", "david dave", "samuel sam", "benjamin ben benny", "patricia pat patty tricia", "jennifer jen jenny", "susan sue susie", "deborah deb debbie",
        "rebecca becky", "victoria vicky", "theresa teresa tess terry tere", "christopher chris kit", "nicholas nick", "stephen steven steve", "matthew matt", "andrew andy drew",
        "francisco paco pancho", "jose pepe", "ignacio nacho", "guadalupe lupe", "dolores lola", "concepcion concha conchita", "rosario charo", "enrique quique", "manuel manolo",
        "jesus chucho", "eduardo lalo edu", "rafael rafa", "antonio toni", "johannes hans", "josef sepp", "friedrich fritz", "heinrich heinz",
        "malgorzata gosia", "katarzyna kasia", "joanna asia", "barbara basia", "zofia zosia", "tomasz tomek", "krzysztof krzys krzysiek", "jan janek jas", "stanislaw staszek", "wojciech wojtek", "anna ania",
        "мария маша маруся", "александр александра саша шура", "екатерина катя", "анна аня", "елена лена", "наталья наталия наташа", "татьяна таня", "ольга оля", "ирина ира", "дмитрии дима",
        "владимир вова володя", "михаил миша", "николаи коля", "сергеи сережа", "алексеи алеша леша", "иван ваня", "павел паша", "евгении евгения женя", "юлия юля", "светлана света",
        "людмила люда", "галина галя", "любовь люба", "виктория вика", "анастасия настя", "ксения ксюша", "григории гриша", "петр петя", "константин костя", "василии вася", "юрии юра", "борис боря",
    }
    .Select(group => group.Split(' '))
    .SelectMany(group => group.SelectMany(name => group.Where(other => other != name).Select(other => (Name: name, Form: other))))
    .ToLookup(pair => pair.Name, pair => pair.Form);

    /// <summary>The other forms of a name; none for most.</summary>
    public static IEnumerable<string> Of(string name) => s_forms[name];
}
