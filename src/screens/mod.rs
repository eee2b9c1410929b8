//! What is drawn, with egui and nothing else: each file holds a `View` (plain data, worded and decided), a `Draft` (typing, what is
//! folded out), a function that draws and gives back intents, and tests. No trade rules, no database, no Bevy.

pub mod about;
pub mod again;
pub mod assess;
pub mod bar;
pub mod briefing;
pub mod choices;
pub mod compare;
pub mod day;
pub mod days;
pub mod debrief;
pub mod faults;
pub mod field;
pub mod floor;
mod focus;
pub mod folder;
pub mod history;
pub mod intent;
pub mod keys;
pub mod kit;
pub mod label;
#[cfg(test)]
pub mod layout_test;
pub mod manual;
pub mod matters;
mod modal;
pub mod notices;
pub mod offer;
pub mod outcomes;
pub mod page;
pub mod papers;
pub mod pas;
pub mod question;
mod scroll;
pub mod settings;
pub mod shelf;
pub mod spine;
pub mod talk;
pub mod theme;
pub mod title;
#[cfg(test)]
pub(crate) mod tried;
pub mod who;
pub mod work;

pub use intent::Intent;
