using System.Runtime.CompilerServices;
using System.Text.Json;
using LeadCrm.Application;
using LeadCrm.Application.Leads;
using LeadCrm.Domain;
using LeadCrm.TestSupport.Web;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadCrm.Web.Tests.Api;

/// <summary>A value of a set leaves under one code, whether an answer carries it as a value or as a text.</summary>
public sealed class OneSpellingTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>Where codes may be made, beside <see cref="FormCodes"/>: names of fields and of template files are no values.</summary>
    private static readonly string[] s_makers = ["FormCodes.cs", "FieldPath.cs", "MailTemplates.cs", "ItemFailure.cs", "Problems.cs"];

    public static TheoryData<Type> Sets =>
        [.. new[] { typeof(BrokenRuleException), typeof(ILeadCrmDb) }.SelectMany(t => t.Assembly.GetTypes()).Where(t => t is { IsEnum: true, IsPublic: true })];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_value_in_JSON_and_in_a_text_is_the_same(Type set)
    {
        var json = app.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var code = typeof(FormCodes).GetMethod(nameof(FormCodes.Code))!.MakeGenericMethod(set);
        foreach (var value in Enum.GetValues(set))
            JsonSerializer.Serialize(value, set, json).ShouldBe($"\"{code.Invoke(null, [value])}\"");
    }

    [Fact]
    public void Codes_are_made_in_one_place()
    {
        var source = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src"));
        var others = source.EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(f => !f.FullName.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !s_makers.Contains(f.Name))
            .Where(f => File.ReadAllText(f.FullName) is var text && (text.Contains(".ConvertName(", StringComparison.Ordinal) || text.Contains("ToLowerInvariant(name[0])", StringComparison.Ordinal)))
            .Select(f => f.Name);
        others.ShouldBeEmpty("Use FormCodes.Code.");
    }

    [Fact]
    public async Task A_list_and_a_lead_name_the_same_next_step()
    {
        var coordinator = await app.SignedInAsync("coordinator");
        await app.Client().DoAsync("/api/v1/quote-requests", QuoteRequestJson.Create());
        var urgent = QuoteRequestJson.Create();
        urgent["enquiry"]!["answers"]!["newOrWorse24h"] = "yes";
        await app.Client().DoAsync("/api/v1/quote-requests", urgent);
        foreach (var listed in (await coordinator.GetJsonAsync("/api/v1/leads")).GetProperty("items").EnumerateArray().Take(5))
        {
            var lead = await coordinator.GetJsonAsync($"/api/v1/leads/{listed.GetProperty("id").GetGuid()}");
            lead.GetProperty("nextStep").GetString().ShouldBe(listed.GetProperty("nextStep").GetString());
            lead.GetProperty("waitingOn").GetString().ShouldBe(listed.GetProperty("waitingOn").GetString());
            lead.GetProperty("stage").GetString().ShouldBe(listed.GetProperty("stage").GetString());
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
