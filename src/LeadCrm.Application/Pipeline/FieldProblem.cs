namespace LeadCrm.Application.Pipeline;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's path in the request, camelCase with dots, for example <c>requester.phone</c>.</param>
/// <param name="Code">Stable, kebab-case code.</param>
/// <param name="Message">One sentence for people.</param>
public sealed record FieldProblem(string Field, string Code, string Message);
