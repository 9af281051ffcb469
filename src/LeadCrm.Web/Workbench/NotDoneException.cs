namespace LeadCrm.Web.Workbench;

/// <summary>Something went wrong on our side, which the log tells. The screen stays as it is, so that nothing typed is lost.</summary>
public sealed class NotDoneException(Exception cause) : Exception("That did not work on our side. What you typed is still here: please try again in a moment.", cause);
