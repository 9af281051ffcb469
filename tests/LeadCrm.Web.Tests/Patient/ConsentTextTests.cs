using System.Resources;
using System.Security.Cryptography;
using System.Text;
using LeadCrm.Domain.Consents;
using LeadCrm.Web.Patient;

namespace LeadCrm.Web.Tests.Patient;

/// <summary>What a person agreed to is kept as a version. So a version has one text for ever: a changed text needs a new version, and a line here.</summary>
public sealed class ConsentTextTests
{
    private static readonly string[] s_purposes = ["contact", "health-data", "share-deidentified", "evidence-acknowledged", "share-identity-preference", "marketing"];

    private static readonly Dictionary<string, string> s_fingerprints = new()
    {
        ["2026-11"] = "73834157834b8923b1cc79fc1902255b28763c594de8b807894024d74f15afeb",
    };

    [Fact]
    public void The_texts_are_those_of_their_version()
    {
        var texts = new ResourceManager(typeof(Texts).FullName!, typeof(Texts).Assembly);
        var shown = s_purposes.SelectMany(p => new[] { $"consents.{p}", $"consent.{p}", $"consent.{p}.give", $"consent.{p}.withdraw" })
            .Select(key => $"{key}={texts.GetString(key, System.Globalization.CultureInfo.InvariantCulture)}");
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', shown))));
        s_fingerprints.GetValueOrDefault(ConsentText.Version).ShouldBe(fingerprint, "A consent text was changed: give it a new version in ConsentText, and its fingerprint here.");
    }

    [Fact]
    public void Every_purpose_that_is_asked_for_has_a_text() =>
        s_purposes.ShouldAllBe(p => new ResourceManager(typeof(Texts).FullName!, typeof(Texts).Assembly).GetString($"consents.{p}", System.Globalization.CultureInfo.InvariantCulture)!.Length > 20);
}
