using System.Collections;
using System.Reflection;
using FluentValidation;
using LeadCrm.Application;
using LeadCrm.Application.Assignments;
using LeadCrm.Application.Clinics;
using LeadCrm.Application.Leads;
using LeadCrm.Application.Quotes;
using LeadCrm.Domain.Clinics;
using LeadCrm.Domain.Leads;
using LeadCrm.Domain.Values;
using LeadCrm.Web.Hosting;
using LeadCrm.Web.Workbench.Clinics;
using Microsoft.Extensions.DependencyInjection;

namespace LeadCrm.Web.Tests.Choices;

/// <summary>
/// What a list offers is accepted by the use case that takes it. The lists are found by reflection: a new one fails here until it is
/// said what takes it. It runs on the machine's locale data and, in a child process, without any.
/// </summary>
public sealed class OfferedListsTests
{
    private static readonly ServiceProvider s_services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddUseCases(autoMapperLicenceKey: null).BuildServiceProvider();

    private static readonly Dictionary<string, Func<string, string?>> s_takenBy = new()
    {
        ["ClinicChoices.Countries"] = country => Refused(Clinic() with { Country = country, TimeZone = "UTC" }, "Country"),
        ["ClinicChoices.Languages"] = language => Refused(Clinic() with { Languages = [language], InterpreterLanguages = [language] }),
        ["ClinicChoices.Currencies"] = currency => Refused(new StateOffering(null, Offering(currency))) ?? Refused(Quote(currency)),
        ["Choices.Countries"] = country => Refused(new WishesForm { Destinations = [country] }) ?? (Countries.IsKnown(country) ? null : country),
        ["Choices.Languages"] = language => Languages.IsKnown(language) ? null : language,
        ["Choices.Currencies"] = currency => Refused(new WishesForm { Budget = new MoneyForm { Amount = 40_000, Currency = currency } }),
        ["PageLanguage.Offered"] = language => Languages.IsKnown(language) ? null : language,
        ["LicencesEditor.s_kinds"] = kind => Refused(new StateLicence(null, Enum.Parse<LicenceKind>(kind), "N-1", "Ministry", new DateOnly(2100, 1, 1))),
        ["TermsEditor.s_bases"] = basis => Enum.TryParse<TransferBasis>(basis, out _) ? null : basis,
        ["TermsEditor.s_of"] = of => Enum.TryParse<CommissionBasis>(of, out _) ? null : of,
        ["QuotePlanFields.s_stages"] = stage => Refused(Quote("USD") with { Stages = [stage] }),
        ["Reasons.Lost"] = reason => Refused(new LoseLead(Guid.Empty, reason, "note")),
        ["Reasons.Disqualified"] = reason => Refused(new DisqualifyLead(Guid.Empty, reason, "note")),
        ["Reasons.Declined"] = reason => Refused(new DeclineOffer(Guid.Empty, reason, "note")),
        ["Reasons.Cancelled"] = reason => Refused(new CancelCase(Guid.Empty, reason, "note")),
    };

    public static TheoryData<string> Lists => [.. Found().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public void What_a_list_offers_is_accepted(string list)
    {
        s_takenBy.ShouldContainKey(list, "a list to choose from names what takes its values");
        var values = Found().Single(f => f.Name == list).Values;
        values.ShouldNotBeEmpty();
        values.Select(v => (Value: v, Refused: s_takenBy[list](v))).Where(v => v.Refused is not null).ShouldBeEmpty();
    }

    [Fact]
    public void Every_list_that_is_named_is_found() => s_takenBy.Keys.Except(Found().Select(f => f.Name)).ShouldBeEmpty();

    [Fact]
    public void Every_time_zone_that_is_offered_is_accepted_and_can_be_computed()
    {
        var zones = Countries.All.Keys.Append(null).SelectMany(country => ClinicChoices.TimeZones(country, chosen: null)).Select(z => z.Code).Distinct().ToList();
        zones.Count.ShouldBeGreaterThan(300);
        zones.ShouldContain("America/Ciudad_Juarez");
        zones.Select(zone => (zone, Refused: Refused(Clinic() with { TimeZone = zone }))).Where(z => z.Refused is not null).ShouldBeEmpty();
        zones.ShouldAllBe(zone => new ZonedCalendar(zone).TimeZone == zone && ClinicProfile.IsKnownTimeZone(zone));
    }

    [Fact]
    public void Every_country_has_the_one_zone_that_is_put_in_for_it_among_those_to_choose_from() =>
        Countries.All.Keys.Where(c => ClinicChoices.OnlyZoneOf(c) is { } zone && !ClinicChoices.TimeZones(c, null).Any(z => z.Code == zone)).ShouldBeEmpty();

    private static IEnumerable<(string Name, IReadOnlyList<string> Values)> Found() =>
        typeof(WebHost).Assembly.GetTypes().Append(typeof(Reasons))
            .Where(t => !t.IsGenericTypeDefinition && !t.Name.Contains('<', StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.IsLiteral && IsListOfChoices(f))
            .Select(f => ($"{f.DeclaringType!.Name}.{f.Name}", CodesOf((IEnumerable)f.GetValue(null)!)));

    private static bool IsListOfChoices(FieldInfo field)
    {
        var items = field.FieldType.GetInterfaces().Append(field.FieldType).Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).Select(i => i.GetGenericArguments()[0]);
        return items.Any(i => i == typeof(LeadChoice) || i == typeof((string, string)) || (i == typeof(string) && field.DeclaringType == typeof(Reasons)));
    }

    private static IReadOnlyList<string> CodesOf(IEnumerable list) => [.. list.Cast<object>().Select(item => item switch
    {
        LeadChoice choice => choice.Code,
        ValueTuple<string, string> pair => pair.Item1,
        _ => (string)item,
    })];

    private static string? Refused(ClinicProfileForm profile, string? only = null) => Refused(new AddClinic(profile, null, null), only);

    private static string? Refused(WishesForm wishes)
    {
        var validator = (IValidator<WishesForm>)Activator.CreateInstance(typeof(WishesForm).Assembly.GetTypes().Single(typeof(IValidator<WishesForm>).IsAssignableFrom))!;
        return Told(validator.Validate(wishes), only: null);
    }

    private static string? Refused<T>(T request, string? only = null) => Told(s_services.GetRequiredService<IValidator<T>>().Validate(request), only);

    // A phone number belongs to one country; where the country is what is tried, only what is said of the country counts.
    private static string? Told(FluentValidation.Results.ValidationResult result, string? only) =>
        result.Errors.FirstOrDefault(e => only is null || e.PropertyName.EndsWith(only, StringComparison.Ordinal))?.ErrorMessage;

    private static ClinicProfileForm Clinic() => new()
    {
        Name = "Clinic", Country = "TR", City = "Istanbul", TimeZone = "Europe/Istanbul", Languages = ["en"], ContactEmail = "clinic@example.org", Phone24h = "+90 212 555 00 00",
    };

    private static Offering Offering(string currency) =>
        new() { ConditionCode = "c", TreatmentCode = "t", PriceFrom = 1_000, PriceTo = 2_000, Currency = currency, Stages = StagesOfCare.PreTreatmentEvaluation };

    private static SendQuote Quote(string currency) => new()
    {
        Currency = currency, Items = [new() { Description = "Stay", Amount = 1_000 }], Doctor = "Dr. Demir", ValidUntil = ZonedCalendar.LatestDay(DateTimeOffset.UtcNow).AddDays(30),
    };
}
