using FluentValidation;
using LeadCrm.Application.Access;
using LeadCrm.Domain.FollowUps;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.FollowUps;

/// <summary>Lists the mail queue and what became of it, newest first. No addresses and no names: ids lead to the lead page, which records the look.</summary>
/// <param name="Status">Only these; null for all.</param>
/// <param name="Before">Only messages before this one (the last of the page before).</param>
/// <param name="Limit">1 to 200.</param>
[AllowedTo(Roles.Administrator)]
public sealed record ListOutbox(MessageStatus? Status = null, Guid? Before = null, int Limit = 50) : IRequest<IReadOnlyList<OutboxLine>>;

/// <summary>One message.</summary>
/// <param name="Id">The message.</param>
/// <param name="Kind">What it is, as a code.</param>
/// <param name="Status">Where it stands, as a code.</param>
/// <param name="LeadId">The lead it is about; null for what concerns a clinic or the catalogue alone.</param>
/// <param name="ToClinic">Whether it goes to a clinic; without that, to the patient of the lead, or to a colleague when it is about no lead.</param>
/// <param name="DueAt">When it is to be sent (UTC).</param>
/// <param name="SentAt">When it was sent (UTC).</param>
/// <param name="Attempts">How often sending was tried.</param>
/// <param name="Outcome">Why it was cancelled or not delivered, as a code.</param>
/// <param name="File">Name of the .eml file in the outbox folder; null when mails go to a server, or before it was sent.</param>
public sealed record OutboxLine(
    Guid Id, string Kind, string Status, Guid? LeadId, bool ToClinic, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Outcome, string? File)
{
    /// <summary>The clinic that it goes to, or whose case it is about; null when it is about no clinic.</summary>
    public string? Clinic { get; init; }

    /// <summary>Reads a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="transport">Where mails go.</param>
    public static OutboxLine Of(Message message, IMailTransport transport) => new(
        message.Id, FollowUpWords.Code(message.Kind), FollowUpWords.Code(message.Status), message.LeadId, message.ClinicId is not null, message.DueAt, message.SentAt,
        message.Attempts, message.Outcome, message.Status == MessageStatus.Sent ? transport.FileOf(message.Id) : null);
}

internal sealed class ListOutboxValidator : AbstractValidator<ListOutbox>
{
    public ListOutboxValidator() =>
        RuleFor(r => r.Limit).InclusiveBetween(1, 200).WithErrorCode("out-of-range").WithMessage("A page has 1 to 200 messages.");
}

internal sealed class ListOutboxHandler(ILeadCrmDb db, IMailTransport transport) : IRequestHandler<ListOutbox, IReadOnlyList<OutboxLine>>
{
    public async Task<IReadOnlyList<OutboxLine>> Handle(ListOutbox request, CancellationToken ct)
    {
        var messages = await db.Messages.AsNoTracking()
            .Where(m => request.Status == null || m.Status == request.Status)
            .Where(m => request.Before == null || m.Id < request.Before)
            .OrderByDescending(m => m.Id)
            .Take(request.Limit)
            .ToListAsync(ct);
        var clinics = await ClinicsOfAsync(messages, ct);
        return messages.ConvertAll(m => OutboxLine.Of(m, transport) with { Clinic = clinics.GetValueOrDefault(m.Id) });
    }

    private async Task<Dictionary<Guid, string>> ClinicsOfAsync(List<Message> messages, CancellationToken ct)
    {
        var cases = messages.Where(m => m.ClinicId is null).Select(m => m.AssignmentId).OfType<Guid>().Distinct().ToList();
        var clinicOf = await db.Assignments.AsNoTracking().Where(a => cases.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.ClinicId, ct);
        var about = messages.Select(m => (m.Id, Clinic: m.ClinicId ?? (m.AssignmentId is { } id && clinicOf.TryGetValue(id, out var clinic) ? (Guid?)clinic : null))).Where(m => m.Clinic is not null).ToList();
        var ids = about.Select(m => m.Clinic!.Value).Distinct().ToList();
        var names = await db.Clinics.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return about.Where(m => names.ContainsKey(m.Clinic!.Value)).ToDictionary(m => m.Id, m => names[m.Clinic!.Value]);
    }
}
