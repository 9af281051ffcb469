namespace LeadCrm.Application.FollowUps;

/// <summary>Codes of what is worked off by itself, as failures name them.</summary>
public static class Queues
{
    /// <summary>Leads whose routing is due.</summary>
    public const string Routing = "routing";

    /// <summary>Offers past their deadline.</summary>
    public const string Expiry = "expiry";

    /// <summary>Messages that are due. Each counts its own attempts.</summary>
    public const string Mail = "mail";

    /// <summary>Signals for other processes.</summary>
    public const string Signals = "signals";

    /// <summary>Simulations of routing policies.</summary>
    public const string Simulations = "simulations";

    /// <summary>Open cases of revised treatments.</summary>
    public const string Rechecks = "rechecks";

    /// <summary>Cases of suspended clinics.</summary>
    public const string Suspensions = "suspensions";

    /// <summary>Warnings of licences that end.</summary>
    public const string Licences = "licences";

    /// <summary>Exchange rates that are fetched.</summary>
    public const string Rates = "exchange-rates";
}
