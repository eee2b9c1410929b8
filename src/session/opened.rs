//! How an assessment came about: the notes in its log that say who opened it and when it was resumed. Knows ids, no names.

use crate::progress::{AttemptId, Store, StoreFault};

/// How the note begins that says which trainer opened an assessment, by their random id.
pub(super) const OPENED_BY: &str = "opened by trainer ";
/// How the note begins that says that an assessment was interrupted and resumed, with the real time.
pub(super) const RESUMED: &str = "interrupted and resumed at ";

/// How an assessment came about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// The random id of the trainer who opened it; none when it was cut off before that was kept.
    pub by: Option<String>,
    /// How often it was interrupted and resumed.
    pub resumed: u32,
}

/// How an assessment came about, from its notes.
///
/// # Errors
/// When the store cannot be read.
pub fn opened(store: &Store, id: &AttemptId) -> Result<Opened, StoreFault> {
    let notes = store.notes(id)?;
    let resumed = notes.iter().filter(|n| n.starts_with(RESUMED)).count();
    let by = notes.iter().find_map(|n| n.strip_prefix(OPENED_BY)).map(str::to_owned);
    Ok(Opened { by, resumed: u32::try_from(resumed).unwrap_or(u32::MAX) })
}
