//! Who and what a day can name: small numbers that stand for tasks, people, patients, folders, sheets, places and roles.
//! A number means nothing by itself; the plan says what it stands for.

use serde::{Deserialize, Serialize};

/// Seconds since the day opened.
pub type Second = u32;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($int:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        pub struct $name(pub $int);
        impl $name {
            /// Its place in the plan's list.
            #[must_use]
            pub fn index(self) -> usize { self.0 as usize }
        }
        impl crate::records::Pack for $name {
            #[inline]
            fn pack(&self, out: &mut Vec<u8>) { self.0.pack(out) }
        }
    )*};
}

ids! {
    /// One piece of work, with whoever brought it.
    TaskId(u16);
    /// Somebody who calls, visits, writes or works here.
    PersonId(u16);
    /// A patient: authored ones count from 0, the crowd from [`CROWD`].
    PatientId(u32);
    /// One physical folder: authored ones count from 0, the crowd from [`CROWD`].
    FolderId(u32);
    /// One sheet of paper.
    SheetId(u32);
    /// A place in the department, or one that notes are sent to.
    PlaceId(u8);
    /// A role in the internal directory.
    RoleId(u8);
    /// A page of the manual.
    PageId(u16);
}

/// Ids from here on belong to the crowd: derived by index when looked at, never stored.
pub const CROWD: u32 = 0x8000_0000;

impl PatientId {
    /// The index in the crowd, if this patient is one of the crowd.
    #[must_use]
    pub fn crowd_index(self) -> Option<u32> {
        (self.0 >= CROWD).then(|| self.0 - CROWD)
    }
}

impl FolderId {
    /// The index in the crowd, if this folder belongs to one of the crowd (who have one volume each).
    #[must_use]
    pub fn crowd_index(self) -> Option<u32> {
        (self.0 >= CROWD).then(|| self.0 - CROWD)
    }
}
