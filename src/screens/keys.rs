//! Every key of the window in one table: what the settings and the `?` key show.

use egui::Context;

use super::Intent;
use super::kit::Press;
use super::modal::Modal;
use super::settings::{KeyRow, key_table};
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

/// The table of keys over a page. Gives what closes it, when it is to be closed.
pub fn keys_ui(ctx: &Context, words: &Words) -> Option<Intent> {
    let rows = key_rows(words);
    let answered = Modal { name: "keys", head: &words.say("keys-head", &[]), width: 560.0 }.show(
        ctx,
        |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            key_table(ui, words, &rows);
        },
        |ui| {
            let close = Press::main(&words.say("keys-close", &[])).key("Esc").show(ui);
            (close.clicked(), Some(close))
        },
    );
    (answered.by_button || answered.closed).then_some(Intent::Keys)
}

/// Ids of what keys do.
#[must_use]
pub fn ids() -> Vec<String> {
    KEYS.iter().map(|(_, id)| (*id).to_owned()).collect()
}
