#pragma warning disable
namespace LeadCrm.Domain.Triage { public sealed record RedFlag(string Code, LeadCrm.Domain.Catalogue.LocalizedText Sentence); public static class RedFlagScreen { public static IReadOnlyList<RedFlag> Screen(LeadCrm.Domain.Catalogue.AnswerSheet a, string? freeText, string? language) => []; } }
