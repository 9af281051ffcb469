using System.Runtime.InteropServices;

namespace LeadCrm.Domain.Routing;

/// <summary>
/// How clinics would answer: each by its own smoothed rates and a draw from lead and clinic alone, so that both policies meet the same
/// answers and every difference comes from the policy.
/// </summary>
internal sealed class SimulatedAnswers
{
    private readonly ulong seed;
    private readonly Rates[] rates;

    public SimulatedAnswers(ClinicSnapshot snapshot, ulong seed)
    {
        this.seed = seed;
        rates = [.. snapshot.Clinics.Select(c => Rates.Of(c))];
    }

    public SimulatedAnswer To(ulong lead, int clinic)
    {
        ref readonly var rate = ref rates[clinic];
        var lot = SeededDraw.Lot(SeededDraw.Lot(seed, lead), rate.Identity);
        if (Percent(lot, 0) >= rate.InTime) return new SimulatedAnswer(AnswerKind.Expires, 1, Quotes: false, Books: false);
        // How much of the deadline passes before the answer: any part is as likely as another.
        var after = (SeededDraw.Lot(lot, 1) >> 40) / (double)(1 << 24);
        return Percent(lot, 1) < rate.AcceptsOfAnswered
            ? new SimulatedAnswer(AnswerKind.Accepts, after, Percent(lot, 2) < rate.Quotes, Percent(lot, 3) < rate.Books)
            : new SimulatedAnswer(AnswerKind.Declines, after, Quotes: false, Books: false);
    }

    /// <summary>A number from 0 to 99 out of sixteen bits of the lot.</summary>
    private static int Percent(ulong lot, int part) => (int)((((lot >> (16 * part)) & 0xFFFF) * 100) >> 16);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Rates(ulong Identity, int InTime, int AcceptsOfAnswered, int Quotes, int Books)
    {
        /// <summary>Acceptance is a share of all offers decided; of those answered in time it is more, so that the product is what was seen.</summary>
        public static Rates Of(CandidateClinic clinic)
        {
            var seen = clinic.Performance;
            var inTime = seen.Speed();
            return new Rates(
                SeededDraw.IdentityOf(clinic.ClinicId), inTime, inTime == 0 ? 0 : Math.Min(100, 100 * seen.Acceptance() / inTime), seen.Quoting(), seen.Conversion());
        }
    }
}

internal enum AnswerKind
{
    Accepts,
    Declines,
    Expires,
}

/// <summary>What a clinic does with an offer.</summary>
/// <param name="Kind">Whether and how it answers.</param>
/// <param name="After">The part of the time to its deadline that passes before, 0 to 1.</param>
/// <param name="Quotes">It sends a quote.</param>
/// <param name="Books">The patient would book that quote.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SimulatedAnswer(AnswerKind Kind, double After, bool Quotes, bool Books);
