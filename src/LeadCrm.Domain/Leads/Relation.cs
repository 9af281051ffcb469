namespace LeadCrm.Domain.Leads;

/// <summary>How the person who asks is related to the patient.</summary>
public enum Relation
{
    /// <summary>The patient asks.</summary>
    Self = 0,

    /// <summary>Mother or father.</summary>
    Parent = 1,

    /// <summary>Legal guardian.</summary>
    Guardian = 2,

    /// <summary>Daughter or son.</summary>
    Child = 3,

    /// <summary>Husband, wife or partner.</summary>
    Partner = 4,

    /// <summary>Somebody else.</summary>
    Other = 5,
}
