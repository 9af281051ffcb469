using LeadCrm.Domain.Leads;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class NameFormsTests
{
    [Theory]
    // Russian and Ukrainian.
    [InlineData("Мария Иванова", "Я писала Марии Ивановой вчера", "Марии", "Ивановой")]
    [InlineData("Мария Иванова", "вместе с Марией и Машей", "Марией", "Машей")]
    [InlineData("Павел Достоевский", "у Павла Достоевского", "Павла", "Достоевского")]
    [InlineData("Анна Толстая", "видели Анну Толстую", "Анну", "Толстую")]
    [InlineData("Игорь Андреев", "с Игорем Андреевым", "Игорем", "Андреевым")]
    [InlineData("Ольга Шевченко", "говорили Ользі", "Ользі")]
    // Polish, Czech.
    [InlineData("Marta Kowalska", "napisałam Marcie Kowalskiej", "Marcie", "Kowalskiej")]
    [InlineData("Agnieszka Nowak", "o Agnieszce Nowakowej", "Agnieszce", "Nowakowej")]
    [InlineData("Jan Kowalski", "dla Jana Kowalskiego", "Jana", "Kowalskiego")]
    [InlineData("Marek Wójcik", "u Marka Wójcika", "Marka", "Wójcika")]
    [InlineData("Eva Nováková", "s Evou Novákovou", "Evou", "Novákovou")]
    // Turkish, Hungarian, Greek, Finnish, German.
    [InlineData("Ayşe Yılmaz", "Ayşe'nin ve Yılmaz'lardan", "Ayşe'nin", "Yılmaz'lardan")]
    [InlineData("Mehmet Demir", "Mehmetle Demirin", "Mehmetle", "Demirin")]
    [InlineData("Mária Szabó", "Máriával Szabónak", "Máriával", "Szabónak")]
    [InlineData("János Nagy", "Jánossal és Nagyné", "Jánossal", "Nagyné")]
    [InlineData("Γιώργος Παπαδόπουλος", "του Γιώργου Παπαδόπουλου", "Γιώργου", "Παπαδόπουλου")]
    [InlineData("Liisa Virtanen", "Liisalle ja Virtaselle", "Liisalle")]
    [InlineData("Jürgen Müller", "die Müllerfamilie, Juergen und Frau Mueller", "Müllerfamilie", "Juergen", "Mueller")]
    // Arabic and Hebrew, with what is written together with the name.
    [InlineData("محمد الحسن", "قال لمحمد وللحسن", "لمحمد", "وللحسن")]
    [InlineData("محمد الحسن", "والمحمد ثم بالحسن", "والمحمد", "بالحسن")]
    [InlineData("عبد الرحمن", "كتب عبدالرحمن", "عبدالرحمن")]
    [InlineData("דוד לוי", "כתבנו לדוד ולוי", "לדוד", "ולוי")]
    // No blanks, or particles attached.
    [InlineData("王小明", "患者王小明说", "患者王小明说")]
    [InlineData("김민수", "김민수는 말했다", "김민수는")]
    // Another order, short forms, another script, written as one.
    [InlineData("Jane Doe", "DOE, JANE", "DOE", "JANE")]
    [InlineData("Elizabeth Smith", "call her Liz", "Liz")]
    [InlineData("Mohammed Khalid", "اسمه محمد خالد", "محمد", "خالد")]
    [InlineData("Fatima Zahra", "Фатима спросила", "Фатима")]
    [InlineData("Дмитрий Соколов", "Dmitri Sokolov asked", "Dmitri", "Sokolov")]
    [InlineData("Jane Doehring", "janedoehring on the web", "janedoehring")]
    public void A_known_name_is_found_in_the_forms_that_languages_give_it(string name, string text, params string[] expected)
    {
        var marked = IdentifierMarks.Find(text, name).Where(mark => mark.Kind == IdentifierKind.Name).Select(mark => text.Substring(mark.Start, mark.Length)).ToList();
        foreach (var form in expected)
            marked.ShouldContain(form);
    }

    [Theory]
    [InlineData("Lina Cara", "She takes good care; nine weeks in line with the plan, very fine.")]
    [InlineData("Ana May Doe", "any other day, many doors, the dose was doubled")]
    [InlineData("Maria Lang", "bone marrow was harvested in the margin, marked improvement")]
    public void Words_that_only_look_alike_are_left_alone(string name, string text) => IdentifierMarks.Find(text, name).ShouldBeEmpty();
}
