namespace LeadCrm.Web.Patient;

/// <summary>Names the resources with the words of the patients' pages (Texts.resx is English; a translation is a Texts.xx.resx beside it).</summary>
public sealed class Texts;
