using LeadCrm.Application.Assignments;

namespace LeadCrm.Web.Partner;

/// <summary>A part of the inbox, as the address and the screen name it.</summary>
internal sealed record InboxPart(string Code, string Title, string Help, string Empty, Func<OfferCounts, int> Count)
{
    public static readonly IReadOnlyList<InboxPart> All =
    [
        new(OfferParts.Open, "To answer", "Most urgent first. An offer that is not answered in time goes to another clinic.",
            "No offer is waiting. New ones appear here by themselves, and a mail tells you.", c => c.Open),
        new(OfferParts.Working, "In progress", "Cases you accepted: those that wait for you first, and of these the one that has waited longest.", "No case is in progress. Accept an offer, and it moves here.", c => c.Working),
        new(OfferParts.Ended, "Ended", "Cases that have ended. Who the patient was is no longer shown.", "No case has ended yet.", c => c.Ended),
    ];

    /// <summary>The states that occur in this part, as the API writes them.</summary>
    public IReadOnlyList<string> Stages => Code switch
    {
        OfferParts.Working => ["accepted", "underReview", "infoRequested", "quoted", "chosen", "arrived", "treated"],
        OfferParts.Ended => ["declined", "expired", "unsuitable", "notChosen", "returned", "clinicCancelled", "patientCancelled", "unsuitableOnArrival", "recalled"],
        _ => [],
    };

    public string Href => this == All[0] ? "/offers" : $"/offers?part={Code}";

    public static InboxPart Of(string? code) => All.FirstOrDefault(p => p.Code == code) ?? All[0];
}
