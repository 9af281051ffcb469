namespace LeadCrm.Infrastructure.EmbeddedPostgres;

/// <summary>The private cluster cannot be made, started or stopped. The message is for the person at the terminal.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? innerException = null)
    : Exception(message, innerException);
