using MediatR;

namespace LeadCrm.Application.Access;

/// <summary>The names behind the account ids of owners and timelines.</summary>
[AllowedTo(Roles.Coordinator | Roles.Manager | Roles.Administrator | Roles.MedicalReviewer)]
public sealed record ListPeople : IRequest<IReadOnlyList<Person>>;

internal sealed class ListPeopleHandler(IPeople people) : IRequestHandler<ListPeople, IReadOnlyList<Person>>
{
    public Task<IReadOnlyList<Person>> Handle(ListPeople request, CancellationToken ct) => people.ListAsync(ct);
}
