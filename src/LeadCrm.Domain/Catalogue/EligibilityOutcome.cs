namespace LeadCrm.Domain.Catalogue;

/// <summary>What the rules say about this patient and this treatment. It orders and asks; physicians decide.</summary>
public enum EligibilityOutcome
{
    /// <summary>Answers that the rules need are missing or unknown; the questions to ask are listed.</summary>
    Incomplete = 0,

    /// <summary>Every required criterion holds and nothing speaks against it.</summary>
    Eligible = 1,

    /// <summary>Something a clinic must weigh, or a self-reported finding that would exclude if it were confirmed.</summary>
    Caution = 2,

    /// <summary>A confirmed finding excludes the treatment; only a medical reviewer may go on, in writing.</summary>
    NotEligible = 3,
}
