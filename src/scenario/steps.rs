//! The steps of model and wrong answers and of a page's `do` list, as authors write them. No clock times and no numbers:
//! only what was said, shown or done. Who plays them is the business of the clerks.

use serde::{Deserialize, Serialize};

use crate::day::terms::{Carrier, Feeling, Incident, Line, Manner, Offer, Telling, Tray, Via};
use crate::records::{Alert, Field, Section};

/// Folders, by what an author calls them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Every volume of a patient.
    VolumesOf(String),
    /// The newest volume of a patient.
    CurrentVolumeOf(String),
    /// Every volume but the newest.
    OldVolumesOf(String),
    /// What the task brought.
    Brought,
}

/// Something that has been shown: the only thing a model answer may decide by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The contact gave this.
    Gave(Field),
    /// The patient has been shown on PAS.
    Shown(String),
    /// The telephone's display, or how the visitor came.
    CallsFrom(Line),
    /// Ringing showed that nobody there knows of them.
    NotKnownThere,
    /// Ringing confirmed them.
    Confirmed,
    /// Some comparison in this task came out different.
    AnyDiffers,
    /// The registration of the patient shows this alert.
    HasAlert(String, Alert),
    /// A sheet shows this field.
    SheetShows(String, Field),
    /// A clinician's initials stand on the sheet.
    SeenByClinician(String),
    /// The tracking module says the patient's newest volume is out.
    TrackedOut(String),
    /// The folder stood on the shelf and is in hand.
    InHand(What),
    /// The contact feels so.
    Feels(Feeling),
    /// The opposite.
    Not(Box<When>),
    /// All of these.
    All(Vec<When>),
    /// Any of these.
    Any(Vec<When>),
}

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident $(($($tup:ty),*))? $({ $($(#[$fa:meta])* $field:ident : $fty:ty),* $(,)? })?),* $(,)?) => {
        /// One step.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub enum Step { $($(#[$doc])* $name $(($($tup),*))? $({
            $($(#[$fa])* #[doc = "See the step."] $field: $fty),*
        })?),* }

        crate::words! {
            /// A step by its name alone, for edits of a model answer.
            pub enum StepName { $($(#[$doc])* $name),* }
        }

        impl Step {
            /// Its name.
            #[must_use]
            pub fn name(&self) -> StepName {
                match self { $(steps!(@pat $name $(($($tup),*))? $({ $($field),* })?) => StepName::$name),* }
            }
        }
    };
    (@pat $name:ident ($($tup:ty),*)) => { Step::$name(..) };
    (@pat $name:ident { $($field:ident),* }) => { Step::$name { .. } };
    (@pat $name:ident) => { Step::$name };
}

steps! {
    /// Answer, greet, read: take the work up.
    Answer,
    /// Do what a page of the manual says to do.
    Follow(String),
    /// Ask the contact.
    Ask(Field),
    /// Ask the contact for details of the patient until as many have been given as a policy parameter says.
    AskIdentifiers(String),
    /// Read back what the contact gave.
    ReadBack(Field),
    /// Tell, neutrally.
    Tell(Telling),
    /// Tell, in a manner.
    TellIn(Telling, Manner),
    /// Decline, neutrally.
    Decline,
    /// Decline, in a manner.
    DeclineIn(Manner),
    /// Offer or point to.
    Offer(Offer),
    /// Promise to ring back.
    PromiseToRing,
    /// Calm the contact.
    Calm,
    /// Ring back, or ring where they say they work.
    Ring(Via),
    /// End the talk.
    Goodbye,
    /// Search PAS by these details, as the work gave them.
    Search { by: Vec<Field> },
    /// Open a patient's registration.
    Open(String),
    /// Lock the screen here.
    Lock,
    /// Log in here.
    Unlock,
    /// Look at the patient's own place on the shelf.
    LookOnShelf(String),
    /// Find on the shelves (own place, then where swapped digits would lead) and take.
    Pull(What),
    /// Pick up folders lying where the work is.
    PickUp(What),
    /// Put folders down here.
    PutDown(What),
    /// Read covers.
    ReadCover(What),
    /// Turn to the section where such a sheet belongs, or to any named one.
    Turn { what: What, to: Section },
    /// Pick up a loose sheet.
    PickUpSheet(String),
    /// Read a loose sheet.
    ReadSheet(String),
    /// Compare a sheet's label with a cover, as many fields as a policy parameter says.
    CompareLabels { sheet: String, with: What, points: String },
    /// Compare one field of a sheet with the cover of a folder.
    CompareField { sheet: String, with: What, field: Field },
    /// Compare what the contact gave with the patient's registration.
    CompareGiven { with: String, field: Field },
    /// Take a sheet out of the folder it is in.
    TakeOut(String),
    /// File a sheet into a folder: in its proper section, or in a named one.
    File { sheet: String, into: What, section: Option<Section> },
    /// Put a sheet into a tray or bin.
    PutInTray { sheet: String, tray: Tray },
    /// Track folders to where they are wanted, or to a named place.
    Track { what: What, to: Option<String> },
    /// Check folders in.
    CheckIn(What),
    /// Shelve folders where they belong.
    Shelve(What),
    /// Shelve folders where two swapped digits would put them.
    ShelveSwapped(What),
    /// Send folders to where they are wanted, or to a named place.
    Send { what: What, to: Option<String>, by: Carrier },
    /// Hand folders over the hatch.
    HandOver(What),
    /// Ask folders back.
    Recall(What),
    /// Pass the matter on.
    Escalate(String),
    /// Ask the supervisor.
    AskAdvice,
    /// Report an incident.
    Report(Incident),
    /// Walk.
    Go(String),
    /// Wait some seconds.
    Wait(u32),
    /// Read a page of the manual.
    LookUp(String),
    /// Walk somewhere without locking the screen.
    GoUnlocked(String),
    /// Open the first registration on the list, whoever's it is.
    OpenFirst,
    /// Find and take every folder of the first patient on the list.
    PullFirst,
    /// Send everything in hand.
    SendAll { to: Option<String>, by: Carrier },
    /// Hand everything in hand over the hatch.
    HandOverAll,
    /// Only when something has been shown.
    If { when: When, then: Vec<Step>, #[serde(default)] otherwise: Vec<Step> },
}
