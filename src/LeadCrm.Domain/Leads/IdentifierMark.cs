namespace LeadCrm.Domain.Leads;

/// <summary>What a mark stands for; the kinds that free text can hold of the identifiers in 45 CFR 164.514(b)(2)(i).</summary>
public enum IdentifierKind
{
    /// <summary>A name: one that is known from the request, or one after a title or "my name is".</summary>
    Name,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone or fax number.</summary>
    Phone,

    /// <summary>A web address or a social-media handle.</summary>
    Link,

    /// <summary>An IP address.</summary>
    IpAddress,

    /// <summary>A date more exact than a year.</summary>
    Date,

    /// <summary>An age over 89.</summary>
    Age,

    /// <summary>A street address or postcode.</summary>
    Address,

    /// <summary>A number that may identify: record, insurance, passport, account, licence, vehicle or device.</summary>
    IdNumber,

    /// <summary>The text could not be searched in time; all of it may identify.</summary>
    Unsearched,
}

/// <summary>A place in a text that may identify the patient.</summary>
/// <param name="Kind">What it may be.</param>
/// <param name="Start">Position of its first character (UTF-16 code units).</param>
/// <param name="Length">Its length in characters.</param>
public sealed record IdentifierMark(IdentifierKind Kind, int Start, int Length)
{
    /// <summary>Position after its last character.</summary>
    public int End => Start + Length;
}
