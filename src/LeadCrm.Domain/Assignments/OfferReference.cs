using System.Security.Cryptography;

namespace LeadCrm.Domain.Assignments;

/// <summary>The reference a clinic knows a case by, such as <c>OF-7K3Q-9DXW</c>: derived from the assignment's key, so that it says nothing of the lead.</summary>
public static class OfferReference
{
    // Crockford's base 32: no I, L, O or U, so that it can be read out on the phone.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Builds the reference of an assignment.</summary>
    /// <param name="assignmentId">The assignment's key.</param>
    public static string Of(Guid assignmentId)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(assignmentId.ToByteArray(), hash);
        Span<char> text = ['O', 'F', '-', ' ', ' ', ' ', ' ', '-', ' ', ' ', ' ', ' '];
        for (var i = 0; i < 8; i++)
            text[i < 4 ? 3 + i : 4 + i] = Alphabet[hash[i] % Alphabet.Length];
        return new string(text);
    }
}
