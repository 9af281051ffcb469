using LeadCrm.Domain;

namespace LeadCrm.Application.Pipeline;

/// <summary>The one way into and out of clinical ciphertext (AES-GCM, the row's id as associated data). Opening is recorded in the audit log.</summary>
public interface IClinicalVault
{
    /// <summary>Seals a text.</summary>
    /// <param name="rowId">The id of the row that will keep it; it opens with no other.</param>
    /// <param name="text">The text.</param>
    SealedText Seal(Guid rowId, string text);

    /// <summary>Opens a text for the present caller and records that.</summary>
    /// <param name="rowId">The id of the row that keeps it.</param>
    /// <param name="text">The ciphertext.</param>
    /// <param name="leadId">The lead it is about.</param>
    /// <param name="field">The field's name for the audit log.</param>
    string Open(Guid rowId, SealedText text, Guid leadId, string field);
}
