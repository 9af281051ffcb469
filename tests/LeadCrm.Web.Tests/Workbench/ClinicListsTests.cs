using LeadCrm.Application.Clinics;
using LeadCrm.Domain.Clinics;
using LeadCrm.Web.Workbench.Clinics;
using LeadCrm.Web.Workbench.Shared;

namespace LeadCrm.Web.Tests.Workbench;

/// <summary>A manager finds a clinic among hundreds by its name or place.</summary>
public sealed class ClinicListsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly ClinicListItem[] s_clinics =
    [
        Clinic("Ankara Clinic", "TR", "Ankara", VettingStatus.Approved, 3, new(2027, 5, 1)),
        Clinic("Clínica Lumière", "FR", "Lyon", VettingStatus.Suspended, 9, null),
        Clinic("Zürich Hospital", "CH", "Zürich", VettingStatus.Approved, 1, new(2027, 1, 1)),
    ];

    [Theory]
    [InlineData("zurich", "Zürich Hospital")]
    [InlineData("LUMIERE clinica", "Clínica Lumière")]
    [InlineData("france", "Clínica Lumière")]
    [InlineData("clinic", "Ankara Clinic|Clínica Lumière")]
    [InlineData("nowhere", "")]
    [InlineData(null, "Ankara Clinic|Clínica Lumière|Zürich Hospital")]
    public void Words_are_found_whatever_their_case_and_accents(string? q, string expected) => Names(q, null, null).ShouldBe(expected);

    [Theory]
    [InlineData("-treatments", "Clínica Lumière|Ankara Clinic|Zürich Hospital")]
    [InlineData("-name", "Zürich Hospital|Clínica Lumière|Ankara Clinic")]
    [InlineData("licences", "Clínica Lumière|Zürich Hospital|Ankara Clinic")]
    [InlineData("offers", "Ankara Clinic|Zürich Hospital|Clínica Lumière")]
    public void Every_column_sorts(string sort, string expected) => Names(null, null, sort).ShouldBe(expected);

    [Fact]
    public void One_state_can_be_looked_at_alone() => Names(null, VettingStatus.Suspended, null).ShouldBe("Clínica Lumière");

    private static string Names(string? q, VettingStatus? vetting, string? sort) =>
        string.Join('|', ClinicLists.Find(s_clinics, q, vetting, ColumnOrder.Read(sort, ClinicLists.Columns), s_now).Select(c => c.Name));

    private static ClinicListItem Clinic(string name, string country, string city, VettingStatus vetting, int offerings, DateOnly? expiry) =>
        new(Guid.NewGuid(), name, country, city, vetting, null, offerings, expiry, false, 0);
}
