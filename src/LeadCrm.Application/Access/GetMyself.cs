using MediatR;

namespace LeadCrm.Application.Access;

/// <summary>Who is signed in, by name.</summary>
[AllowedTo(Roles.Coordinator | Roles.Clinic | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record GetMyself : IRequest<Person>;

internal sealed class GetMyselfHandler(IPeople people, ICallerContext callers) : IRequestHandler<GetMyself, Person>
{
    public async Task<Person> Handle(GetMyself request, CancellationToken ct) =>
        callers.Current.UserId is { } me && await people.FindAsync(me, ct) is { } person ? person : throw new NotSignedInException();
}
