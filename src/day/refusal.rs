//! Why an act cannot be done here and now. A refusal changes nothing and is never stored; the words are in the Fluent files.

use super::ids::PlaceId;

/// A reason why an act is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The day is closed.
    DayClosed,
    /// What the act names has not been shown.
    NotYetSeen,
    /// It can only be done at this place, or one like it.
    GoThereFirst(PlaceId),
    /// Nobody is waiting or talking about this.
    NobodyThere,
    /// A talk with somebody else is going on.
    AnotherTalk,
    /// This contact is not being talked to.
    NotTalking,
    /// The screen is locked.
    ScreenLocked,
    /// The screen is not open.
    ScreenNotOpen,
    /// The screen is open already.
    ScreenOpen,
    /// A search needs at least one term, and a name at least two letters.
    NothingToSearch,
    /// The folder is not in hand.
    NotInHand,
    /// The folder or sheet is not here.
    NotHere,
    /// Hands are full.
    HandsFull,
    /// Nothing to put there, or it cannot go there.
    CannotGoThere,
    /// Both fields are the same.
    SameField,
    /// There is nobody to ring about this.
    NobodyToRing,
    /// The telephone is in use.
    TelephoneInUse,
    /// It has been done already.
    AlreadyDone,
    /// One cannot walk there.
    NotAPlaceToStand,
    /// Waiting needs between one second and an hour.
    WaitLength,
    /// Its shelf has not been looked at.
    LookOnShelfFirst(crate::records::HospitalNumber),
    /// A step back or a hint is only for practice.
    OnlyInPractice,
    /// Nothing has been compared yet.
    NothingCompared,
}
