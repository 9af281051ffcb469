namespace LeadCrm.Domain.Routing;

/// <summary>Counts what a replay does, by clinic.</summary>
internal sealed class ReplayTally(ClinicSnapshot snapshot)
{
    private readonly Row[] rows = new Row[snapshot.Clinics.Count];
    private readonly List<float> hours = [];
    private int withoutOffer, withoutClinic;

    public void Offered(int clinic, SimulatedAnswer answer)
    {
        ref var row = ref rows[clinic];
        row.Offers++;
        if (answer.Kind == AnswerKind.Expires) row.Expired++;
        else row.InTime++;
        if (answer.Kind == AnswerKind.Accepts) row.Accepted++;
        if (answer.Quotes) row.Quotes++;
    }

    public void Agreed(int clinic, double offers) => rows[clinic].Agreed += offers;

    public void Booked(int clinic) => rows[clinic].Bookings++;

    public void Settled(bool offered, TimeSpan? toAcceptance)
    {
        if (!offered) withoutOffer++;
        if (toAcceptance is { } span) hours.Add((float)span.TotalHours);
        else withoutClinic++;
    }

    public PolicyFigures Figures()
    {
        // A place that was declined or ran out was given back; what is left is what shares are agreed about.
        var kept = Math.Max(1, rows.Sum(r => r.Accepted));
        var agreed = Math.Max(1, rows.Sum(r => r.Agreed));
        return new PolicyFigures(
            withoutOffer,
            withoutClinic,
            Median(),
            [.. rows.Select((r, i) => new ClinicFigures(
                snapshot.Clinics[i].ClinicId, r.Offers, r.InTime, r.Expired, r.Accepted, r.Quotes, r.Bookings,
                Math.Round(100.0 * r.Accepted / kept, 2), Math.Round(100 * r.Agreed / agreed, 2))).Where(c => c.Offers > 0 || c.AgreedShare > 0)]);
    }

    private double? Median()
    {
        if (hours.Count == 0) return null;
        hours.Sort();
        return Math.Round(hours.Count % 2 == 1 ? hours[hours.Count / 2] : (hours[(hours.Count / 2) - 1] + hours[hours.Count / 2]) / 2, 2);
    }

    private struct Row
    {
        public int Offers, InTime, Expired, Accepted, Quotes, Bookings;
        public double Agreed;
    }
}
