using LeadCrm.Application.Catalogue;
using LeadCrm.Web.Patient.Quote;
using MediatR;

namespace LeadCrm.Web.Patient;

/// <summary>
/// A sample article with the call to action in it, as a site would embed it. It is content, not interface: English only. What it
/// offers without JavaScript follows the evidence like the script does.
/// </summary>
internal sealed class DemoArticleModel(IMediator mediator) : PatientPage
{
    public const string ReviewedOn = "2026-11-16";

    private PublicCondition? _condition;

    public async Task OnGetAsync(CancellationToken ct) => _condition = (await mediator.Send(new GetCatalogue(Language), ct)).Categories
        .SelectMany(c => c.Conditions).FirstOrDefault(c => c.Code == "systemic-sclerosis");

    /// <summary>The key of the words under which a treatment may be asked for today.</summary>
    public string ActionFor(string treatment)
    {
        var action = CallToAction.For(_condition, _condition?.Treatments.FirstOrDefault(t => t.Code == treatment));
        return action == CallToAction.Inform ? "action.read" : action;
    }
}
