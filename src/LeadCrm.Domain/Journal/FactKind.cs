namespace LeadCrm.Domain.Journal;

/// <summary>
/// What a fact can tell. Below 200 it is what happens to a lead and stands on its timeline; from 200 what was read; from 300 what people
/// did to the house's own things (clinics, policies, the catalogue, imports). The numbers are what is kept.
/// </summary>
public enum FactKind
{
    /// <summary>The request was received.</summary>
    Received = 0,

    /// <summary>The lead moved to another stage.</summary>
    Moved = 1,

    /// <summary>A coordinator took the lead.</summary>
    Claimed = 2,

    /// <summary>Answers were added, changed or confirmed.</summary>
    AnswersCompleted = 3,

    /// <summary>A person tried to reach the patient.</summary>
    ContactAttempted = 4,

    /// <summary>A person reached the patient.</summary>
    ContactReached = 5,

    /// <summary>A possible emergency was found.</summary>
    RedFlagRaised = 6,

    /// <summary>A possible emergency was judged.</summary>
    RedFlagCleared = 7,

    /// <summary>A routing decision was made.</summary>
    RoutingDecided = 8,

    /// <summary>The case was offered to a clinic.</summary>
    OfferMade = 9,

    /// <summary>A clinic opened the offer for the first time.</summary>
    OfferOpened = 10,

    /// <summary>A clinic accepted.</summary>
    OfferAccepted = 11,

    /// <summary>A clinic declined.</summary>
    OfferDeclined = 12,

    /// <summary>A clinic did not answer in time.</summary>
    OfferExpired = 13,

    /// <summary>An offer or assignment was taken back.</summary>
    AssignmentEnded = 14,

    /// <summary>A clinic asked something.</summary>
    ClinicAsked = 15,

    /// <summary>The patient confirmed a clinic, its country and the risks; identity was released.</summary>
    IdentityShared = 16,

    /// <summary>A clinic sent a quote.</summary>
    QuoteSent = 17,

    /// <summary>The patient accepted a quote.</summary>
    QuoteAccepted = 18,

    /// <summary>The patient declined a quote.</summary>
    QuoteDeclined = 19,

    /// <summary>A consent was granted.</summary>
    ConsentGranted = 20,

    /// <summary>A consent was withdrawn.</summary>
    ConsentWithdrawn = 21,

    /// <summary>A message was handed to the mail server.</summary>
    MessageSent = 22,

    /// <summary>A message could not be delivered.</summary>
    MessageFailed = 23,

    /// <summary>The row came from an import of history.</summary>
    Imported = 24,

    /// <summary>Somebody wrote a note.</summary>
    Noted = 25,

    /// <summary>The represented adult, or a documented representative, confirmed the request.</summary>
    RepresentationConfirmed = 26,

    /// <summary>A medical reviewer overrode the eligibility rules in writing.</summary>
    EligibilityOverridden = 27,

    /// <summary>The same person asked again; the request was added here.</summary>
    AskedAgain = 28,

    /// <summary>A clinic's physicians began to look at the case.</summary>
    CaseUnderReview = 29,

    /// <summary>The patient arrived at the clinic.</summary>
    PatientArrived = 30,

    /// <summary>The clinic treated the patient.</summary>
    PatientTreated = 31,

    /// <summary>The clinic that has the case was suspended; a person looks at how it goes on.</summary>
    ClinicSuspended = 45,

    /// <summary>A coordinator answered a clinic.</summary>
    ClinicAnswered = 55,

    /// <summary>The clock of an offer stopped, because the clinic waits for an answer.</summary>
    OfferPaused = 56,

    /// <summary>The clock of an offer went on, because the clinic was answered.</summary>
    OfferResumed = 57,

    /// <summary>A clinic asked to return the lead.</summary>
    ReturnRequested = 58,

    /// <summary>A return was approved, by a person or a rule.</summary>
    ReturnApproved = 59,

    /// <summary>A return was refused.</summary>
    ReturnRefused = 60,

    /// <summary>A doctor of a clinic found the treatment unsuitable.</summary>
    FoundUnsuitable = 61,

    /// <summary>A clinic cancelled a case that it had accepted.</summary>
    ClinicCancelled = 62,

    /// <summary>The eligibility rules changed, and say something else about this patient; the reason is the new outcome.</summary>
    EligibilityReassessed = 63,

    /// <summary>While clinics have the case, a reason appeared for which none would be asked today; a person judges how it goes on.</summary>
    EvidenceDoubted = 64,

    /// <summary>The links to the case page were closed, and a new one was made.</summary>
    CaseLinkReplaced = 80,

    /// <summary>A coordinator said how urgently an answer of clinics is wanted; the reason is the priority.</summary>
    PrioritySet = 81,

    /// <summary>The dates of the treatment were agreed, or agreed anew.</summary>
    DatesAgreed = 65,

    /// <summary>What became of the deposit was recorded; the reason is its state.</summary>
    DepositRecorded = 66,

    /// <summary>Something that happens by itself failed again and again; the reason is its queue. A person has to look.</summary>
    WorkFailed = 70,

    /// <summary>A mail was not sent because its address had been sent several already that nobody there may have asked for.</summary>
    MessageHeldBack = 71,

    /// <summary>Somebody gave the lead to a colleague, who is its subject.</summary>
    HandedOver = 90,

    /// <summary>Read: a lead was opened.</summary>
    LeadOpened = 200,

    /// <summary>Read: a list of leads was read.</summary>
    LeadsListed = 201,

