using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>
/// Finds leads by what a caller says. Every word has to occur, in any order, as <see cref="SearchFolding"/> folds it; what looks like a
/// telephone number is also looked for as its country would write it. A trigram index serves both.
/// </summary>
internal static class LeadSearch
{
    // Nobody says more of a name than that, and each word is a condition.
    private const int MostWords = 8;

    public static IQueryable<Lead> Apply(IQueryable<Lead> leads, string text)
    {
        var numbers = PhoneSearch.Candidates(text).Select(Pattern).ToArray();
        if (numbers.Length > 0)
            return leads.Where(l => numbers.Any(n => EF.Functions.Like(l.SearchText, n)));
        var words = SearchFolding.Words(text);
        if (words.Count == 0)
            return leads.Where(_ => false);
        foreach (var word in words.Take(MostWords).Select(Pattern))
            leads = leads.Where(l => EF.Functions.Like(l.SearchText, word));
        return leads;
    }

    /// <summary>A folded word holds no characters that mean something in a pattern.</summary>
    private static string Pattern(string folded) => $"%{folded}%";
}
