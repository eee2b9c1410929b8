//! The views that screens draw, built from the seat, the content and the store: sorted, worded and decided here. Draws nothing.

pub mod fields;
pub mod folder;
pub mod offers;
pub mod paper_acts;
pub mod papers;
pub mod shelf;
#[cfg(test)]
mod paper_days;
#[cfg(test)]
pub(crate) mod small;
