//! The views that screens draw, built from the seat, the content and the store: sorted, worded and decided here. Draws nothing.
//! Writes nothing but names, PINs and preferences, through the store.

pub mod about;
pub mod again;
pub mod art;
pub mod attempts;
pub mod bar;
pub mod briefing;
pub mod closing;
pub mod day;
pub mod days;
pub mod debrief;
pub mod faults;
pub mod fields;
pub mod floor;
pub mod folder;
pub mod history;
pub mod manual;
pub mod matters;
pub mod offers;
pub mod outcomes;
pub mod paper_acts;
#[cfg(test)]
mod paper_days;
pub mod papers;
pub mod pas;
pub mod settings;
pub mod shelf;
#[cfg(test)]
pub(crate) mod small;
pub mod spaced;
pub mod talk;
pub mod title;
pub mod who;
pub mod work;

use jiff::civil::Date;

use crate::session::Mode;
pub use crate::session::summary::{date_of, today};
use crate::wording::Words;

/// A date in full: `Monday 2 March 2026`.
#[must_use]
pub fn full_date(date: Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

/// A mode in words.
#[must_use]
pub fn mode(words: &Words, mode: Mode) -> String {
    words.one_of("mode", mode.name())
}

/// A count for a sentence.
#[must_use]
pub fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(crate) mod test_support;
