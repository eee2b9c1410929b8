//! Records Day: a working day in a health records department, played, marked, kept and proved.
//!
//! The layers, lowest first; arrows never point up:
//!
//! * [`records`]: what a health record is. No clock, no files.
//! * [`day`]: the department's day. It knows what is possible, never what is right.
//! * [`marking`]: facts and the mark scheme in, findings and marks out.
//! * [`scenario`]: text in, checked content or diagnostics out; deals a plan from a seed.
//! * [`clerk`]: scripted clerks, who see only what has been shown.
//! * [`wording`]: words for what happened, what may be done and why not.
//! * [`session`]: one attempt being played: decide → commit → fold → publish.
//! * [`seat`]: what a person at a day has been shown and can ask for, the same for text mode and window.
//! * [`progress`] (feature `store`): SQLite. The one place that knows SQL.
//! * [`authoring`]: finding content, and proving it by playing it.
//! * [`screens`] (feature `desk`): what is drawn, with egui and nothing else, from plain views.
//! * [`views`] (features `desk` and `store`): the views, built from the seat, the content and the store.
//! * [`front`] (features `desk` and `program`): the window's program without its window: which page is open, what intents do.
//! * [`app`] (feature `app`): the Bevy shell: window, drawn department, screen readers, pictures of every screen.
//! * [`terminal`], [`cli`] (feature `program`): the text mode and the command line.

#[cfg(feature = "app")]
pub mod app;
pub mod authoring;
pub mod clerk;
#[cfg(feature = "program")]
pub mod cli;
pub mod day;
#[cfg(all(feature = "desk", feature = "program"))]
pub mod front;
pub mod marking;
#[cfg(feature = "store")]
pub mod progress;
pub mod records;
pub mod scenario;
#[cfg(feature = "desk")]
pub mod screens;
pub mod seat;
pub mod session;
#[cfg(feature = "program")]
pub mod terminal;
#[cfg(all(feature = "desk", feature = "store"))]
pub mod views;
pub mod wording;
