using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Triage;

namespace LeadCrm.Domain.Tests.Triage;

public sealed class RedFlagScreenTests
{
    private static IEnumerable<string> Codes(string text) => RedFlagScreen.Screen(AnswerSheet.Empty, text, "en").Select(flag => flag.Code);

    [Theory]
    [InlineData("I can't breathe when I lie down", "breathing")]
    [InlineData("I CAN’T BREATHE", "breathing")]
    [InlineData("short of breath at rest since this morning", "breathing")]
    [InlineData("there is a strong pain in my chest", "chest-pain")]
    [InlineData("my chest really hurts", "chest-pain")]
    [InlineData("sometimes I want to die", "self-harm")]
    [InlineData("thoughts of suicide", "self-harm")]
    [InlineData("she is coughing up blood", "bleeding")]
    [InlineData("he passed out twice", "collapse")]
    [InlineData("my face is drooping", "stroke")]
    [InlineData("my throat is closing", "severe-allergy")]
    [InlineData("no puedo respirar bien", "breathing")]
    [InlineData("tengo dolor en el pecho", "chest-pain")]
    [InlineData("OPRESIÓN EN EL PECHO", "chest-pain")]
    [InlineData("no quiero seguir viviendo", "self-harm")]
    [InlineData("Ich bekomme keine Luft mehr", "breathing")]
    [InlineData("seit heute starke Brustschmerzen", "chest-pain")]
    [InlineData("ich möchte nicht mehr leben", "self-harm")]
    [InlineData("Überdosis", "self-harm")]
    [InlineData("nefes alamıyorum", "breathing")]
    [InlineData("göğsümde ağrı var", "chest-pain")]
    [InlineData("GÖĞÜS AĞRISI", "chest-pain")]
    [InlineData("İNTİHAR etmek istiyorum", "self-harm")]
    [InlineData("мне трудно дышать", "breathing")]
    [InlineData("сильная боль в груди", "chest-pain")]
    [InlineData("я не хочу больше жить", "self-harm")]
    [InlineData("لدي ضيق في التنفس", "breathing")]
    [InlineData("ألم في الصدر", "chest-pain")]
    [InlineData("أَلَمٌ شديد في صدري", "chest-pain")]
    [InlineData("أفكر في الانتحار", "self-harm")]
    [InlineData("أريد أن أموت", "self-harm")]
    public void Words_that_may_mean_an_emergency_raise_a_flag(string text, string code) => Codes(text).ShouldContain(code);

    [Theory]
    [InlineData("I am looking for a second opinion on HSCT, my skin got tighter last year.")]
    [InlineData("Was kostet die Behandlung und wie lange dauert der Aufenthalt?")]
    [InlineData("¿Cuánto cuesta el tratamiento de rodilla?")]
    [InlineData("Tedavi ne kadar sürer? Fiyat nedir?")]
    [InlineData("Сколько стоит лечение?")]
    [InlineData("كم تكلفة العلاج؟")]
    [InlineData("")]
    [InlineData(null)]
    public void An_ordinary_message_raises_none(string? text) => RedFlagScreen.Screen(AnswerSheet.Empty, text, "en").ShouldBeEmpty();

    [Fact]
    public void Whole_words_are_compared() => Codes("My paint chestnut tree fainthearted").ShouldBeEmpty();

    [Fact]
    public void A_negation_is_a_false_alarm_on_purpose() => Codes("I have no chest pain").ShouldBe(["chest-pain"]);

    [Fact]
    public void The_language_of_the_form_does_not_limit_the_words() =>
        RedFlagScreen.Screen(AnswerSheet.Empty, "göğüs ağrısı", "de").ShouldHaveSingleItem().Code.ShouldBe("chest-pain");

    [Fact]
    public void Something_new_or_worse_raises_a_flag_of_its_own()
    {
        var yes = AnswerSheet.Empty.With(Questionnaire.NewOrWorse, Answer.Of("yes"));
        RedFlagScreen.Screen(yes, "chest pain", "en").Select(flag => flag.Code).ShouldBe([RedFlagScreen.NewOrWorseCode, "chest-pain"]);
        RedFlagScreen.Screen(AnswerSheet.Empty.With(Questionnaire.NewOrWorse, Answer.Of("no")), null, "en").ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_never_repeats_the_patients_words() =>
        RedFlagScreen.Screen(AnswerSheet.Empty, "Jane has chest pain", "en").ShouldAllBe(flag => !flag.Sentence.Contains("Jane"));
}
