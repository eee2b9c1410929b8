//! What a health record is: the vocabulary of the trade.
//!
//! Plain values with the rules that hold for them anywhere. No clock, no files,
//! no chance, and no procedure: what a clerk should do is for the layers above.

/// Folders, volumes, sections, kinds of sheet and their labels.
pub mod casenote;
/// Working days, due dates, and dates as people write them.
pub mod dates;
/// What can be shown or said, one field at a time.
pub mod field;
/// Kinds of misfile, and the places misread numbers lead to.
pub mod filing;
/// The hospital's own number and terminal-digit order.
pub mod hospital_number;
/// Who a patient is, and the alerts on a record.
pub mod identity;
/// Whether two field values agree, or nearly do.
pub mod matching;
/// Many names, searched by their first letters.
pub mod name_index;
/// Names as typed and as heard.
pub mod names;
/// The NHS number and its check digit.
pub mod nhs_number;
/// Values as bytes, for the digest of a day.
pub mod packing;
/// From when a record may be appraised.
pub mod retention;
mod slip;
/// Borrowers, and where the tracking says a folder is.
pub mod tracer;
/// One way to declare a closed list of words of the trade.
pub mod words;

pub use casenote::{FolderKind, Label, OrderRule, Section, SheetKind};
pub use dates::{Date, Extension};
pub use field::{Field, FieldSet, FieldValue};
pub use filing::Misfile;
pub use hospital_number::{HospitalNumber, HospitalNumberFault, ShelfKey};
pub use identity::{Alert, Identity, Sex, Text};
pub use matching::{Comparison, NearMiss, compare, near_miss};
pub use name_index::NameIndex;
pub use names::{Typed, name_matches_search, sounds_like};
pub use nhs_number::{NhsNumber, NhsNumberFault};
pub use packing::Pack;
pub use retention::{RecordClass, appraise_from};
pub use tracer::{BorrowerCode, BorrowerCodeFault, Tracked};
