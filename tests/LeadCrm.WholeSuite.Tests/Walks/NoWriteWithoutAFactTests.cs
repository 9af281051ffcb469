using LeadCrm.Application;

namespace LeadCrm.WholeSuite.Tests.Walks;

/// <summary>What was written by which use case, as all other tests saw it: whoever writes says so in the journal.</summary>
public sealed class NoWriteWithoutAFactTests
{
    private const string Tool = "A clinic's own tool, with nothing of a patient in it, that only its colleagues see.";
    private const string Itself = "What it writes is a record of its own, with its time, and nobody did it.";
    private const string First = "The first data of a database.";

    /// <summary>Use cases that write something nobody has to answer for, with the reason.</summary>
    private static readonly Dictionary<string, string> s_withoutFact = new()
    {
        ["KeepUnsentQuote"] = Tool,
        ["DropUnsentQuote"] = Tool,
        ["SaveQuoteTemplate"] = Tool,
        ["RenameQuoteTemplate"] = Tool,
        ["DeleteQuoteTemplate"] = Tool,
        ["RunSimulations"] = Itself,
        ["FetchRates"] = Itself,
        ["WarnOfExpiries"] = Itself,
        ["SeedReference"] = First,
        ["SeedDemoClinics"] = First,
    };

    public static TheoryData<string> Requests => [.. ApplicationRegistration.Requests.Select(r => r.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Whatever_a_use_case_writes_stands_in_the_journal(string request)
    {
        var writing = Walked.Of(request).Where(w => w.IsDone && w.Facts != "-").ToList();
        if (s_withoutFact.ContainsKey(request))
            writing.ShouldAllBe(w => w.Facts == "", $"{request} writes facts: take it out of the list.");
        else if (writing.Count > 0)
            writing.ShouldContain(w => w.Facts != "", $"{request} writes, and no test saw it write a fact.");
    }
}
