//! Records Day: a working day in a health records department, played, marked, kept and proved.
//!
//! The layers, lowest first; arrows never point up:
//!
//! * [`records`]: what a health record is. No clock, no files.
//! * [`day`]: the department's day. It knows what is possible, never what is right.
//! * [`marking`]: facts and the mark scheme in, findings and marks out.
//! * [`session`]: one attempt being played: decide → commit → fold → publish.
//! * [`wording`]: the words for all of that, one language file each.
//! * `terminal`: the day as plain lines, for screen readers and remote shells.
pub mod day;
pub mod marking;
pub mod records;
pub mod session;
#[cfg(feature = "program")]
pub mod terminal;
pub mod wording;
