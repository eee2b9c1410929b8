//! What is drawn, with egui and nothing else: each file holds a `View` (plain data, worded and decided), a `Draft` (typing, what is
//! folded out), a function that draws and gives back intents, and tests. No trade rules, no database, no Bevy.

pub mod bar;
pub mod choices;
pub mod compare;
pub mod day;
pub mod field;
pub mod floor;
pub mod intent;
pub mod kit;
pub mod label;
pub mod manual;
pub mod matters;
pub mod offer;
pub mod papers;
pub mod pas;
pub mod spine;
pub mod talk;
pub mod theme;
#[cfg(test)]
pub(crate) mod tried;
pub mod work;

pub use intent::Intent;
