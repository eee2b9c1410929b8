//! The day as plain lines: a first-class way to play, for screen readers, remote shells and machines without graphics.
//! No colour, no cursor tricks. Reads and writes through traits; keeps nothing itself.

pub mod complete;
pub mod debrief;
pub mod help;
pub mod keyboard;
pub mod lookup;
pub mod moment;
pub mod pages;
pub mod parse;
pub mod play;
pub mod verbs;
mod verbs_papers;
mod verbs_people;

use crate::wording::kebab;

pub use keyboard::Keyboard;
pub use play::play;

/// One line of input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A line.
    Line(String),
    /// The person pressed Ctrl-C.
    Interrupted,
    /// There is no more input.
    End,
}

/// Where lines come from.
pub trait LineSource {
    /// Asks for a line. `possible` is what could be typed now, whole lines, for completion.
    fn line(&mut self, prompt: &str, possible: &[String]) -> Typed;
    /// Real seconds since this was last asked; 0 where nobody measures.
    fn secs_passed(&mut self) -> u32 {
        0
    }
}

/// How the text mode came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The day is closed and the debrief has been shown.
    Closed,
    /// The person left; the attempt is kept.
    Left,
    /// The input ended; the attempt is kept.
    InputEnded,
    /// Nobody reads the output any more; the attempt is kept.
    OutputClosed,
}

/// Every id that the text mode comes to by joining words.
#[must_use]
pub fn ids() -> Vec<String> {
    let mut all: Vec<String> = parse::What::NAMES.iter().map(|n| format!("what-{}", kebab(n))).collect();
    all.extend(verbs::VERBS.iter().map(verbs::Verb::id));
    all.extend(crate::seat::stage_ids());
    all
}

#[cfg(test)]
mod tests;
