using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Pipeline;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Imports;

/// <summary>
/// Takes over bookings of leads that were imported before, matched by external id. A booking that lies before its lead's first
/// contact is taken as it is: it counts as booked in the cohort of the lead's creation, and its move carries the reason
/// <see cref="Reasons.BookedBeforeContact"/> on the timeline. Running it twice adds nothing.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Map">How its columns become fields.</param>
/// <param name="DryRun">Only tell what would happen.</param>
/// <param name="Progress">Told after each batch of 1,000 rows.</param>
[AllowedTo(Roles.System | Roles.Administrator)]
public sealed record ImportBookings(ImportFile File, ImportMap Map, bool DryRun = false, IProgress<ImportProgress>? Progress = null) : IRequest<ImportResult>;

internal sealed class ImportBookingsHandler(ILeadCrmDb db, IImportFormats formats, IClinicalVault vault, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time)
    : IRequestHandler<ImportBookings, ImportResult>
{
    public async Task<ImportResult> Handle(ImportBookings request, CancellationToken ct)
    {
        request.Map.RefuseUnless(ImportKind.Bookings);
        var table = formats.Open(request.File, request.Map, ct);
        using var run = new ImportRun(request.File, request.Map, table, new RowReader(request.Map, table.Columns, time.GetUtcNow(), organisation), request.DryRun, request.Progress);
        return await run.RunAsync((batch, token) => BookAsync(batch, run, request.DryRun, token), ct);
    }

    /// <summary>What a refused attempt left in memory would look like bookings that are there when its rows come again.</summary>
    private async Task<BatchOutcome> BookAsync(IReadOnlyList<ReadRow> batch, ImportRun run, bool dryRun, CancellationToken ct)
    {
        try
        {
            return await BookOnceAsync(batch, run, dryRun, ct);
        }
        finally
        {
            ((DbContext)db).ChangeTracker.Clear();
        }
    }

    private async Task<BatchOutcome> BookOnceAsync(IReadOnlyList<ReadRow> batch, ImportRun run, bool dryRun, CancellationToken ct)
    {
        var refused = new List<(ReadRow Row, RowProblem Problem)>();
        var ids = batch.Select(r => r.ExternalId).ToList();
        var leads = await db.Leads.Where(l => ids.Contains(l.ExternalId!)).ToDictionaryAsync(l => l.ExternalId!, ct);
        var (added, alreadyThere) = (0, 0);
        foreach (var row in batch)
        {
            if (!leads.TryGetValue(row.ExternalId, out var lead))
                refused.Add((row, new("lead-unknown", $"No imported lead has the id '{row.ExternalId}'.")));
            else if (lead.BookedAt is not null)
                alreadyThere++;
            else if (TryBook(lead, row, refused))
                added++;
        }

        if (!dryRun && added > 0)
        {
            db.Facts.Add(new Fact(FactKind.BookingsImported, time.GetUtcNow(), callers.Current.Actor) { Reason = added.ToString(CultureInfo.InvariantCulture) });
            await db.SaveChangesAsync(ct);
        }

        // Only now: a batch that the database does not take comes again in halves, with the same rows.
        foreach (var (row, problem) in refused)
            run.Reject(row, problem);
        return new BatchOutcome(added, alreadyThere);
    }

    private bool TryBook(Lead lead, ReadRow row, List<(ReadRow Row, RowProblem Problem)> refused)
    {
        try
        {
            lead.ImportBooking(row.At, row.Day);
        }
        catch (BrokenRuleException e)
        {
            refused.Add((row, new(e.Code, e.Message)));
            return false;
        }

        if (PeopleOf(row) is { } people)
            db.Facts.Add(new Fact(lead.Id, FactKind.Noted, row.At, Actor.System) { Reason = Reasons.Imported, Text = FactText.Of(lead.Id, vault.Seal(lead.Id, people), row.At) });
        return true;
    }

    /// <summary>Who worked on it in the other system: they have no accounts here, so their ids are a note on the timeline.</summary>
    private static string? PeopleOf(ReadRow row)
    {
        string?[] parts =
        [
            row[ImportFields.Coordinator] is { } coordinator ? $"Coordinator in the earlier system: {coordinator}" : null,
            row[ImportFields.ClinicPerson] is { } person ? $"Clinic's person in the earlier system: {person}" : null,
        ];
        return parts.All(p => p is null) ? null : string.Join('\n', parts.Where(p => p is not null));
    }
}
