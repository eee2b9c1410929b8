//! The day as plain lines: a first-class way to play, for screen readers, remote shells and machines without graphics.
//! No colour, no cursor tricks. Reads and writes through traits; keeps nothing itself.

pub mod complete;
pub mod debrief;
pub mod help;
pub mod keyboard;
pub mod lookup;
pub mod moment;
mod news;
pub mod pages;
pub mod parse;
pub mod play;
pub mod verbs;
mod verbs_papers;
mod verbs_people;

use std::io::{self, Write};

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
    /// No line yet, and time has passed in which the clock of a shift may have run.
    Nothing,
    /// There is no more input.
    End,
}

/// Where lines come from.
pub trait LineSource {
    /// Asks for a line, or goes on waiting for the one asked for before. `possible` is what could be typed now, whole lines, for
    /// completion. While a clock `runs`, comes back with [`Typed::Nothing`] at least once a second.
    fn line(&mut self, prompt: &str, possible: &[String], runs: bool) -> Typed;
    /// Real thousandths of a second since this was last asked; 0 where nobody measures.
    fn millis_passed(&mut self) -> u64 {
        0
    }
    /// Prints lines while somebody may be typing, and leaves what they have typed as it is.
    ///
    /// # Errors
    /// When nobody reads the output any more.
    fn meanwhile(&mut self, out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|l| writeln!(out, "{l}"))?;
        out.flush()
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
