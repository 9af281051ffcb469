using LeadCrm.Application.Leads;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Patient.Quote;

/// <summary>
/// Reads the numbers of a posted form in the notation of the page's language. What cannot be read becomes a value that the validator
/// refuses; what can be read in two ways is asked about with words of its own.
/// </summary>
/// <param name="mark">What the page's language writes before decimals.</param>
internal sealed class FormNumbers(char mark)
{
    private const int Unreadable = -1;

    private readonly List<FieldProblem> _questions = [];

    /// <summary>What has to be asked about.</summary>
    public IReadOnlyList<FieldProblem> Questions => _questions;

    public int? Whole(PostedFields fields, string path)
    {
        if (fields[path].Length == 0)
            return null;
        return Noted(path, NumberReader.Read(fields[path], mark)) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number : Unreadable;
    }

    public decimal? Decimal(string path, string text) => Noted(path, NumberReader.Read(text, mark));

    /// <summary>An amount with the currency chosen beside it, or else the one whose sign stands in it.</summary>
    public MoneyForm? Money(PostedFields fields, string path)
    {
        if (fields[$"{path}.amount"] is not { Length: > 0 } text)
            return null;
        var (reading, currency) = MoneyReader.Read(text, fields[$"{path}.currency"], mark);
        return new MoneyForm { Amount = Noted($"{path}.amount", reading) ?? Unreadable, Currency = currency };
    }

    private decimal? Noted(string path, NumberReading reading)
    {
        if (reading.Problem is NumberProblem.Ambiguous or NumberProblem.OtherCurrency)
            _questions.Add(new FieldProblem(path, reading.Code, reading.Sentence));
        return reading.Value;
    }
}
