using System.Globalization;
using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Values;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>Days and numbers as browsers write them; what is none is null.</summary>
internal static class DayText
{
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Write(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static int? Whole(string? text) => NumberReader.ReadWhole(text);

    /// <summary>An empty limit is none; what is no number is refused as one below zero.</summary>
    public static int? Limit(string? text) => string.IsNullOrWhiteSpace(text) ? null : Whole(text) ?? -1;

    public static decimal? Amount(string? text) => NumberReader.Read(text).Value;

    /// <summary>Refuses numbers that were typed and cannot be read, beside their fields; nothing typed is nothing to refuse.</summary>
    /// <exception cref="InvalidRequestException">One of them is no number, or can be read in two ways.</exception>
    public static void RefuseUnread(params (string Field, string? Text)[] numbers)
    {
        var problems = numbers.Where(n => !string.IsNullOrWhiteSpace(n.Text)).Select(n => (n.Field, Reading: NumberReader.Read(n.Text)))
            .Where(n => n.Reading.Value is null).Select(n => new FieldProblem(n.Field, n.Reading.Code, n.Reading.Sentence)).ToList();
        if (problems.Count > 0)
            throw new InvalidRequestException(problems);
    }

    public static string? Write(decimal? amount) => amount?.ToString("0.############", CultureInfo.InvariantCulture);
}
