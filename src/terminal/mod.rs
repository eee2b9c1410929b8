//! The day as plain lines: a first-class way to play, for screen readers, remote shells and machines without graphics.
//! No colour, no cursor tricks. Reads and writes through traits; keeps nothing itself.

pub mod complete;
pub mod debrief;
pub mod handles;
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

use crate::day::{Act, Day, Stamped, TaskId};
use crate::marking::rubric::Page;
use crate::marking::{Finding, Report, Rubric};
use crate::session::{Mode, Trouble};
use crate::wording::{Words, kebab};

pub use keyboard::Keyboard;
pub use play::play;

/// What the text mode needs of a day being played.
pub trait Table {
    /// The day.
    fn day(&self) -> &Day;
    /// Asks for an act.
    ///
    /// # Errors
    /// A refusal, or a failure to keep; either way nothing has changed.
    fn ask(&mut self, act: &Act) -> Result<(), Trouble>;
    /// What the last call brought.
    fn news(&self) -> &[Stamped];
    /// Every fact so far.
    fn log(&self) -> &[Stamped];
    /// What the last call brought to light.
    fn slips(&self) -> Vec<Finding>;
    /// The result as it stands.
    fn report(&self) -> Report;
    /// The manual's pages, in order.
    fn manual(&self) -> &[Page] {
        &self.rubric().pages
    }
    /// The mark scheme.
    fn rubric(&self) -> &Rubric;
    /// How the day is played.
    fn mode(&self) -> Mode;
    /// A hint for a piece of work: 1 where to look, 2 which page, 3 the next step. Kept as a note.
    fn hint(&mut self, task: TaskId, level: u8) -> Option<String>;
    /// Takes the last act back, in practice. Says what was taken back.
    ///
    /// # Errors
    /// Words saying why not.
    fn step_back(&mut self) -> Result<String, String>;
    /// Keeps a free note for the assessor.
    ///
    /// # Errors
    /// Words saying why it could not be kept.
    fn note(&mut self, note: &str) -> Result<(), String>;
    /// What a good clerk does in a piece of work, step by step, in words.
    fn good_clerk(&self, task: TaskId) -> Vec<String>;
    /// Lets real seconds pass (shift); the table knows the pace.
    ///
    /// # Errors
    /// Words saying why what came about could not be kept.
    fn pass(&mut self, secs: u32) -> Result<(), String>;
    /// The language.
    fn words(&self) -> &Words;
    /// What to type in a shell to go on with this attempt.
    fn how_to_resume(&self) -> String;
}

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
    all.extend(pages::stage_ids());
    all
}

#[cfg(test)]
mod tests;
