//! Records Day.
pub mod records;
#[cfg(feature = "store")]
pub mod progress;
