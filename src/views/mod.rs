//! The views that screens draw, built from the seat, the content and the store: sorted, worded and decided here. Draws nothing.

pub mod fields;
pub mod offers;
pub mod paper_acts;
pub mod papers;
pub mod shelf;
#[cfg(test)]
pub(crate) mod small;
