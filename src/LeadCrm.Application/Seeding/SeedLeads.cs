using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Pipeline;
using MediatR;

namespace LeadCrm.Application.Seeding;

/// <summary>
/// Adds invented leads in all stages with their assignments, quotes, consents, messages and timelines, to try and to measure with.
/// The domain's own verbs make them, so they are what real use would have left. The same seed gives the same people and stories
/// (keys and ciphertext differ). Decisions of the router are not invented.
/// </summary>
/// <param name="Count">How many leads, 0 to 10 million.</param>
/// <param name="Clinics">How many approved clinics to add first, 0 to 5,000.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Days">How many days of history, with its seasons, 0 to 4,000; 0: evenly over up to two years, which is enough to measure with.</param>
/// <param name="OnlyWhenEmpty">Does nothing where there are leads, and adds only the clinics that are missing to <paramref name="Clinics"/>; all leads or none are written.</param>
/// <param name="Progress">Told how many leads are written, after each batch.</param>
[AllowedTo(Roles.System)]
public sealed record SeedLeads(int Count, int Clinics = 0, int Seed = 1, int Days = 0, bool OnlyWhenEmpty = false, IProgress<int>? Progress = null) : IRequest<SeedResult>;

/// <summary>What was added.</summary>
/// <param name="Leads">Leads.</param>
/// <param name="Clinics">Clinics.</param>
/// <param name="Rows">Rows in all tables together.</param>
public sealed record SeedResult(int Leads, int Clinics, long Rows);

internal sealed class SeedLeadsValidator : AbstractValidator<SeedLeads>
{
    public SeedLeadsValidator()
    {
        RuleFor(r => r.Count).InclusiveBetween(0, 10_000_000).WithErrorCode("out-of-range");
        RuleFor(r => r.Days).InclusiveBetween(0, 4_000).WithErrorCode("out-of-range");
        RuleFor(r => r.Clinics).InclusiveBetween(0, 5_000).WithErrorCode("out-of-range");
    }
}

internal sealed class SeedLeadsHandler(ISeededRows rows, ICatalogue catalogue, IClinicalVault vault, TimeProvider time) : IRequestHandler<SeedLeads, SeedResult>
{
    private const int BatchSize = 2_000;

    public async Task<SeedResult> Handle(SeedLeads request, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var known = await catalogue.GetAsync(ct);
        if (known.Pairs.Count == 0)
            throw new InvalidRequestException("catalogue", "catalogue-empty", "There is no catalogue yet; seed the reference data first.");
        if (request.OnlyWhenEmpty && await rows.HasLeadsAsync(ct))
            return new SeedResult(0, 0, 0);
        // Whoever plays one of the clinics that are there must not lose every case to an invented one.
        var there = request.OnlyWhenEmpty ? await rows.ClinicsAsync(ct) : [];
        var clinics = Math.Max(0, request.Clinics - there.Count);
        await rows.AddClinicsAsync(SeededClinics.Create(clinics, known, there, new Random(request.Seed), now), ct);
        var world = new SeededWorld(known, await rows.ClinicsAsync(ct), await rows.CoordinatorsAsync(ct), new Random(request.Seed), now);
        return new SeedResult(request.Count, clinics, await WriteLeadsAsync(request, new SeededStories(world, new SeededSeasons(request.Days), vault, await rows.ReturnsAsync(ct), now), ct));
    }

    /// <summary>While one batch is written, the next is invented.</summary>
    private async Task<long> WriteLeadsAsync(SeedLeads request, SeededStories stories, CancellationToken ct)
    {
        var written = 0L;
        var writing = Task.CompletedTask;
        var most = request.OnlyWhenEmpty ? request.Count : BatchSize;
        for (var first = 0; first < request.Count; first += most)
        {
            var batch = new SeededBatch();
            var size = Math.Min(most, request.Count - first);
            var numbers = await rows.TakeNumbersAsync(size, ct);
            for (var i = 0; i < size; i++)
                stories.Tell(numbers[i], new Random(unchecked((request.Seed * 1_000_003) + first + i)), batch);
            await writing;
            request.Progress?.Report(first);
            written += batch.RowCount;
            writing = Task.Run(() => rows.WriteAsync(batch, ct), ct);
        }

        await writing;
        request.Progress?.Report(request.Count);
        return written;
    }
}
