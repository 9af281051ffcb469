using LeadCrm.Application.Access;
using LeadCrm.Application.Reports;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>What a <see cref="LeadQuery"/> means to the database. Nothing else narrows leads down for people.</summary>
internal sealed class LeadFilter(ILeadCrmDb db, ICallerContext callers, OrganisationCalendar organisation)
{
    private const Roles ReportReaders = Roles.Manager | Roles.Administrator;

    /// <summary>The leads, in no order.</summary>
    /// <exception cref="NotAllowedException">Numbers of reports are for those who may read them.</exception>
    public IQueryable<Lead> Of(LeadQuery query)
    {
        var leads = Created(ByOwner(ByStage(db.Leads.AsNoTracking(), query.Stages), query.Owner), query);
        foreach (var (group, value) in Values(query))
            leads = LeadGroups.Where(leads, group, value, organisation.Calendar);
        if (query.RedFlag is { } open)
            leads = leads.Where(l => l.RedFlag == RedFlagState.Open == open);
        if (query.HasNextStep is { } due)
            leads = due ? leads.Where(l => l.NextStepDueAt != null) : leads.Where(l => l.NextStepDueAt == null);
        if (query.WaitingOn is { } on)
            leads = leads.Where(l => l.WaitingOn == on);
        if (query.Cell is { } cell)
            leads = Counted(leads, cell);
        return string.IsNullOrWhiteSpace(query.Text) ? leads : LeadSearch.Apply(leads, query.Text);
    }

    private static IQueryable<Lead> ByStage(IQueryable<Lead> leads, LeadStages stages)
    {
        if (stages.IsAny)
            return leads;
        if (stages == LeadStages.Open)
            return leads.Where(l => l.Stage < LeadStage.Completed);
        var wanted = stages.Each.ToList();
        return leads.Where(l => wanted.Contains(l.Stage));
    }

    private IQueryable<Lead> ByOwner(IQueryable<Lead> leads, LeadOwner? owner)
    {
        if (owner is null)
            return leads;
        var id = owner == LeadOwner.Me ? callers.Current.UserId : owner.Id;
        return owner == LeadOwner.None ? leads.Where(l => l.OwnerId == null) : leads.Where(l => l.OwnerId == id);
    }

    private IQueryable<Lead> Created(IQueryable<Lead> leads, LeadQuery query)
    {
        if (query.From is { } first)
        {
            var from = organisation.Calendar.StartOf(first);
            leads = leads.Where(l => l.CreatedAt >= from);
        }

        if (query.To is { } last)
        {
            var until = organisation.Calendar.StartOf(last.AddDays(1));
            leads = leads.Where(l => l.CreatedAt < until);
        }

        return leads;
    }

    /// <summary>What is compared with a value is what reports group by, and means the same.</summary>
    private static IEnumerable<(string Group, string Value)> Values(LeadQuery query) =>
        new (string Group, string? Value)[]
        {
            ("source", query.Source), ("article", query.Article), ("campaign", query.Campaign), ("category", query.Category),
            ("condition", query.Condition), ("treatment", query.Treatment), ("country", query.Country), ("language", query.Language),
        }.Where(v => v.Value is not null).Select(v => (v.Group, v.Value!));

    private IQueryable<Lead> Counted(IQueryable<Lead> leads, ReportCell cell)
    {
        if ((callers.Current.Roles & ReportReaders) == Roles.None)
            throw new NotAllowedException();
        leads = leads.Where(ReportCohort.Valid);
        // In a clinic's row a stage means: reached with this clinic.
        if (cell is { GroupBy: ReportGroups.Clinic, Key.Length: > 0 })
            return AtClinic(leads, cell);
        if (cell.Stage != ReportStage.Leads)
            leads = leads.Where(ReportCohort.Reached(cell.Stage));
        return cell switch
        {
            { Key: null } => leads,
            { GroupBy: ReportGroups.Clinic } => leads.Where(l => !db.Assignments.Any(a => a.LeadId == l.Id)),
            _ => LeadGroups.Where(leads, cell.GroupBy, cell.Key, organisation.Calendar),
        };
    }

    private IQueryable<Lead> AtClinic(IQueryable<Lead> leads, ReportCell cell)
    {
        if (!Guid.TryParse(cell.Key, out var clinic))
            return leads.Where(_ => false);
        var with = Reached(db.Assignments.Where(a => a.ClinicId == clinic), cell.Stage);
        leads = leads.Where(l => with.Any(a => a.LeadId == l.Id));
        return cell.Stage == ReportStage.Lost ? leads.Where(ReportCohort.Reached(ReportStage.Lost)) : leads;
    }

    private static IQueryable<Assignment> Reached(IQueryable<Assignment> assignments, ReportStage stage) => stage switch
    {
        ReportStage.Accepted => assignments.Where(a => a.AcceptedAt != null || a.QuotedAt != null || a.ChosenAt != null),
        ReportStage.Quoted => assignments.Where(a => a.QuotedAt != null || a.ChosenAt != null),
        ReportStage.Booked => assignments.Where(a => a.ChosenAt != null),
        _ => assignments,
    };
}