    /// <summary>Read: the board was read.</summary>
    BoardOpened = 202,

    /// <summary>Read: the patient's case page was opened.</summary>
    CaseOpened = 203,

    /// <summary>Read: a sealed text was opened.</summary>
    ClinicalTextOpened = 204,

    /// <summary>Read: a mail of the outbox was opened.</summary>
    MailOpened = 205,

    /// <summary>Read: the leads behind a number of a report were read.</summary>
    ReportLeadsListed = 206,

    /// <summary>Read: who had looked at a lead.</summary>
    ReadersListed = 207,

    /// <summary>Leads imported.</summary>
    LeadsImported = 300,

    /// <summary>Bookings imported.</summary>
    BookingsImported = 301,

    /// <summary>Policy drafted.</summary>
    PolicyDrafted = 302,

    /// <summary>Policy amended.</summary>
    PolicyAmended = 303,

    /// <summary>Policy published.</summary>
    PolicyPublished = 304,

    /// <summary>Policy discarded.</summary>
    PolicyDiscarded = 305,

    /// <summary>Policy simulated.</summary>
    PolicySimulated = 306,

    /// <summary>Clinic added.</summary>
    ClinicAdded = 307,

    /// <summary>Clinic described.</summary>
    ClinicDescribed = 308,

    /// <summary>Clinic hours set.</summary>
    ClinicHoursSet = 309,

    /// <summary>Clinic capacity set.</summary>
    ClinicCapacitySet = 310,

    /// <summary>Clinic paused.</summary>
    ClinicPaused = 311,

    /// <summary>Clinic resumed.</summary>
    ClinicResumed = 312,

    /// <summary>Clinic terms agreed.</summary>
    ClinicTermsAgreed = 313,

    /// <summary>Clinic contract recorded.</summary>
    ClinicContractRecorded = 314,

    /// <summary>Clinic licence stated.</summary>
    ClinicLicenceStated = 315,

    /// <summary>Clinic licence sighted.</summary>
    ClinicLicenceSighted = 316,

    /// <summary>Clinic licence given up.</summary>
    ClinicLicenceGivenUp = 317,

    /// <summary>Clinic offering stated.</summary>
    ClinicOfferingStated = 318,

    /// <summary>Clinic offering sighted.</summary>
    ClinicOfferingSighted = 319,

    /// <summary>Clinic offering stopped.</summary>
    ClinicOfferingStopped = 320,

    /// <summary>Clinic statement sighted.</summary>
    ClinicStatementSighted = 321,

    /// <summary>Clinic statement refused.</summary>
    ClinicStatementRefused = 322,

    /// <summary>Clinic statement withdrawn.</summary>
    ClinicStatementWithdrawn = 323,

    /// <summary>Clinic review started.</summary>
    VettingStarted = 324,

    /// <summary>Clinic item sighted.</summary>
    ClinicItemSighted = 325,

    /// <summary>Clinic sighting taken back.</summary>
    ClinicSightingTakenBack = 326,

    /// <summary>Clinic approved.</summary>
    VettingApproved = 327,

    /// <summary>Clinic suspended.</summary>
    VettingSuspended = 328,

    /// <summary>Clinic user invited.</summary>
    ClinicUserInvited = 329,

    /// <summary>Clinic user reinvited.</summary>
    ClinicUserReinvited = 330,

    /// <summary>Clinic user deactivated.</summary>
    ClinicUserDeactivated = 331,

    /// <summary>Revision drafted.</summary>
    RevisionDrafted = 332,

    /// <summary>Revision taken onto.</summary>
    RevisionTakenOnto = 333,

    /// <summary>Revision proposed.</summary>
    RevisionProposed = 334,

    /// <summary>Revision approved.</summary>
    RevisionApproved = 335,

    /// <summary>Revision rejected.</summary>
    RevisionRejected = 336,

    /// <summary>Revision withdrawn.</summary>
    RevisionWithdrawn = 337,

    /// <summary>Revision put into force.</summary>
    RevisionPutIntoForce = 338,

    /// <summary>Pair confirmed unchanged.</summary>
    PairConfirmedUnchanged = 339,

    /// <summary>A simulation was asked to stop.</summary>
    SimulationCancelled = 360,

    /// <summary>A colleague was invited.</summary>
    StaffInvited = 350,

    /// <summary>A colleague was invited again.</summary>
    StaffReinvited = 351,

    /// <summary>A colleague's roles or way of working were changed.</summary>
    StaffChanged = 352,

    /// <summary>Somebody changed their own profile.</summary>
    OwnProfileChanged = 353,

    /// <summary>A colleague's account was closed.</summary>
    StaffDeactivated = 354,

    /// <summary>A colleague's account was opened again.</summary>
    StaffReactivated = 355,

    /// <summary>A colleague's open leads were handed over.</summary>
    LeadsHandedOver = 356,

    /// <summary>A link to choose another password was asked for: by its account's owner, who is nobody yet, or by an administrator.</summary>
    PasswordLinkSent = 357,

    /// <summary>An absence was entered.</summary>
    AbsenceAdded = 358,

    /// <summary>An absence was taken out.</summary>
    AbsenceRemoved = 359,
}

/// <summary>What can be told of a kind.</summary>
public static class FactKinds
{
    private const int FirstRead = 200;
    private const int FirstAct = 300;

    /// <summary>Whether something was only looked at.</summary>
    /// <param name="kind">The kind.</param>
    public static bool IsRead(this FactKind kind) => (int)kind is >= FirstRead and < FirstAct;
}
