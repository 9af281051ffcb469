using System.Globalization;
using LeadCrm.Domain.Returns;

namespace LeadCrm.Web.Workbench.Clinics;

/// <summary>What is agreed about returning cases, in words for the clinic and for managers.</summary>
internal static class ReturnTermsWords
{
    public static string Of(ReturnTerms terms) => terms is { Share: 0, AtLeast: 0 }
        ? "It is agreed that cases are not returned."
        : $"A case can be returned within {Days(terms)} after you accepted it, and up to {Percent(terms)} % of the cases offered to you in the last {ReturnTerms.WindowDays} days{Least(terms)}.";

    public static string House(ReturnTerms house) =>
        $"For every clinic: within {Days(house)} after acceptance, up to {Percent(house)} % of the cases offered in {ReturnTerms.WindowDays} days{Least(house)}.";

    private static string Percent(ReturnTerms terms) => (terms.Share * 100).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Days(ReturnTerms terms) => terms.AgeDays == 1 ? "1 day" : $"{terms.AgeDays} days";

    private static string Least(ReturnTerms terms) => terms.AtLeast == 0 ? "" : $", at least {terms.AtLeast}";
}
