//! A person's attempts as they count: one for each tree of steps back, the newest; with what is left of it when it is closed.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::marking::report::StrandShare;
use crate::progress::{AttemptFilter, AttemptRow, PersonId, PlayedBy, Store, StoreFault};
use crate::scenario::Content;
use crate::screens::title::Resume;
use crate::seat::opened::how_opened;
use crate::session::kept::mode_named;
use crate::wording::Words;

use super::date_of;

/// What is kept of a closed attempt beside its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// `up-to-standard` or `not-yet`.
    pub result: String,
    /// Marks earned.
    pub earned: u32,
    /// Marks available.
    pub available: u32,
    /// Pieces of work that reached their end.
    pub ended: u32,
    /// Pieces of work dealt.
    pub dealt: u32,
    /// How often each strand was shown and missed.
    pub strands: BTreeMap<String, StrandShare>,
}

impl Summary {
    /// Whether the day came out up to standard.
    #[must_use]
    pub fn up_to_standard(&self) -> bool {
        self.result == "up-to-standard"
    }
}

/// An attempt that counts.
#[derive(Debug, Clone)]
pub struct Played {
    /// As kept.
    pub row: AttemptRow,
    /// The date it was closed, else begun.
    pub date: Option<Date>,
    /// What is left of it; none while it can go on.
    pub summary: Option<Summary>,
}

/// Those that nobody stepped back from: the newest of each tree of attempts.
#[must_use]
pub fn leaves(rows: Vec<AttemptRow>) -> Vec<AttemptRow> {
    rows.into_iter().filter(|r| r.goes_on_as.is_none()).collect()
}

/// The attempts of a person that count, newest first.
///
/// # Errors
/// When the store cannot be read.
pub fn of_person(store: &Store, person: &PersonId) -> Result<Vec<Played>, StoreFault> {
    let filter = AttemptFilter { person: Some(person.clone()), played_by: Some(PlayedBy::Person), ..AttemptFilter::default() };
    leaves(store.attempts(&filter)?)
        .into_iter()
        .map(|row| {
            let summary = match row.closed_at {
                // What was edited into something else reads as nothing earned.
                Some(_) => Some(store.summary(&row.id)?.and_then(|s| serde_json::from_str(&s).ok()).unwrap_or_default()),
                None => None,
            };
            Ok(Played { date: date_of(row.closed_at.as_ref().unwrap_or(&row.started_at)), row, summary })
        })
        .collect()
}

/// A day's title by its scenario's path; the file's name when the day is no longer there.
#[must_use]
pub fn day_title(content: &Content, path: &str) -> String {
    let file = || path.rsplit('/').next().unwrap_or(path).trim_end_matches(".ron").replace('-', " ");
    content.scenarios.iter().find(|s| *s.path == *path).map_or_else(file, |s| s.title.to_string())
}

/// How an attempt is played, in words; an assessment with who opened it.
///
/// # Errors
/// When the store cannot be read.
pub fn mode_of(store: &Store, words: &Words, row: &AttemptRow) -> Result<String, StoreFault> {
    Ok(how_opened(store, words, row)?.unwrap_or_else(|| super::mode(words, mode_named(&row.mode))))
}

/// An attempt that can go on, in words.
///
/// # Errors
/// When the store cannot be read.
pub fn resume(
    store: &Store,
    content: &Content,
    words: &Words,
    row: &AttemptRow,
    whose: Option<String>,
) -> Result<Resume, StoreFault> {
    let stands = store.stands_at(&row.id)?;
    let opens = content.scenarios.iter().find(|s| *s.path == *row.scenario).map_or(0, |s| s.opens);
    let at = opens.saturating_add(stands);
    Ok(Resume {
        attempt: row.id.to_string(),
        day: day_title(content, &row.scenario),
        at: format!("{:02}:{:02}", at / 3600 % 24, at / 60 % 60),
        mode: mode_of(store, words, row)?,
        whose,
    })
}
