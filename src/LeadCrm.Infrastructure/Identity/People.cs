using System.Linq.Expressions;
using LeadCrm.Application.Access;
using LeadCrm.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Infrastructure.Identity;

internal sealed class People(LeadCrmDbContext db) : IPeople
{
    private static readonly Expression<Func<User, Person>> s_person = u => new Person(u.Id, u.DisplayName, u.Roles, u.IsActive);

    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken ct) =>
        await db.Users.AsNoTracking().OrderBy(u => u.DisplayName).Select(s_person).ToListAsync(ct);

    public async Task<Person?> FindAsync(Guid id, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(u => u.Id == id).Select(s_person).FirstOrDefaultAsync(ct);

    public async Task<string?> AddressAsync(Guid id, CancellationToken ct) =>
        await db.Users.AsNoTracking().Where(u => u.Id == id && u.IsActive).Select(u => u.Email).FirstOrDefaultAsync(ct);
}
