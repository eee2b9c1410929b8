//! A person's attempts as the views show them: a day's title, and what can be gone on with.

use crate::progress::{AttemptRow, Store, StoreFault};
use crate::scenario::Content;
use crate::screens::title::Resume;
use crate::seat::opened::how_opened;
use crate::session::kept::mode_named;
pub use crate::session::summary::{Played, Summary, leaves, of_person};
use crate::wording::Words;

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
