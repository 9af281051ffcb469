using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Tests.Leads.LeadMaking;

namespace LeadCrm.Domain.Tests.Leads;

public sealed class RepresentationTests
{
    private const int Year = 2026;

    [Theory]
    [InlineData(Relation.Self, 1978, null, false)]
    [InlineData(Relation.Child, 1950, null, true)] // a daughter asks for her father
    [InlineData(Relation.Partner, 1980, "power of attorney", true)] // a stated authority is not a documented one
    [InlineData(Relation.Parent, 2015, "mother with custody", false)]
    [InlineData(Relation.Parent, 2015, null, true)]
    [InlineData(Relation.Parent, 2008, "mother with custody", false)] // may turn 18 this year: doubt protects
    [InlineData(Relation.Parent, 2007, "mother with custody", true)]
    [InlineData(Relation.Guardian, null, "court order", true)] // without a year of birth nobody is known to be a minor
    public void Another_adult_must_confirm_before_anything_leaves(Relation relation, int? born, string? authority, bool awaits)
    {
        var request = Request();
        var lead = Receive(request with { Requester = request.Requester with { Relation = relation }, Patient = request.Patient with { YearOfBirth = born, GuardianAuthority = authority } });
        lead.AwaitsRepresentation(Year).ShouldBe(awaits);
        lead.ConfirmRepresentation(Coordinator, Now);
        lead.AwaitsRepresentation(Year).ShouldBeFalse();
    }

    [Fact]
    public void The_first_confirmation_counts()
    {
        var lead = Receive();
        lead.ConfirmRepresentation(Coordinator, Now);
        Should.Throw<AlreadyDoneException>(() => lead.ConfirmRepresentation(Colleague, Now.AddDays(1)));
        lead.RepresentationConfirmedAt.ShouldBe(Now);
    }
}
