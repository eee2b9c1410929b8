//! Facts and the mark scheme in, findings and marks out. Pure: the same facts under the same scheme give the same marks for ever.
//! Knows nothing of how acts are asked for, of files, or of who plays.

pub mod cause;
pub mod finding;
mod history;
pub mod judgement;
pub mod monitor;
pub mod outcome;
mod parts;
pub mod report;
pub mod rubric;
pub mod rule;
pub mod speaks;

pub use finding::{Finding, Severity};
pub use monitor::Marker;
pub use report::Report;
pub use rubric::Rubric;
