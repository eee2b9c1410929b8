//! Records Day.
pub mod records;
