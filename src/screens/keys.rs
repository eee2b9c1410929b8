//! Every key of the window in one table: what the settings and the `?` key show.

use super::settings::KeyRow;
use crate::wording::Words;

/// Keys as they are written, and the id of what each does.
const KEYS: &[(&str, &str)] = &[
    ("Tab, Shift Tab", "key-tab"),
    ("Enter, Space", "key-enter"),
    ("1 to 9", "key-digits"),
    ("Esc", "key-escape"),
    ("F1 to F6", "key-tools"),
    ("F7", "key-department"),
    ("V", "key-walk"),
    ("W", "key-wait"),
    ("A R T D O B C P G I", "key-talk"),
    ("L", "key-lock"),
    ("H", "key-hint"),
    ("Z", "key-step-back"),
    ("M", "key-manual"),
    ("Space", "key-pause"),
    ("Ctrl + and Ctrl -", "key-size"),
    ("?", "key-keys"),
];

/// The table of keys.
#[must_use]
pub fn key_rows(words: &Words) -> Vec<KeyRow> {
    KEYS.iter().map(|(keys, id)| KeyRow { keys: (*keys).to_owned(), does: words.say(id, &[]) }).collect()
}

/// Ids of what keys do.
#[must_use]
pub fn ids() -> Vec<String> {
    KEYS.iter().map(|(_, id)| (*id).to_owned()).collect()
}
