//! One attempt being played, the same for window, text and scripted clerks: decide → commit → fold → publish, in one function.
//! A failed commit folds nothing. Draws nothing, words nothing, knows no SQL.

#[cfg(feature = "store")]
pub mod kept;
#[cfg(feature = "store")]
pub mod opened;
#[cfg(feature = "store")]
pub mod outcomes;
#[cfg(feature = "store")]
pub mod remark;
pub mod scripted;
#[cfg(feature = "store")]
pub mod summary;
#[cfg(feature = "store")]
pub mod verify;

use std::sync::Arc;

use crate::day::logbook::FactsDigest;
use crate::day::{Act, Day, Plan, Refusal, Second, Stamped};
use crate::marking::judgement::Timing;
use crate::marking::monitor::Slip;
use crate::marking::rubric::Wording;
use crate::marking::{Marker, Report, Rubric};
use crate::words;

words! {
    /// How a day is played.
    pub enum Mode {
        /// Time moves only as the trainee acts; hints, slips at once, stepping back.
        Practice,
        /// The clock runs; feedback at the end.
        Shift,
        /// As a shift, and opened by a trainer; the clock cannot be made to stand.
        Assessment,
    }
    /// What an entry of the log holds.
    pub enum EntryKind {
        /// Something the trainee did.
        Act,
        /// What the clock brought.
        Clock,
        /// A look-up, a hint, a slip shown: kept, and never a fact of the day.
        Note,
        /// The end of the attempt.
        End,
    }
}

impl Mode {
    /// Whether the clock runs by itself.
    #[must_use]
    pub fn runs(self) -> bool {
        self != Mode::Practice
    }
}

/// The fewest characters of the passphrase with which a trainer opens assessments.
pub const SHORTEST_PASSPHRASE: usize = 8;

/// Which of an attempt's marks are looked at, when it was marked more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhichMarks {
    /// Those made last.
    #[default]
    Newest,
    /// Those made when its day closed.
    First,
}

/// One entry of the log, before it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// What it holds.
    pub kind: EntryKind,
    /// The time of the day after it.
    pub second: Second,
    /// The act, for [`EntryKind::Act`].
    pub act: Option<&'a Act>,
    /// The facts that followed.
    pub facts: &'a [Stamped],
    /// The note, for [`EntryKind::Note`].
    pub note: &'a str,
}

/// Why an entry could not be kept: words for the person, with what to do.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct KeepFault(pub String);

/// Where entries are kept. One entry, one commit; when it returns, the entry is safe.
pub trait Keep {
    /// Keeps an entry.
    ///
    /// # Errors
    /// When it could not be made safe; nothing of it may remain then.
    fn keep(&mut self, entry: Entry<'_>) -> Result<(), KeepFault>;
}

/// Keeps nothing: for proving and for days played without a log.
#[derive(Debug, Clone, Copy, Default)]
pub struct NotKept;

impl Keep for NotKept {
    fn keep(&mut self, _entry: Entry<'_>) -> Result<(), KeepFault> {
        Ok(())
    }
}

/// Why an act came to nothing.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// It is not possible here and now.
    Refused(Refusal),
    /// It could not be kept, so it has not happened.
    NotKept(KeepFault),
}

/// A day being played, marked and kept.
#[derive(Debug)]
pub struct Session<K: Keep> {
    day: Day,
    marker: Marker,
    digest: FactsDigest,
    /// Where entries go.
    pub keep: K,
    mode: Mode,
    timing: Timing,
    acts: u32,
    facts: Vec<Stamped>,
    slips: Vec<Slip>,
    log: Vec<Stamped>,
    remember: bool,
    /// Room for the facts of the entry being made.
    room: Vec<Stamped>,
}

impl<K: Keep> Session<K> {
    /// A day before its first second. Call [`Self::begin`] next.
    #[must_use]
    pub fn new(plan: Arc<Plan>, rubric: Arc<Rubric>, mode: Mode, timing: Timing, keep: K) -> Session<K> {
        Session {
            day: Day::open(Arc::clone(&plan)),
            marker: Marker::new(rubric, plan),
            digest: FactsDigest::default(),
            keep,
            mode,
            timing,
            acts: 0,
            facts: Vec::new(),
            slips: Vec::new(),
            log: Vec::new(),
            remember: true,
            room: Vec::new(),
        }
    }

    /// Forgets facts once they are folded and marked: for days played by the thousand.
    #[must_use]
    pub fn without_log(mut self) -> Session<K> {
        self.remember = false;
        self
    }

