namespace LeadCrm.Application.Access;

/// <summary>The caller is not signed in, and the request needs it (401).</summary>
public sealed class NotSignedInException() : Exception("Sign in first.");

/// <summary>The caller may not send this request (403).</summary>
public sealed class NotAllowedException() : Exception("This account may not do that.");

/// <summary>What was asked for does not exist, or not for this caller; the two cannot be told apart (404).</summary>
public sealed class NotFoundException() : Exception("There is nothing here.");
