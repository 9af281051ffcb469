using LeadCrm.Application.Catalogue;
using LeadCrm.Application.Leads;
using LeadCrm.Domain.Clinics;

namespace LeadCrm.Application.Clinics;

internal static class StatementNames
{
    public static string Of(StatedContent content, CatalogueSnapshot catalogue) => content switch
    {
        { Licence: { } l } => $"{LicenceNames.Of(l.Kind)} {l.Number}",
        { Offering: { } o } => $"{catalogue.FindTreatment(o.TreatmentCode)?.Name.In("en") ?? o.TreatmentCode} for {catalogue.FindCondition(o.ConditionCode)?.Name.In("en") ?? o.ConditionCode}",
        { Identity: { } i } => $"Name and country: {i.Name}, {IsoCodes.NameOf(i.Country)}",
        _ => "",
    };
}
