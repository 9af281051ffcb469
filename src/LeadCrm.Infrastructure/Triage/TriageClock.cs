using LeadCrm.Application.Leads;
using LeadCrm.Domain.Clinics;
using Microsoft.Extensions.Options;

namespace LeadCrm.Infrastructure.Triage;

internal sealed class TriageClock(IOptions<LeadCrmSettings> settings) : ITriageClock
{
    private readonly TriageSettings _settings = settings.Value.Triage;
    private readonly WorkingHours _hours = settings.Value.Triage.WorkingHours;

    public DateTimeOffset FirstContactDue(DateTimeOffset from) => _hours.AddWorkingTime(from, TimeSpan.FromHours(_settings.FirstContactHours));

    public DateTimeOffset ReplyDue(DateTimeOffset from) => _hours.AddWorkingTime(from, TimeSpan.FromHours(_settings.ReplyHours));

    public DateTimeOffset QuoteDue(DateTimeOffset from) => from + TimeSpan.FromHours(_settings.QuoteHours);
}
