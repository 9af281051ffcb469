using LeadCrm.Application.Access;
using LeadCrm.Domain;
using LeadCrm.Domain.Leads;
using Microsoft.EntityFrameworkCore;

namespace LeadCrm.Application.Staff;

/// <summary>Gives leads to colleagues: only to those who work as coordinators, and are there.</summary>
/// <param name="db">The database.</param>
/// <param name="accounts">The colleagues' accounts.</param>
/// <param name="desk">Who acts.</param>
public sealed class LeadOwners(ILeadCrmDb db, IStaffAccounts accounts, StaffDesk desk)
{
    /// <summary>Refuses somebody who cannot take leads today.</summary>
    /// <param name="to">The colleague.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="BrokenRuleException"><c>owner-gone</c>, <c>owner-not-coordinator</c>, <c>owner-invited</c>, <c>owner-absent</c>.</exception>
    public async Task RefuseUnlessThereAsync(Guid to, CancellationToken ct)
    {
        if (await accounts.FindAsync(to, ct) is not { IsActive: true } account)
            throw new BrokenRuleException("owner-gone", "There is no such colleague any more; choose somebody else.");
        if (!account.Roles.HasFlag(Roles.Coordinator))
            throw new BrokenRuleException("owner-not-coordinator", $"{account.Name} does not work as a coordinator, and takes no leads.");
        if (!account.HasPassword)
            throw new BrokenRuleException("owner-invited", $"{account.Name} was invited, and has not signed in yet.");
        var today = desk.TodayOf(await db.StaffProfiles.AsNoTracking().FirstOrDefaultAsync(p => p.UserId == to, ct));
        var absences = await db.Absences.AsNoTracking().Where(a => a.UserId == to && a.To >= today).ToListAsync(ct);
        if (StaffStanding.AbsentUntil(absences, today) is { } until)
            throw new BrokenRuleException("owner-absent", $"{account.Name} is absent until {until.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Hands all open leads of somebody over.</summary>
    /// <param name="from">Whose.</param>
    /// <param name="to">To whom; null: nobody was named, which suffices for who has none.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="BrokenRuleException"><c>hand-over-needed</c> when there are leads and nobody was named; <c>hand-over-same-person</c>; as <see cref="RefuseUnlessThereAsync"/>.</exception>
    public async Task<int> HandOverAsync(Guid from, Guid? to, CancellationToken ct)
    {
        if (to == from)
            throw new BrokenRuleException("hand-over-same-person", "Name a colleague; these leads are this person's own.");
        if (to is { } colleague)
        {
            // Whoever closes the receiver's account at the same moment would leave these leads with nobody. The account is looked at after the profile was read.
            (await desk.ProfileAsync(colleague, ct)).Touch(desk.At);
            await RefuseUnlessThereAsync(colleague, ct);
        }

        var leads = await db.Leads.Where(l => l.OwnerId == from && l.Stage < LeadStage.Completed).ToListAsync(ct);
        if (leads.Count > 0 && to is null)
            throw new BrokenRuleException("hand-over-needed", $"{Counted(leads.Count)} still with this person; name a colleague who takes over.");
        foreach (var lead in leads)
            lead.HandOver(to!.Value, desk.By, desk.At);
        return leads.Count;
    }

    /// <summary>How many open leads each colleague has.</summary>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, int>> OpenLeadsAsync(CancellationToken ct) =>
        await db.Leads.AsNoTracking().Where(l => l.OwnerId != null && l.Stage < LeadStage.Completed)
            .GroupBy(l => l.OwnerId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    /// <summary>How many open leads one colleague has.</summary>
    /// <param name="of">Whose.</param>
    /// <param name="ct">Cancels.</param>
    public Task<int> OpenLeadsAsync(Guid of, CancellationToken ct) => db.Leads.AsNoTracking().CountAsync(l => l.OwnerId == of && l.Stage < LeadStage.Completed, ct);

    internal static string Counted(int leads) => leads == 1 ? "1 open lead is" : $"{leads} open leads are";
}
