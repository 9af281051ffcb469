namespace LeadCrm.Web.Patient;

/// <summary>A sample article with the call to action in it, as a site would embed it. It is content, not interface: English only.</summary>
internal sealed class DemoArticleModel : PatientPage;
