//! The views of the screens, built from content, store and the seat: sorted, worded and decided here, so that screens only draw.
//! Writes nothing but names, PINs and preferences, through the store.

pub mod about;
pub mod attempts;
pub mod briefing;
pub mod days;
pub mod debrief;
pub mod faults;
pub mod history;
pub mod settings;
pub mod spaced;
pub mod title;
pub mod who;

use jiff::civil::Date;

use crate::session::Mode;
use crate::wording::Words;

/// The date now, in UTC, as attempts are dated.
#[must_use]
pub fn today() -> Date {
    date_of(&jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The date of a time as the store keeps it.
#[must_use]
pub fn date_of(kept: &str) -> Option<Date> {
    kept.get(..10)?.parse().ok()
}

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
