using System.Globalization;
using LeadCrm.Application.Access;
using LeadCrm.Application.Values;
using LeadCrm.Domain.Journal;
using LeadCrm.Domain.Leads;
using MediatR;

namespace LeadCrm.Application.Imports;

/// <summary>
/// Takes over leads of history. Good rows go in, bad ones to the file of rejected rows with the reason; external ids are unique, so
/// that running it twice adds nothing. What is wrong with the file as a whole is found before anything is written.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Map">How its columns become fields.</param>
/// <param name="DryRun">Only tell what would happen; nothing is written, not even rejected rows.</param>
/// <param name="Progress">Told after each batch of 1,000 rows.</param>
[AllowedTo(Roles.System | Roles.Administrator)]
public sealed record ImportLeads(ImportFile File, ImportMap Map, bool DryRun = false, IProgress<ImportProgress>? Progress = null) : IRequest<ImportResult>;

internal sealed class ImportLeadsHandler(IImportFormats formats, IImportedLeads imported, ICallerContext callers, OrganisationCalendar organisation, TimeProvider time)
    : IRequestHandler<ImportLeads, ImportResult>
{
    public async Task<ImportResult> Handle(ImportLeads request, CancellationToken ct)
    {
        request.Map.RefuseUnless(ImportKind.Leads);
        var table = formats.Open(request.File, request.Map, ct);
        using var run = new ImportRun(request.File, request.Map, table, new RowReader(request.Map, table.Columns, time.GetUtcNow(), organisation), request.DryRun, request.Progress);
        return await run.RunAsync((batch, token) => WriteAsync(batch, request.DryRun, token), ct);
    }

    private async Task<BatchOutcome> WriteAsync(IReadOnlyList<ReadRow> batch, bool dryRun, CancellationToken ct)
    {
        var known = await imported.KnownAsync(batch.Select(r => r.ExternalId).ToList(), ct);
        var missing = batch.Where(r => !known.Contains(r.ExternalId)).ToList();
        if (dryRun || missing.Count == 0)
            return new BatchOutcome(missing.Count, batch.Count - missing.Count);
        var at = time.GetUtcNow();
        var numbers = await imported.TakeNumbersAsync(missing.Count, ct);
        var leads = missing.Select((row, i) => Lead.Import(row.ExternalId, numbers[i], row.At, AttributionOf(row), at)).ToList();
        var added = await imported.WriteAsync(leads, new Fact(FactKind.LeadsImported, at, callers.Current.Actor) { Reason = leads.Count.ToString(CultureInfo.InvariantCulture) }, ct);
        return new BatchOutcome(added, batch.Count - added);
    }

    private static Attribution AttributionOf(ReadRow row) => new()
    {
        ArticleSlug = row[ImportFields.Article],
        ArticleTitle = row[ImportFields.ArticleTitle],
        ArticleCategory = row[ImportFields.ArticleCategory],
        Source = row[ImportFields.Source],
        Medium = row[ImportFields.Medium],
        Campaign = row[ImportFields.Campaign],
        SiteKey = row[ImportFields.SiteKey],
        Referrer = row[ImportFields.Referrer],
        Url = row[ImportFields.Url],
    };
}
