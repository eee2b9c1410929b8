//! The views that screens draw, built from the seat, the content and the store: sorted, worded and decided here. Draws nothing.

pub mod art;
pub mod bar;
pub mod day;
pub mod fields;
pub mod floor;
pub mod manual;
pub mod matters;
pub mod offers;
pub mod paper_acts;
pub mod papers;
pub mod pas;
#[cfg(test)]
pub(crate) mod small;
pub mod talk;
pub mod work;
