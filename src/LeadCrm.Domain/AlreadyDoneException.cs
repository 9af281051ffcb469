namespace LeadCrm.Domain;

/// <summary>
/// What was asked for is so already, by the same act sent twice or by somebody who was faster: nothing has changed, and nothing was refused. The use case
/// answers as it did the first time. An act that finds another state throws <see cref="BrokenRuleException"/>, which says what that state is.
/// </summary>
public sealed class AlreadyDoneException() : Exception("This was done already.");
