using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Quotes;

/// <summary>Stages of care as the API writes them.</summary>
internal static class QuoteStages
{
    private static readonly Dictionary<string, StagesOfCare> s_byCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["preTreatmentEvaluation"] = StagesOfCare.PreTreatmentEvaluation,
        ["monitoringDuringTherapy"] = StagesOfCare.MonitoringDuringTherapy,
        ["longTermFollowUp"] = StagesOfCare.LongTermFollowUp,
    };

    public static IReadOnlyCollection<string> All => s_byCode.Keys;

    public static bool IsKnown(string code) => s_byCode.ContainsKey(code);

    public static StagesOfCare Read(IEnumerable<string>? codes) =>
        (codes ?? []).Aggregate(StagesOfCare.None, (all, code) => all | s_byCode.GetValueOrDefault(code));

    public static IReadOnlyList<string> Write(StagesOfCare stages) => s_byCode.Where(s => stages.HasFlag(s.Value)).Select(s => s.Key).ToList();
}
