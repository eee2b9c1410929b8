//! What is drawn, with egui and nothing else: each file holds a `View` (plain data, worded and decided), a `Draft` (typing, what is
//! folded out), a function that draws and gives back intents, and tests. No trade rules, no database, no Bevy.

pub mod intent;
pub mod kit;
pub mod theme;

pub use intent::Intent;
