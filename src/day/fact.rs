//! What happened, in the past tense: the record of the day. Only the list of areas; each area's facts are in `work/`.
//! Facts are stored for ever: variants are only ever added at the end.

use serde::{Deserialize, Serialize};

use super::ids::{Second, TaskId};
use super::vocabulary::{Fields, KindSpec};
use super::work::{comparing, contact, desk, folders, matters, pas, shelves, tracking};
use crate::records::Pack;

macro_rules! areas {
    ($($(#[$doc:meta])* $area:ident => $path:ident),* $(,)?) => {
        /// A fact of any area.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub enum Fact { $($(#[$doc])* $area($path::Fact)),* }

        $(impl From<$path::Fact> for Fact { #[inline(always)] fn from(f: $path::Fact) -> Fact { Fact::$area(f) } })*

        impl Pack for Fact {
            fn pack(&self, out: &mut Vec<u8>) {
                #[repr(u8)]
                enum Area { $($area),* }
                match self { $(Fact::$area(f) => {
                    out.push(Area::$area as u8);
                    f.pack(out);
                }),* }
            }
        }

        impl Fact {
            /// Which kind of fact this is, among all.
            #[must_use]
            pub fn kind(&self) -> FactKind {
                let mut base = 0u8;
                $(
                    if let Fact::$area(f) = self { return FactKind(base + f.kind_in_area()); }
                    base += $path::Fact::KINDS.len() as u8;
                )*
                FactKind(base)
            }
            /// The values rules can test.
            pub fn fields(&self, out: &mut Fields) {
                match self { $(Fact::$area(f) => f.fields(out)),* }
            }
            /// Every kind of fact, in order: `FactKind(n)` is the n-th.
            #[must_use]
            pub fn kinds() -> Vec<KindSpec> {
                let mut all = Vec::new();
                $(all.extend_from_slice($path::Fact::KINDS);)*
                all
            }
        }
    };
}

areas! {
    /// The day itself, walking, waiting, looking things up, and what was shown.
    Desk => desk,
    /// Contacts.
    Contact => contact,
    /// The patient administration system.
    Pas => pas,
    /// Shelves.
    Shelves => shelves,
    /// Folders and sheets.
    Folders => folders,
    /// Comparing.
    Comparing => comparing,
    /// Tracking and sending.
    Tracking => tracking,
    /// Colleagues and incidents.
    Matters => matters,
}

/// A kind of fact: its place in [`Fact::kinds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactKind(pub u8);

impl FactKind {
    /// As one bit of a set of kinds.
    #[must_use]
    pub fn bit(self) -> u64 {
        1u64.checked_shl(u32::from(self.0)).unwrap_or(0)
    }
}

/// A fact with its second and the task it has to do with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamped {
    /// Seconds since the day opened.
    pub second: Second,
    /// The task it counts for, if any.
    pub task: Option<TaskId>,
    /// What happened.
    pub fact: Fact,
}

impl Pack for Stamped {
    fn pack(&self, out: &mut Vec<u8>) {
        self.second.pack(out);
        self.task.pack(out);
        self.fact.pack(out);
    }
}
