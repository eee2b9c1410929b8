//! What is drawn, with egui and nothing else: each file holds a `View` (plain data, worded and decided), a `Draft` (typing, what is
//! folded out), a function that draws and gives back intents, and tests. No trade rules, no database, no Bevy.

pub mod about;
pub mod briefing;
pub mod days;
pub mod debrief;
pub mod faults;
pub mod history;
pub mod intent;
pub mod kit;
#[cfg(test)]
pub mod layout_test;
pub mod page;
pub mod settings;
pub mod theme;
pub mod title;
pub mod who;

pub use intent::Intent;
