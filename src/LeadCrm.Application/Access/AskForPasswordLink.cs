using FluentValidation;
using LeadCrm.Application.FollowUps;
using LeadCrm.Domain.Journal;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Access;

/// <summary>
/// Somebody forgot a password: when the address has an account that is open, a mail with a link to choose another goes there. Who asks gets
/// the same answer either way, and an account gets at most one such mail in ten minutes, however often it is asked for.
/// </summary>
/// <param name="Email">The address, as typed.</param>
[AllowedTo(Roles.Anonymous)]
public sealed record AskForPasswordLink(string? Email) : IRequest<Unit>;

internal sealed class AskForPasswordLinkValidator : AbstractValidator<AskForPasswordLink>
{
    public AskForPasswordLinkValidator() =>
        RuleFor(r => r.Email).NotEmpty().WithErrorCode("required").WithMessage("Please give the e-mail address of your account.")
            .MaximumLength(254).WithErrorCode("too-long").WithMessage("An e-mail address has at most 254 characters.");
}

internal sealed class AskForPasswordLinkHandler(ILeadCrmDb db, IPasswordLinks accounts, ICallerContext callers, TimeProvider time) : IRequestHandler<AskForPasswordLink, Unit>
{
    public async Task<Unit> Handle(AskForPasswordLink request, CancellationToken ct)
    {
        if (await accounts.AccountOfAsync(request.Email!.Trim(), ct) is not { } account)
            return Unit.Value;
        var at = time.GetUtcNow();
        var planned = PasswordMails.Plan(account, at);
        var (since, before) = (at - PasswordMails.AtMostOneIn, PasswordMails.Plan(account, at - PasswordMails.AtMostOneIn).DedupKey);
        if (await db.Messages.AnyAsync(m => m.DedupKey == before && m.DueAt > since, ct))
            return Unit.Value;
        db.Messages.Add(planned);
        db.Facts.Add(new Fact(FactKind.PasswordLinkSent, at, callers.Current.Actor) { SubjectId = account, Fields = ["account"] });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DuplicateKeyException)
        {
            // One was asked for a moment ago, and is on its way.
            ((DbContext)db).ChangeTracker.Clear();
        }

        return Unit.Value;
    }
}
