using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Seeding;

/// <summary>Invents quote requests: people, what they ask, where they came from.</summary>
internal static class SeededRequests
{
    public static ReceivedRequest Invent(Guid leadId, long number, SeededEnquiry enquiry, SeededPlot plot, IClinicalVault vault, Random random)
    {
        var home = random.Pick(SeededNames.Patients);
        var patient = new Patient { YearOfBirth = plot.Created.Year - random.Next(20, 78), Sex = random.Next(3) == 0 ? Sex.Male : Sex.Female };
        var answers = random.Pick(enquiry.Answers);
        var today = DateOnly.FromDateTime(plot.Created.UtcDateTime);
        return new ReceivedRequest
        {
            Requester = Requester(home, number, random),
            Patient = patient,
            CategoryCode = enquiry.Condition.CategoryCode,
            ConditionCode = enquiry.Condition.Code,
            TreatmentCode = enquiry.Treatment.Code,
            Message = vault.Seal(leadId, random.Pick(SeededNames.Messages)),
            Answers = vault.Seal(leadId, answers.ToJson()),
            Eligibility = enquiry.Pair.Rules.Assess(new PatientFacts(patient.YearOfBirth, patient.Sex), answers, today).Outcome,
            Wishes = new Wishes { BudgetAmount = random.Next(5, 60) * 1_000, BudgetCurrency = "USD", Companions = random.Next(0, 3) },
            Attribution = Attribution(enquiry, random),
            Consents = Consents(leadId, home.Language, enquiry, plot.Created, random),
            IdempotencyKey = "seed-" + leadId.ToString("N"),
            RequestHash = SHA256.HashData(leadId.ToByteArray()),
            LooksLikeSpam = plot.Ending == SeededEnding.Spam,
        };
    }

    private static Requester Requester(SeededHome home, long number, Random random)
    {
        var (first, last) = (random.Pick(home.FirstNames), random.Pick(home.LastNames));
        return new Requester
        {
            FullName = $"{first} {last}",
            // example.org and the numbers 555-01xx belong to nobody (RFC 2606; NANP).
            Email = string.Create(CultureInfo.InvariantCulture, $"{Ascii(first)}.{Ascii(last)}.{number}@example.org"),
            Phone = home.Country is "US" or "CA" ? string.Create(CultureInfo.InvariantCulture, $"+1202555{random.Next(100, 200):0000}") : null,
            Country = home.Country,
            Language = home.Language,
            TimeZone = home.TimeZone,
        };
    }

    private static Attribution Attribution(SeededEnquiry enquiry, Random random)
    {
        var article = random.Next(1, 9);
        return new Attribution
        {
            ArticleSlug = string.Create(CultureInfo.InvariantCulture, $"{enquiry.Condition.Code}-{enquiry.Treatment.Code}-{article}"),
            ArticleTitle = string.Create(CultureInfo.InvariantCulture, $"{enquiry.Condition.Name}: {enquiry.Treatment.Name}, part {article}"),
            ArticleCategory = enquiry.Condition.CategoryCode,
            Source = random.Pick(SeededNames.Sources),
            Medium = random.Pick(SeededNames.Mediums),
            Campaign = random.Pick(SeededNames.Campaigns),
            SiteKey = "seed",
        };
    }

    private static List<Consent> Consents(Guid leadId, string language, SeededEnquiry enquiry, DateTimeOffset at, Random random)
    {
        List<(ConsentPurpose Purpose, bool Granted)> acts =
        [
            (ConsentPurpose.Contact, true), (ConsentPurpose.HealthData, true), (ConsentPurpose.ShareDeidentified, true), (ConsentPurpose.Marketing, random.Next(4) == 0),
        ];
        if (enquiry.NeedsAcknowledgement)
            acts.Add((ConsentPurpose.EvidenceAcknowledged, true));
        return acts.Select(a => new Consent(leadId, a.Purpose, a.Granted, ConsentText.Version, language, at, "form")).ToList();
    }

    private static string Ascii(string name)
    {
        var kept = name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant);
        return new string(kept.ToArray());
    }
}
