using LeadCrm.Domain.Assignments;
using LeadCrm.Domain.Leads;
using static LeadCrm.Domain.Assignments.AssignmentStatus;
using static LeadCrm.Domain.Tests.Assignments.AssignmentMaking;

namespace LeadCrm.Domain.Tests.Assignments;

public sealed class AssignmentMovesTests
{
    // The journey as the product describes it; written out here, so that a slip in the table cannot hide in the table.
    private static readonly Dictionary<AssignmentStatus, AssignmentStatus[]> s_byTheBook = new()
    {
        [Offered] = [Accepted, Declined, Expired, Recalled],
        [Accepted] = [UnderReview, InfoRequested, Quoted, Unsuitable, NotChosen, Returned, ClinicCancelled, PatientCancelled, Recalled],
        [UnderReview] = [InfoRequested, Quoted, Unsuitable, NotChosen, Returned, ClinicCancelled, PatientCancelled, Recalled],
        [InfoRequested] = [UnderReview, Quoted, Unsuitable, NotChosen, Returned, ClinicCancelled, PatientCancelled, Recalled],
        [Quoted] = [Chosen, InfoRequested, Unsuitable, NotChosen, Returned, ClinicCancelled, PatientCancelled, Recalled],
        [Chosen] = [Arrived, ClinicCancelled, PatientCancelled, Recalled],
        [Arrived] = [Treated, UnsuitableOnArrival, Recalled],
        [Treated] = [Recalled],
    };

    private static readonly (string Verb, AssignmentStatus To, Action<Assignment> Do)[] s_verbs =
    [
        ("accept", Accepted, a => a.Accept(OfferedAt.AddHours(1))),
        ("decline", Declined, a => a.Decline("capacity", null, OfferedAt.AddHours(1))),
        ("expire", Expired, a => a.Expire(Deadline)),
        ("review", UnderReview, a => a.Review()),
        ("ask", InfoRequested, a => a.Ask()),
        ("quote", Quoted, a => a.QuoteSent(OfferedAt.AddHours(2))),
        ("choose", Chosen, a => a.Choose(OfferedAt.AddHours(3))),
        ("arrive", Arrived, a => a.Arrive()),
        ("treat", Treated, a => a.Treat()),
        ("cancel", ClinicCancelled, a => a.CancelByClinic("capacity", null, OfferedAt.AddHours(3))),
        ("find unsuitable", Unsuitable, a => a.FindUnsuitable(Sealed, OfferedAt.AddHours(3))),
        ("return", Returned, a => a.Return("spam", OfferedAt.AddHours(3))),
        ("recall", Recalled, a => a.Recall(Reasons.ConsentWithdrawn, OfferedAt.AddHours(3))),
    ];

    public static TheoryData<AssignmentStatus> States => [.. Enum.GetValues<AssignmentStatus>()];

    [Theory, MemberData(nameof(States))]
    public void The_table_is_the_one_in_the_book(AssignmentStatus from) =>
        Enum.GetValues<AssignmentStatus>().Where(to => AssignmentMoves.IsLegal(from, to)).ShouldBe(s_byTheBook.GetValueOrDefault(from, []), ignoreOrder: true);

    [Theory, MemberData(nameof(States))]
    public void What_has_ended_never_moves_again(AssignmentStatus from)
    {
        if (!AssignmentMoves.IsLiving(from))
            Enum.GetValues<AssignmentStatus>().ShouldNotContain(to => AssignmentMoves.IsLegal(from, to));
    }

    [Theory, MemberData(nameof(States))]
    public void Each_verb_moves_along_the_table_or_refuses_and_changes_nothing(AssignmentStatus from)
    {
        foreach (var (verb, usually, act) in s_verbs)
        {
            var to = verb == "find unsuitable" && from == Arrived ? UnsuitableOnArrival : usually;
            var assignment = In(from);
            var before = Everything(assignment);
            if (AssignmentMoves.IsLegal(from, to) || (verb == "quote" && from == Quoted))
            {
                act(assignment);
                assignment.Status.ShouldBe(to, verb);
            }
            else if (IsDoneAlready(verb, from))
            {
                Should.Throw<AlreadyDoneException>(() => act(assignment), verb);
                Everything(assignment).ShouldBe(before, verb);
            }
            else
            {
                Should.Throw<BrokenRuleException>(() => act(assignment), verb).Code.ShouldBeOneOf("illegal-move", "offer-expired");
                Everything(assignment).ShouldBe(before, verb);
            }
        }
    }

    [Theory, MemberData(nameof(States))]
    public void Not_being_chosen_ends_an_open_offer_as_taken_back_and_accepted_work_as_not_chosen(AssignmentStatus from)
    {
        var assignment = In(from);
        var to = from == Offered ? Recalled : NotChosen;
        if (AssignmentMoves.IsLegal(from, to))
        {
            assignment.NotChosen("chose-another", OfferedAt);
            (assignment.Status, assignment.EndReason, assignment.EndedAt).ShouldBe((to, "chose-another", OfferedAt));
        }
        else
        {
            Should.Throw<BrokenRuleException>(() => assignment.NotChosen("chose-another", OfferedAt)).Code.ShouldBe("illegal-move");
        }
    }

    /// <summary>What was asked for is so: the case was taken, looked at, the patient is there.</summary>
    private static bool IsDoneAlready(string verb, AssignmentStatus from) => verb switch
    {
        "accept" => AssignmentMoves.IsLiving(from) && from != Offered,
        "review" => from == UnderReview,
        "arrive" => from is Arrived or Treated,
        "treat" => from == Treated,
        _ => false,
    };

    private static object Everything(Assignment a) =>
        (a.Status, a.FirstOpenedAt, a.AnsweredAt, a.QuotedAt, a.IdentitySharedAt, a.EndedAt, a.EndReason, a.EndNote);
}
