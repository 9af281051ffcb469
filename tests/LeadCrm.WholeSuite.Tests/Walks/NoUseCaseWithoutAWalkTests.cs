using System.Reflection;
using LeadCrm.Application;
using LeadCrm.Application.Access;
using LeadCrm.TestSupport.Walks;

namespace LeadCrm.WholeSuite.Tests.Walks;

/// <summary>
/// Looks at what all other tests sent (<see cref="WalkRecorder"/>): each use case was carried out once through a face that people or programs have, and
/// was refused once. What only LeadCrm itself may send counts when a job or a command sent it. Judged only when the whole suite ran before.
/// </summary>
public sealed class NoUseCaseWithoutAWalkTests
{
    /// <summary>Use cases that cannot be refused, with the reason.</summary>
    private static readonly Dictionary<string, string> s_neverRefused = new()
    {
        ["GetUsualClinics"] = "It has no input, and anybody may send it.",
        ["ListDestinations"] = "It has no input, and anybody may send it.",
    };

    public static TheoryData<string> Requests => [.. ApplicationRegistration.Requests.Select(r => r.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Requests))]
    public void Each_use_case_was_carried_out_through_an_outer_face(string request)
    {
        var seen = Walked.Of(request);
        var counts = IsForTheSystem(request) ? [Walk.System, Walk.Http, Walk.Circuit] : new[] { Walk.Http, Walk.Circuit };
        seen.ShouldContain(w => w.IsDone && counts.Contains(w.Face), $"No test sent {request} successfully through the API, a page or a circuit. Seen: {Told(seen)}");
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void Each_use_case_was_seen_refused(string request)
    {
        var seen = Walked.Of(request);
        if (s_neverRefused.ContainsKey(request))
            seen.ShouldAllBe(w => !w.IsRefused, $"{request} was refused after all: take it out of the list.");
        else
            seen.ShouldContain(w => w.IsRefused && w.Face != Walk.Inside, $"No test saw {request} refused. Seen: {Told(seen)}");
    }

    private static bool IsForTheSystem(string request) =>
        ApplicationRegistration.Requests.Single(r => r.Name == request).GetCustomAttribute<AllowedToAttribute>()!.Roles.HasFlag(Roles.System);

    private static string Told(List<Walk> walks) => walks.Count == 0 ? "nothing" : string.Join("; ", walks.Select(w => $"{w.Face} {w.Outcome}"));
}
