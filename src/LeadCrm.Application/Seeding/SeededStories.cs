using LeadCrm.Application.Pipeline;
using LeadCrm.Domain.Audit;
using LeadCrm.Domain.Catalogue;
using LeadCrm.Domain.Consents;
using LeadCrm.Domain.FollowUps;
using LeadCrm.Domain.Leads;

namespace LeadCrm.Application.Seeding;

/// <summary>Tells one lead's story after the other with the domain's own verbs.</summary>
internal sealed class SeededStories(SeededWorld world, SeededSeasons seasons, IClinicalVault vault, Dictionary<Guid, int> returns, DateTimeOffset now)
{
    private static readonly string[] s_lostEarly = ["unreachable", "price", "treated-locally", "records-not-supplied", "travel-or-visa"];

    private static readonly string[] s_disqualified = ["medically-unsuitable", "outside-our-field", "contact-invalid", "no-interest", "unreachable"];

    /// <param name="number">The number of the lead's reference.</param>
    /// <param name="random">The draw of this story.</param>
    /// <param name="into">Where its rows go.</param>
    public void Tell(long number, Random random, SeededBatch into)
    {
        var enquiry = world.Draw(random);
        var plot = SeededPlot.Draw(enquiry.Clinics.Count > 0, seasons, random, now);
        var id = Guid.CreateVersion7(plot.Created);
        var request = SeededRequests.Invent(id, number, enquiry, plot, vault, random);
        var lead = Lead.Receive(id, number, request, new Actor(ActorKind.Anonymous, null), plot.Created, plot.Created.AddHours(1));
        into.Leads.Add(lead);
        into.Links.Add(new PersonalLink(Guid.NewGuid(), id, plot.Created));
        if (plot.Ending != SeededEnding.Spam)
        {
            into.Messages.Add(Sent(new Message(MessageKind.Acknowledgement, id, id, plot.Created, plot.Created), plot.Created));
            Triage(lead, plot, enquiry, random, into);
        }

        into.Facts.AddRange(lead.Facts);
        into.Consents.AddRange(lead.Consents);
    }

    /// <summary>A message that was sent a moment after it was planned.</summary>
    internal static Message Sent(Message message, DateTimeOffset at)
    {
        message.Sent(at.AddSeconds(2));
        return message;
    }

    private void Triage(Lead lead, SeededPlot plot, SeededEnquiry enquiry, Random random, SeededBatch into)
    {
        if (plot.Ending == SeededEnding.New)
            return;
        var coordinator = new Actor(ActorKind.Coordinator, random.Pick(world.Coordinators));
        lead.Claim(coordinator, plot.Claimed);
        lead.Contacted(random.Next(4) > 0, note: null, coordinator, plot.Contacted, plot.Qualified);
        switch (plot.Ending)
        {
            case SeededEnding.InTriage:
                return;
            case SeededEnding.Disqualified:
                lead.Disqualify(random.Pick(s_disqualified), note: null, coordinator, plot.Qualified);
                return;
            case SeededEnding.LostEarly:
                lead.Lose(enquiry.Clinics.Count == 0 ? "no-clinic" : random.Pick(s_lostEarly), note: null, coordinator, plot.Decided);
                return;
            case SeededEnding.Withdrawn:
                lead.RecordConsent(new Consent(lead.Id, ConsentPurpose.Contact, granted: false, ConsentText.Version, lead.Requester.Language, plot.Decided, "case-page"), plot.Decided, plot.Decided);
                return;
        }

        if (TryQualify(lead, plot, coordinator))
            new SeededRound(lead, plot, enquiry, world, vault, returns, random, into).Play(coordinator, now);
        else
            lead.Disqualify("medically-unsuitable", note: null, coordinator, plot.Qualified);
    }

    private static bool TryQualify(Lead lead, SeededPlot plot, Actor coordinator)
    {
        if (lead.Eligibility == EligibilityOutcome.NotEligible)
            return false;
        lead.Qualify(coordinator, plot.Qualified);
        return true;
    }
}
