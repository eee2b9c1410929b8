//! Everything a person (or a scripted clerk) can ask the day to do, in the imperative. Only the list; the mechanics are in `work/`.
//! An act names only what has been shown, or what the person typed.

use serde::{Deserialize, Serialize};

use super::ids::{FolderId, PageId, PatientId, PlaceId, RoleId, SheetId, TaskId};
use super::state::Source;
use super::terms::{Carrier, Incident, Manner, Offer, Telling, Tray, Via};
use crate::records::{Date, Field, HospitalNumber, NhsNumber, Pack, Section, Text};

/// One search term, as typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Term {
    /// Surname, or its first letters.
    Surname(Text),
    /// Forename, or its first letters.
    Forename(Text),
    /// Date of birth.
    DateOfBirth(Date),
    /// Hospital number.
    HospitalNumber(HospitalNumber),
    /// NHS number.
    NhsNumber(NhsNumber),
    /// Postcode.
    Postcode(Text),
}

impl Term {
    /// Which field it searches.
    #[must_use]
    pub fn field(&self) -> Field {
        match self {
            Term::Surname(_) => Field::Surname,
            Term::Forename(_) => Field::Forename,
            Term::DateOfBirth(_) => Field::DateOfBirth,
            Term::HospitalNumber(_) => Field::HospitalNumber,
            Term::NhsNumber(_) => Field::NhsNumber,
            Term::Postcode(_) => Field::Postcode,
        }
    }
}

impl Pack for Term {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Term::Surname(_) => 0,
            Term::Forename(_) => 1,
            Term::DateOfBirth(_) => 2,
            Term::HospitalNumber(_) => 3,
            Term::NhsNumber(_) => 4,
            Term::Postcode(_) => 5,
        });
        match self {
            Term::Surname(s) | Term::Forename(s) | Term::Postcode(s) => s.pack(out),
            Term::DateOfBirth(d) => d.pack(out),
            Term::HospitalNumber(n) => n.pack(out),
            Term::NhsNumber(n) => n.pack(out),
        }
    }
}

/// A field on view somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldRef {
    /// Where it can be read or was heard.
    pub source: Source,
    /// Which field.
    pub field: Field,
}

impl Pack for FieldRef {
    fn pack(&self, out: &mut Vec<u8>) {
        self.source.pack(out);
        self.field.pack(out);
    }
}

/// Something asked of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Act {
    // Contacts (work/contact.rs, work/asking.rs)
    /// Answer the telephone, greet a visitor, read an e-mail or a slip: take a piece of work up.
    Attend(TaskId),
    /// Ask a contact something.
    Ask(TaskId, Field),
    /// Read back what a contact said.
    ReadBack(TaskId, Field),
    /// Tell a contact something, in a manner.
    Tell(TaskId, Telling, Manner),
    /// Decline, in a manner.
    Decline(TaskId, Manner),
    /// Offer or point to something.
    Offer(TaskId, Offer),
    /// Promise to ring back.
    PromiseToRing(TaskId),
    /// Say something that calms.
    Calm(TaskId),
    /// Ring somebody back, or ring where a visitor says they work.
    Ring(TaskId, Via),
    /// Say goodbye, or put the telephone down.
    EndTalk(TaskId),
    // PAS (work/pas.rs)
    /// Log in at the terminal here.
    Unlock,
    /// Lock the screen here.
    Lock,
    /// Search the master patient index.
    Search(Vec<Term>),
    /// Open a patient's registration.
    OpenRegistration(PatientId),
    // Shelves (work/shelves.rs)
    /// Look at the place on the shelf where this number belongs.
    LookOnShelf(HospitalNumber),
    /// Take a folder from the shelf.
    Pull(FolderId),
    /// Put a folder on the shelf where this number belongs.
    Shelve(FolderId, HospitalNumber),
    // Folders and sheets (work/folders.rs)
    /// Pick up a folder lying here.
    PickUpFolder(FolderId),
    /// Put a folder down here.
    PutDownFolder(FolderId),
    /// Read a folder's cover.
    ReadCover(FolderId),
    /// Turn to a section of a folder.
    TurnTo(FolderId, Section),
    /// Pick up a sheet lying here.
    PickUpSheet(SheetId),
    /// Read a loose sheet.
    ReadSheet(SheetId),
    /// Take a sheet out of a folder.
    TakeOut(SheetId),
    /// File a sheet into a folder, in a section.
    File(SheetId, FolderId, Section),
    /// Put a sheet into a tray or bin.
    PutInTray(SheetId, Tray),
    // Comparing (work/comparing.rs)
    /// Compare two fields on view.
    Compare(FieldRef, FieldRef),
    // Tracking and sending (work/tracking.rs)
    /// Track a folder to a place.
    Track(FolderId, PlaceId),
    /// Check a folder in to the library.
    CheckIn(FolderId),
    /// Send folders to a place.
    Send(Vec<FolderId>, PlaceId, Carrier),
    /// Hand folders to the visitor of a task.
    HandOver(Vec<FolderId>, TaskId),
    /// Ask for a folder that left to come back at once.
    Recall(FolderId),
    // Colleagues and incidents (work/matters.rs)
    /// Pass a matter to a role, by telephone or in person.
    Escalate(TaskId, RoleId),
    /// Ask the supervisor how to go on with a task.
    AskAdvice(TaskId),
    /// Report an incident about a task.
    Report(TaskId, Incident),
    // The desk and the day (work/desk.rs)
    /// Walk to a place.
    Go(PlaceId),
    /// Wait some seconds.
    Wait(u32),
    /// Read a page of the manual.
    LookUp(PageId),
    /// Close the day.
    CloseDay,
    /// Wait until something comes about, at most some seconds.
    WaitForSomething(u32),
    /// Name the page of the manual that speaks to the newest comparison (work/comparing.rs).
    Cite(PageId),
}
