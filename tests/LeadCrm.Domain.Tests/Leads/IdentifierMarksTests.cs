using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Leads.IdentifierKind;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class IdentifierMarksTests
{
    private static IReadOnlyList<(IdentifierKind Kind, string Text)> Marked(string text, params string[] names) =>
        [.. IdentifierMarks.Find(text, names).Select(mark => (mark.Kind, text.Substring(mark.Start, mark.Length)))];

    [Theory]
    [InlineData("write to jane.doe+x@example.co.uk please", Email, "jane.doe+x@example.co.uk")]
    [InlineData("jane (at) example (dot) org", Email, "jane (at) example (dot) org")]
    [InlineData("call +44 (0)20 7946 0958 after six", Phone, "+44 (0)20 7946 0958")]
    [InlineData("call 0171-1234567", Phone, "0171-1234567")]
    [InlineData("my number is 05321234567", Phone, "05321234567")]
    [InlineData("رقمي ٠٥٣٢١٢٣٤٥٦٧", Phone, "٠٥٣٢١٢٣٤٥٦٧")]
    [InlineData("see https://facebook.com/jane?x=1 for photos", Link, "https://facebook.com/jane?x=1")]
    [InlineData("my page www.jane.example", Link, "www.jane.example")]
    [InlineData("find me at @jane_doe", Link, "@jane_doe")]
    [InlineData("posted from 192.168.10.20 today", IpAddress, "192.168.10.20")]
    [InlineData("born 12.03.1978 in Rome", Date, "12.03.1978")]
    [InlineData("born 1978-03-12", Date, "1978-03-12")]
    [InlineData("on March 3rd, 2024 it began", Date, "March 3rd, 2024")]
    [InlineData("since 3 March", Date, "3 March")]
    [InlineData("am 12. März 2024", Date, "12. März 2024")]
    [InlineData("el 5 de enero de 2024", Date, "5 de enero de 2024")]
    [InlineData("5 Ağustos 2024", Date, "5 Ağustos 2024")]
    [InlineData("5 августа 2024", Date, "5 августа 2024")]
    [InlineData("5 يناير 2024", Date, "5 يناير 2024")]
    [InlineData("in March 2024", Date, "March 2024")]
    [InlineData("my mother is 93 years old", Age, "93 years")]
    [InlineData("Patient, age 101", Age, "age 101")]
    [InlineData("I live at 12 Long Hill Road", Address, "12 Long Hill Road")]
    [InlineData("wohne Hauptstraße 12a", Address, "Hauptstraße 12a")]
    [InlineData("postcode SW1A 1AA", Address, "SW1A 1AA")]
    [InlineData("number 123-45-6789 on the card", IdNumber, "123-45-6789")]
    [InlineData("passport no. C01X0006H", IdNumber, "passport no. C01X0006H")]
    [InlineData("MRN: 4471", IdNumber, "MRN: 4471")]
    [InlineData("file 8812345 at the clinic", IdNumber, "8812345")]
    [InlineData("card AB-123456-C", IdNumber, "AB-123456-C")]
    [InlineData("jane at example dot com", Email, "jane at example dot com")]
    [InlineData("jane arroba ejemplo punto es", Email, "jane arroba ejemplo punto es")]
    [InlineData("jane собака пример точка рф", Email, "jane собака пример точка рф")]
    [InlineData("jane @ example . org", Email, "jane @ example . org")]
    [InlineData("jane＠ｅｘａｍｐｌｅ．ｏｒｇ", Email, "jane＠ｅｘａｍｐｌｅ．ｏｒｇ")]
    [InlineData("ja\u00ADne@exam\u200Bple.org", Email, "ja\u00ADne@exam\u200Bple.org")]
    [InlineData("see jane.photography/me", Link, "jane.photography/me")]
    [InlineData("see example dot com", Link, "example dot com")]
    [InlineData("instagram: jane_doe", Link, "instagram: jane_doe")]
    [InlineData("account DE89 3704 0044 0532 0130 00 at the bank", IdNumber, "DE89 3704 0044 0532 0130 00")]
    [InlineData("GB29NWBK60161331926819", IdNumber, "GB29NWBK60161331926819")]
    [InlineData("zero seven seven double one two three four", Phone, "zero seven seven double one two three four")]
    [InlineData("ноль пять три два один два три", Phone, "ноль пять три два один два три")]
    [InlineData("call ０１７１ １２３４５６７", Phone, "０１７１ １２３４５６７")]
    [InlineData("call 0_7_7_1_2_3_4_5", Phone, "0_7_7_1_2_3_4_5")]
    [InlineData("call 170,123,45,67", Phone, "170,123,45,67")]
    [InlineData("call 170|123|45|67", Phone, "170|123|45|67")]
    [InlineData("call one seven zero 123 456", Phone, "one seven zero 123 456")]
    [InlineData("x-at-y-dot-org", Email, "x-at-y-dot-org")]
    [InlineData("x_at_y_dot_org", Email, "x_at_y_dot_org")]
    [InlineData("x/at/y/dot/org", Email, "x/at/y/dot/org")]
    [InlineData("my MRN is 1234", IdNumber, "MRN is 1234")]
    [InlineData("MRN = 1234", IdNumber, "MRN = 1234")]
    [InlineData("at 12 Oak Way", Address, "12 Oak Way")]
    [InlineData("at 3 Elm Tree Close", Address, "3 Elm Tree Close")]
    [InlineData("he is ninety-one years old", Age, "ninety-one years")]
    [InlineData("she is in her nineties", Age, "in her nineties")]
    [InlineData("near Baker Street 221B", Address, "near Baker Street 221B")]
    [InlineData("q u i l l f e a", Name, "q u i l l f e a")]
    [InlineData("ask J.a.n.e", Name, "J.a.n.e")]
    [InlineData("Jаne asks", Name, "Jаne")]
    [InlineData("my husband John Smith drives me", Name, "John Smith")]
    [InlineData("зовут Ксавье", Name, "Ксавье")]
    [InlineData("reach me on signal xq.42", Link, "on signal xq.42")]
    [InlineData("skype live:xq42", Link, "skype live:xq42")]
    [InlineData("@xq on insta", Link, "@xq")]
    [InlineData("fe80::1ff:fe23:4567:890a", IpAddress, "fe80::1ff:fe23:4567:890a")]
    [InlineData("at 51.50735, -0.12776", Address, "51.50735, -0.12776")]
    [InlineData("12, rue de la Paix", Address, "12, rue de la Paix")]
    [InlineData("12 stycznia 2024", Date, "12 stycznia 2024")]
    [InlineData("生于1978年3月12日", Date, "1978年3月12日")]
    [InlineData("nazywam się Marta", Name, "Marta")]
    [InlineData("my name is jane doe", Name, "jane")]
    [InlineData("Dr. Anna Smith said", Name, "Anna Smith")]
    [InlineData("меня зовут Мария", Name, "Мария")]
    public void Every_kind_is_marked(string text, IdentifierKind kind, string expected) => Marked(text).ShouldContain((kind, expected));

    [Theory]
    [InlineData("Maria asked", "Maria")]
    [InlineData("MARIA asked", "MARIA")]
    [InlineData("María asked", "María")]
    [InlineData("Maria's mother", "Maria's")]
    [InlineData("Marias Mutter", "Marias")]
    [InlineData("the O'Brien family", "O'Brien")]
    [InlineData("the O’Briens", "O’Briens")]
    [InlineData("Yildiz was here", "Yildiz")]
    [InlineData("Quilfeather was here", "Quilfeather")]
    [InlineData("Quillfeatther was here", "Quillfeatther")]
    [InlineData("Quillfeother was here", "Quillfeother")]
    [InlineData("quill feather was here", "quill feather")]
    public void Known_names_are_marked_in_any_form(string text, string expected) => Marked(text, "Maria de la O'Brien Yıldız Quillfeather").ShouldContain((Name, expected));

    [Fact]
    public void Particles_of_names_are_not_marked() => Marked("la historia de una paciente", "Maria de la Cruz").ShouldBeEmpty();

    [Theory]
    [InlineData("First symptoms in 2021, mRSS 24, FVC 68 %, blood pressure 140/90, two children.")]
    [InlineData("TGFβ and αFP raised; my mother had it; on the road to recovery; T2 signal 3 cm; a friend of 40 drove; on whatsapp only.")]
    [InlineData("3 stents in place, 2 falls in a row, 20 minutes walk; CRP 5, 12, 30, 41; two tablets of 500 mg; one knee since 2019.")]
    [InlineData("The patient is 46-year-old; the record was kept; a hundred metres; nine months after the second of three cycles, 4 of 10 at rest.")]
    [InlineData("She took mycophenolate 2 x 1000 mg for 18 months; age 46.")]
    [InlineData("It began at 3.5 years.Then it got worse, e.g. at night; 2.5 mg at 8.30 h, 1.pain 2.fever.")]
    [InlineData("")]
    [InlineData(null)]
    public void Clinical_words_and_years_are_left_alone(string? text) => IdentifierMarks.Find(text, "Jane Doe").ShouldBeEmpty();

    [Fact]
    public void A_text_that_cannot_be_searched_in_time_is_marked_from_end_to_end() =>
        IdentifierMarks.Find("Whatever.", IdentifierMarksTests.TooSlow).ShouldBe([new IdentifierMark(Unsearched, 0, 9)]);

    private static IEnumerable<IdentifierMark> TooSlow(SearchText text) =>
        throw new System.Text.RegularExpressions.RegexMatchTimeoutException(text.Folded, ".", TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData("mrn", 600, " ", "x")]
    [InlineData("age", 4_000, " ", "x")]
    [InlineData("", 20_000, "a@", "")]
    [InlineData("", 10_000, "1 ", "x")]
    [InlineData("dr. ", 10_000, "A ", "")]
    public void An_odd_text_costs_no_time(string before, int times, string what, string after)
    {
        var text = before + string.Concat(Enumerable.Repeat(what, times)) + after;
        IdentifierMarks.Find(text, "Jane Doe").ShouldNotContain(mark => mark.Kind == Unsearched);
    }

    [Fact]
    public void Marks_come_in_order_and_do_not_overlap()
    {
        var marks = IdentifierMarks.Find("Jane Doe, jane@doe.example, +49 171 1234567, 1.2.2020, www.doe.example/jane", "Jane Doe");
        marks.Select(mark => mark.Kind).ShouldBe([Name, Name, Email, Phone, Date, Link]);
        marks.Zip(marks.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
    }

    [Property(MaxTest = 200)]
    public bool Positions_lie_inside_any_text(NonNull<string> text) =>
        IdentifierMarks.Find(text.Get, "Jane Doe").All(mark => mark.Start >= 0 && mark.Length > 0 && mark.End <= text.Get.Length);

    [Property(Arbitrary = [typeof(CaseSummaryTests.Identities)], MaxTest = 200)]
    public bool Whatever_stands_around_it_an_identity_is_marked(CaseSummaryTests.Identity who, NonNegativeInt seed)
    {
        string[] words = ["the", "patient", "asked,", "again:", "(please)", "вопрос", "سؤال"];
        var text = $"{words[seed.Get % 7]} {who.Name} {words[(seed.Get / 7) % 7]} {who.Email} {words[(seed.Get / 49) % 7]} {who.Phone} .";
        var blanked = IdentifierMarks.Find(text, who.Name).Reverse().Aggregate(text, (rest, mark) => rest.Remove(mark.Start, mark.Length));
        return who.Name.Split(' ', '-').All(part => !blanked.Contains(part, StringComparison.Ordinal))
            && !blanked.Contains('@') && !blanked.Any(char.IsDigit);
    }

    [Fact]
    public void A_long_text_is_searched_quickly()
    {
        var text = string.Concat(Enumerable.Repeat("word 12 a.b-c_d 3/4 и слово ", 8_000));
        IdentifierMarks.Find(text, "Jane Doe").ShouldAllBe(mark => mark.Length > 0 && mark.End <= text.Length);
        IdentifierMarks.Find(new string('a', 100_000), "Jane Doe").ShouldBeEmpty();
        IdentifierMarks.Find(new string('.', 100_000), "Jane Doe").ShouldBeEmpty();
        IdentifierMarks.Find(new string('1', 100_000), "Jane Doe").ShouldAllBe(mark => mark.Length > 0 && mark.End <= 100_000);
    }
}
