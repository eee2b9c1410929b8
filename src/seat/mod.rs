//! The trainee's seat: what a person at a day has been shown and can ask for, the same for text mode and window.
//! Hints, slips, stepping back, what a good clerk did. Prints nothing, draws nothing.

#[cfg(feature = "store")]
pub mod again;
pub mod already;
pub mod came;
pub mod cited;
pub mod closing;
#[cfg(feature = "store")]
pub mod game;
pub mod handles;
mod known;
pub mod left_open;
#[cfg(feature = "store")]
pub mod marked;
#[cfg(feature = "store")]
pub mod opened;
pub mod pace;
#[cfg(feature = "store")]
pub mod past;
pub mod search;

use crate::day::chance::draw;
use crate::day::terms::Manner;
use crate::day::{Act, Day, Plan, Stamped, TaskId};
use crate::marking::rubric::Page;
use crate::marking::{Finding, Report, Rubric};
use crate::session::{Mode, Trouble};
use crate::wording::Words;

pub use handles::Handles;
pub use known::{Known, stage_ids};

/// A hint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hint {
    /// The words.
    pub words: String,
    /// What to type for it, where one types.
    pub typed: Option<String>,
    /// The page it names.
    pub page: Option<crate::day::PageId>,
    /// How much it told: 1, 2 or 3.
    pub level: u8,
}

impl Hint {
    /// The words with what to type.
    #[must_use]
    pub fn in_full(&self) -> String {
        self.typed.as_ref().map_or_else(|| self.words.clone(), |typed| format!("{} {typed}", self.words))
    }
}

/// What text mode and window need of a day being played.
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
    /// Which version of a page the manual has today, where that may be another than the one this day is marked by.
    fn version_now(&self, _page: &str) -> Option<u32> {
        None
    }
    /// How the day is played.
    fn mode(&self) -> Mode;
    /// Whether the clock may be made to stand: in a shift, and not in an assessment unless time does not count.
    fn may_pause(&self) -> bool {
        self.mode() == Mode::Shift
    }
    /// Who opened it, for an assessment, in words.
    fn opened(&self) -> Option<String> {
        None
    }
    /// A hint for a piece of work: 1 where to look, 2 which page, 3 the next step. Where to look is passed over by whoever stands there
    /// already. Kept as a note.
    fn hint(&mut self, task: TaskId, level: u8) -> Option<Hint>;
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
    /// Notes kept for the assessor so far, in order; none where they cannot be read.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
    /// What a good clerk does in a piece of work, step by step, in words.
    fn good_clerk(&self, task: TaskId) -> Vec<String>;
    /// What was true behind a piece of work and is told only afterwards, if there is anything.
    fn truth(&self, _task: TaskId) -> Option<String> {
        None
    }
    /// That it was marked more than once, and which marks these are, in words.
    fn marked(&self) -> Option<String> {
        None
    }
    /// Lets real time pass, in thousandths of a second (shift); the table knows the pace. Whether the clock went on.
    ///
    /// # Errors
    /// Words saying why what came about could not be kept.
    fn pass(&mut self, millis: u64) -> Result<bool, String>;
    /// Changes how fast the clock of a shift runs, in tenths of real time. It stays with the attempt.
    ///
    /// # Errors
    /// Words saying why it could not be kept.
    fn set_pace(&mut self, tenths: u32) -> Result<(), String>;
    /// The language.
    fn words(&self) -> &Words;
    /// What to type in a shell to go on with this attempt.
    fn how_to_resume(&self) -> String;
}

/// What a person wrote about an attempt, in order; nothing where it cannot be read.
#[cfg(feature = "store")]
fn notes_of(store: &crate::progress::Store, attempt: &crate::progress::AttemptId) -> Vec<String> {
    store.writings(attempt).map(|all| all.into_iter().map(|w| w.text).collect()).unwrap_or_default()
}

/// Manners of saying something, in an order that follows from the seed: the same when the day is played again, and no place of
/// honour. `what` tells sayings apart: the telling's place in its list, or [`DECLINING`].
#[must_use]
pub fn manners(plan: &Plan, t: TaskId, what: u32) -> Vec<Manner> {
    let mut all: Vec<Manner> = Manner::ALL.to_vec();
    all.sort_by_key(|m| draw(plan.seed, 21, (u32::from(t.0) * 100 + what) * 4 + *m as u32, 1 << 20));
    all
}

/// What [`manners`] calls declining.
pub const DECLINING: u32 = 99;
