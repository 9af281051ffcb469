namespace LeadCrm.Application.FollowUps;

/// <summary>The address at which people reach this installation; links in mails begin with it.</summary>
/// <param name="Address">Scheme and host, for example <c>https://leads.example.org</c>; a path is kept.</param>
public sealed record PublicUrl(Uri Address)
{
    /// <summary>A patient's case page.</summary>
    /// <param name="token">The token of a personal link.</param>
    public Uri CasePage(string token) => At("case/" + token);

    /// <summary>A clinic's page of one offer; it asks for signing in.</summary>
    /// <param name="assignmentId">The assignment.</param>
    public Uri Offer(Guid assignmentId) => At("offers/" + assignmentId.ToString("D"));

    /// <summary>A clinic's own page; it asks for signing in.</summary>
    /// <param name="page">The page, for example <c>licences</c>; empty for the overview.</param>
    public Uri OwnClinic(string page) => At(page.Length == 0 ? "clinic" : "clinic/" + page);

    /// <summary>A change of the catalogue; it asks for signing in.</summary>
    /// <param name="condition">The condition's code.</param>
    /// <param name="treatment">The treatment's code.</param>
    /// <param name="id">The change.</param>
    public Uri Revision(string condition, string treatment, Guid id) =>
        At($"catalogue/{Uri.EscapeDataString(condition)}/{Uri.EscapeDataString(treatment)}/changes/{id:D}");

    /// <summary>Where an invited person chooses a password, over a link that works once.</summary>
    /// <param name="userId">The account.</param>
    /// <param name="token">The one-time token.</param>
    public Uri ChoosePassword(Guid userId, string token) => At($"signin/choose-password?user={userId:D}&token={Uri.EscapeDataString(token)}");

    /// <summary>Where people sign in.</summary>
    public Uri SignIn => At("signin");

    private Uri At(string path) => new(Address.AbsoluteUri.TrimEnd('/') + "/" + path);
}
