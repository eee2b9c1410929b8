//! The words of the store: ids, kinds, and the rows it takes and gives.
//! Reading is lenient (an edited byte must not hide a row); `verify_seal` is what judges.
use std::fmt;

use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};

use super::Seal;

/// The random id of a person: the only thing about them that an attempt holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub(super) String);

/// The id of an attempt; sorts by the time it was begun.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AttemptId(pub(super) String);

impl PersonId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AttemptId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A closed list of words with one spelling in the database.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$word_doc:meta])* $word:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$word_doc])* $word),+ }

        impl $name {
            /// The word as it is kept and printed.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$word => $text),+ }
            }

            /// The word with this spelling.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$word),)+ _ => None }
            }
        }
    };
}

words! {
    /// What an entry tells.
    EntryKind {
        /// Something the person did.
        Act = "act",
        /// The day moved on to this second.
        Clock = "clock",
        /// A look-up, a hint, a self-rating.
        Note = "note",
        /// The day ended.
        End = "end",
    }
}

words! {
    /// Who a person is.
    PersonKind {
        /// Somebody who learns.
        Trainee = "trainee",
        /// A scripted clerk, under the clerk's name.
        Scripted = "scripted",
        /// Somebody who opens assessments.
        Trainer = "trainer",
    }
}

words! {
    /// Who played an attempt. What a script played is never evidence.
    PlayedBy {
        /// A person at the keyboard.
        Person = "person",
        /// A scripted clerk.
        Scripted = "scripted",
    }
}

/// What a new attempt is begun with; all of it is under the genesis seal.
#[derive(Debug, Clone)]
pub struct AttemptStart {
    /// Whose attempt.
    pub person: PersonId,
    /// The scenario's id.
    pub scenario: String,
    /// Digest of the content row that lists every file of the day (`path sha`, one a line); it must be kept already.
    pub manifest: String,
    /// The seed of the day.
    pub seed: u64,
    /// `mixed`, `straight`, `trap` or `reversed`.
    pub variant: String,
    /// The variants dealt, a JSON map from task to variant.
    pub variants_json: String,
    /// `practice`, `shift` or `assessment`.
    pub mode: String,
    /// Whether waiting is not held against the person.
    pub untimed: bool,
    /// Who plays.
    pub played_by: PlayedBy,
    /// The scripted clerk's name.
    pub clerk: Option<String>,
    /// The number of the rules of the day that this program plays by.
    pub rules: u32,
    /// The attempt and entry this one was stepped back from; entry 0 is before the first.
    pub parent: Option<(AttemptId, u32)>,
}

/// An attempt being played: where the next entry goes, and the seal it follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The attempt.
    pub attempt: AttemptId,
    /// The number of the next entry. The first is 1; a child goes on from its parent's numbers.
    pub next_seq: u32,
    /// The last seal.
    pub head: Seal,
}

/// An attempt as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its id.
    pub id: AttemptId,
    /// Whose.
    pub person: PersonId,
    /// The scenario's id.
    pub scenario: String,
    /// Digest of everything the day was built from.
    pub manifest: String,
    /// The seed of the day.
    pub seed: u64,
    /// The variant asked for.
    pub variant: String,
    /// The variants dealt, JSON.
    pub variants_json: String,
    /// The mode.
    pub mode: String,
    /// Whether waiting is not held against the person.
    pub untimed: bool,
    /// Who played; what was edited into something else counts as scripted, never as evidence.
    pub played_by: PlayedBy,
    /// The scripted clerk's name.
    pub clerk: Option<String>,
    /// The rules it was played by.
    pub rules: u32,
    /// The version of the program that began it.
    pub program: String,
    /// Where it was stepped back from.
    pub parent: Option<(AttemptId, u32)>,
    /// The attempt that goes on in its place, when somebody stepped back from this one: the newest of the same tree.
    pub goes_on_as: Option<AttemptId>,
    /// When it was begun, ISO 8601, UTC.
    pub started_at: String,
    /// When the day was closed; none while it can go on.
    pub closed_at: Option<String>,
    /// How many entries of its own it had when closed.
    pub entry_count: Option<u32>,
    /// Digest of all facts, when closed.
    pub facts_digest: Option<String>,
    /// The last seal, when closed: what a countersignature signs.
    pub head: Option<Seal>,
}

/// Whether an attempt can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptState {
    /// It can be resumed.
    Open,
    /// The day is over.
    Closed,
}

/// Which attempts to list; the default is all.
#[derive(Debug, Clone, Default)]
pub struct AttemptFilter {
    /// Only this person's.
    pub person: Option<PersonId>,
    /// Only of this scenario.
    pub scenario: Option<String>,
    /// Only in this mode.
    pub mode: Option<String>,
    /// Only those played by.
    pub played_by: Option<PlayedBy>,
    /// Only open or closed ones. One that was stepped back from is not open: another goes on in its place.
    pub state: Option<AttemptState>,
    /// At most so many.
    pub limit: Option<u32>,
}

/// An entry as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Its number.
    pub seq: u32,
    /// Seconds since the day opened.
    pub second: u32,
    /// What it tells.
    pub kind: EntryKind,
    /// The act's bytes.
    pub act: Vec<u8>,
    /// The facts' bytes.
    pub facts: Vec<u8>,
    /// Its seal.
    pub seal: Seal,
}

/// One marking of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkSet {
    /// 1 for the marks given when the day closed.
    pub number: u32,
    /// Digest of the mark scheme.
    pub scheme: String,
    /// The marks.
    pub marks_json: String,
    /// When it was marked, ISO 8601, UTC.
    pub made_at: String,
    /// Digest of the list of every file it was marked by; none in a first set made before this was kept.
    pub manifest: Option<String>,
    /// The version of the program that marked; none likewise.
    pub program: Option<String>,
    /// Why it was marked again, if anybody said.
    pub why: Option<String>,
}

/// Marks to be added to those an attempt has.
#[derive(Debug, Clone, Copy)]
pub struct Marking<'a> {
    /// Digest of the mark scheme.
    pub scheme: &'a str,
    /// Digest of the list of every file it was marked by; it must be kept already.
    pub manifest: &'a str,
    /// Why, in words that name nobody: they stay when a person is erased.
    pub why: Option<&'a str>,
    /// The marks.
    pub marks_json: &'a str,
    /// What takes the place of the summary.
    pub summary_json: &'a str,
}

pub(super) fn text(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    Ok(text_or_null(row, column)?.unwrap_or_default())
}

pub(super) fn text_or_null(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<String>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    })
}

pub(super) fn count(row: &Row<'_>, column: &str) -> rusqlite::Result<u32> {
    Ok(count_or_null(row, column)?.unwrap_or_default())
}

pub(super) fn count_or_null(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<u32>> {
    Ok(match row.get_ref(column)? {
        ValueRef::Integer(number) => Some(u32::try_from(number).unwrap_or(u32::MAX)),
        _ => None,
    })
}

pub(super) fn seal_or_null(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Seal>> {
    Ok(row.get_ref(column)?.as_blob_or_null()?.and_then(|bytes| bytes.try_into().ok()))
}
