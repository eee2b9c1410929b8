//! Scripted clerks: they see only what has been shown and do what anybody could. The model clerk plays model answers;
//! the lazy ones show that laziness is noticed. They decide acts; what follows is the day's affair.

pub mod answer;
pub mod hints;
pub mod lazy;
pub mod model;
pub mod random;
pub mod script;
pub mod shown;
pub mod ways;

use crate::day::{Act, Day, Refusal, TaskId};
use crate::scenario::steps::Step;
use crate::words;

words! {
    /// The clerks there are.
    pub enum ClerkName {
        /// Does what a good clerk does.
        Model,
        /// As the model, but never looks twice: compares nothing, tracks nothing, leaves the screen open.
        Careless,
        /// Does whatever anybody asks.
        Complier,
        /// Says no.
        Refuser,
        /// Passes everything on.
        Escalator,
        /// Does nothing.
        Idle,
        /// Does anything possible.
        Random,
    }
}

/// What stopped a clerk who plays an answer, and in which task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The task whose answer was being played.
    pub task: TaskId,
    /// What stopped it.
    pub what: Stuck,
}

/// What stops an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stuck {
    /// The day refused an act.
    Refused(Act, Refusal),
    /// Nothing shown says at which number to look on the shelf.
    NoNumber,
    /// Nothing shown says how to do a step.
    NothingSaysHow(Option<Box<Step>>),
}

/// Decides the next act from what has been shown.
pub trait Clerk {
    /// The next act; `None` when the clerk has nothing more to do today.
    fn next(&mut self, day: &Day) -> Option<&Act>;
    /// The act last given was refused.
    fn refused(&mut self, day: &Day, why: Refusal);
    /// What went wrong by the clerk's own lights, for the prover.
    fn troubles(&self) -> &[Trouble] {
        &[]
    }
}