    /// Takes in what has been kept before, without keeping it again: for resuming and showing again.
    pub fn take_in(&mut self, facts: &[Stamped], was_act: bool) {
        self.acts += u32::from(was_act);
        self.publish_part(facts);
    }

    /// Opens the day: what is there at its first second.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn begin(&mut self) -> Result<(), KeepFault> {
        self.start_publishing();
        let now = self.day.state().now;
        self.with_room(|me, facts| me.bring(now, facts))
    }

    /// The one function that plays an act: decide → commit → fold → publish.
    ///
    /// # Errors
    /// A refusal, or a failure to keep; either way nothing has changed.
    pub fn ask(&mut self, act: &Act) -> Result<(), Trouble> {
        self.start_publishing();
        self.with_room(|me, facts| {
            let second = me.play(act, facts)?;
            facts.clear();
            // What came about meanwhile is an entry of its own. If it cannot be kept now, the next call brings it.
            me.bring(second, facts).map_err(Trouble::NotKept)
        })
    }

    fn play(&mut self, act: &Act, facts: &mut Vec<Stamped>) -> Result<Second, Trouble> {
        self.day.decide_into(act, facts).map_err(Trouble::Refused)?;
        let second = facts.last().map_or(self.day.state().now, |f| f.second);
        self.keep.keep(Entry { kind: EntryKind::Act, second, act: Some(act), facts, note: "" }).map_err(Trouble::NotKept)?;
        self.acts += 1;
        self.publish_part(facts);
        Ok(second)
    }

    /// Lends the list that entries are made in, empty, so that not each needs one of its own.
    fn with_room<T>(&mut self, make: impl FnOnce(&mut Self, &mut Vec<Stamped>) -> T) -> T {
        let mut room = std::mem::take(&mut self.room);
        let made = make(self, &mut room);
        if !room.is_empty() {
            room.clear();
        }
        self.room = room;
        made
    }

    /// Lets the clock come to a second (shift mode, pauses, closing the program).
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn pass_to(&mut self, second: Second) -> Result<(), KeepFault> {
        self.start_publishing();
        self.with_room(|me, facts| me.bring(second, facts))
    }

    fn bring(&mut self, second: Second, facts: &mut Vec<Stamped>) -> Result<(), KeepFault> {
        self.day.due_into(second, facts);
        if facts.is_empty() {
            return Ok(());
        }
        self.keep.keep(Entry { kind: EntryKind::Clock, second, act: None, facts, note: "" })?;
        self.publish_part(facts);
        Ok(())
    }

    /// Keeps a note: a hint taken, a slip shown, a page looked at.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn note(&mut self, note: &str) -> Result<(), KeepFault> {
        let second = self.day.state().now;
        self.keep.keep(Entry { kind: EntryKind::Note, second, act: None, facts: &[], note })
    }

    fn start_publishing(&mut self) {
        if !self.facts.is_empty() {
            self.facts.clear();
        }
        self.slips.clear();
    }

    fn publish_part(&mut self, facts: &[Stamped]) {
        self.day.fold(facts);
        self.digest.add(facts);
        self.marker.feed(facts, &mut self.slips);
        self.marker.time_came(self.day.state().now, &mut self.slips);
        if self.day.state().closed {
            self.marker.close();
        }
        if self.remember {
            self.facts.extend_from_slice(facts);
            self.log.extend_from_slice(facts);
        }
    }

    /// The day.
    pub fn day(&self) -> &Day {
        &self.day
    }

    /// The marker.
    pub fn marker(&self) -> &Marker {
        &self.marker
    }

    /// What the last call brought, in order.
    pub fn news(&self) -> &[Stamped] {
        &self.facts
    }

    /// What the last call brought to light.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }

    /// Every fact so far.
    pub fn log(&self) -> &[Stamped] {
        &self.log
    }

    /// How the day is played.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Whether time counts.
    pub fn timing(&self) -> Timing {
        self.timing
    }

    /// How many acts were done.
    pub fn acts(&self) -> u32 {
        self.acts
    }

    /// How many facts followed.
    pub fn facts_count(&self) -> u32 {
        self.digest.count()
    }

    /// The digest of the facts.
    pub fn facts_digest(&self) -> String {
        self.digest.hex()
    }

    /// The result as it stands; final once the day is closed.
    pub fn report(&self, wording: &dyn Wording) -> Report {
        self.marker.report(self.day.state(), self.timing, wording)
    }
}
