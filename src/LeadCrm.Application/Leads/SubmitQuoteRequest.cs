using LeadCrm.Application.Access;
using LeadCrm.Application.Cases;
using LeadCrm.Application.Catalogue;
using LeadCrm.Domain;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Leads;

/// <summary>A quote request from the form or the API. Sending it twice with the same key and content gives the same lead.</summary>
[AllowedTo(Roles.Anonymous)]
public sealed record SubmitQuoteRequest : IRequest<SubmittedQuoteRequest>
{
    /// <summary>Client-made key, at most 100 characters.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Who asks.</summary>
    public RequesterForm? Requester { get; init; }

    /// <summary>Who is treated.</summary>
    public PatientForm? Patient { get; init; }

    /// <summary>What is asked for.</summary>
    public EnquiryForm? Enquiry { get; init; }

    /// <summary>Wishes.</summary>
    public WishesForm? Wishes { get; init; }

    /// <summary>Consents, each on its own.</summary>
    public IReadOnlyList<ConsentForm>? Consents { get; init; }

    /// <summary>Where the request came from.</summary>
    public AttributionForm? Attribution { get; init; }

    /// <summary>A field no person sees; filled in, the request is kept apart as spam.</summary>
    public string? Website { get; init; }
}

/// <summary>What the sender gets back.</summary>
/// <param name="Reference">The reference to name on the phone.</param>
/// <param name="CaseToken">The token of the personal link.</param>
/// <param name="IsNew">False when the key was seen before.</param>
/// <param name="Urgent">Whether the answers may mean an emergency, so that the page says that this is no emergency service.</param>
/// <param name="AwaitsPatient">Whether an adult patient other than the requester has to confirm before a clinic is asked.</param>
public sealed record SubmittedQuoteRequest(string Reference, string CaseToken, bool IsNew, bool Urgent, bool AwaitsPatient);

internal sealed class SubmitQuoteRequestHandler(
    Lazy<ILeadCrmDb> db, IReceivedLeads leads, ICatalogue catalogue, QuoteRequestReader reader, IReferenceNumbers numbers, IPersonalLinks links, ITriageClock triage, ICallerContext callers, TimeProvider time)
    : IRequestHandler<SubmitQuoteRequest, SubmittedQuoteRequest>
{
    public async Task<SubmittedQuoteRequest> Handle(SubmitQuoteRequest request, CancellationToken ct)
    {
        var at = time.GetUtcNow();
        var id = Guid.CreateVersion7(at);
        var received = reader.Read(id, request, await catalogue.GetAsync(ct), at);

        var lead = Lead.Receive(id, await numbers.NextAsync(ct), received, callers.Current.Actor, at, triage.FirstContactDue(at));
        callers.Current.Sign(lead.Facts);
        var link = new PersonalLink(Guid.NewGuid(), lead.Id, at);
        var message = lead.Requester.Email is not null && lead.Stage != LeadStage.Spam
            ? new Message(AcknowledgementFor(lead, received, await catalogue.GetAsync(ct)), lead.Id, lead.Id, at, at)
            : null;
        try
        {
            await leads.AddAsync(lead, link, message, ct);
        }
        catch (DuplicateKeyException duplicate) when (duplicate.Constraint.Contains("idempotency", StringComparison.Ordinal))
        {
            return await SeenBeforeAsync(received, ct);
        }

        return new SubmittedQuoteRequest(lead.Reference, links.TokenFor(link.Id), IsNew: true, received.HasRedFlags, lead.AwaitsRepresentation(at.Year));
    }

    private static MessageKind AcknowledgementFor(Lead lead, ReceivedRequest request, CatalogueSnapshot catalogue) =>
        catalogue.FindPair(request.ConditionCode, request.TreatmentCode) is { EvidenceLevel: Domain.Catalogue.EvidenceLevel.Unproven }
            ? MessageKind.EvidenceInformation
            : lead.AwaitsRepresentation(lead.CreatedAt.Year) ? MessageKind.ConfirmRepresentation : MessageKind.Acknowledgement;

    private async Task<SubmittedQuoteRequest> SeenBeforeAsync(ReceivedRequest request, CancellationToken ct)
    {
        var first = await db.Value.Leads.AsNoTracking()
            .Where(l => l.IdempotencyKey == request.IdempotencyKey)
            .Select(l => new { l.Id, l.Reference, l.RequestHash })
            .SingleAsync(ct);
        if (first.RequestHash is null || !first.RequestHash.AsSpan().SequenceEqual(request.RequestHash))
            throw new BrokenRuleException("idempotency-conflict", "This idempotency key was used for another request.");
        var link = await db.Value.PersonalLinks.AsNoTracking().Where(l => l.LeadId == first.Id).OrderBy(l => l.CreatedAt).Select(l => l.Id).FirstAsync(ct);
        return new SubmittedQuoteRequest(first.Reference, links.TokenFor(link), IsNew: false, request.HasRedFlags,
            Lead.AwaitsRepresentation(request.Requester.Relation, null, request.Patient, time.GetUtcNow().Year));
    }
}
