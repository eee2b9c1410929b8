//! What is drawn, with egui and nothing else: each file holds a `View` (plain data, worded and decided), a `Draft` (typing, what is
//! folded out), a function that draws and gives back intents, and tests. No trade rules, no database, no Bevy.

pub mod field;
pub mod folder;
pub mod intent;
pub mod kit;
pub mod label;
pub mod offer;
pub mod papers;
pub mod shelf;
pub mod spine;
pub mod theme;
#[cfg(test)]
pub(crate) mod tried;

pub use intent::Intent;
