//! A day that is over, at the table again: what was done and found, from the store. Nothing can be done in it; notes can be added.

use std::rc::Rc;
use std::sync::Arc;

use super::game::{good_steps, truth_of};
use super::{Hint, Table};
use crate::clerk::shown::Names;
use crate::day::{Act, Day, Plan, Stamped, TaskId};
use crate::marking::judgement::Timing;
use crate::marking::{Finding, Report, Rubric};
use crate::progress::{AttemptRow, EntryKind, Store};
use crate::scenario::model::Scenario;
use crate::scenario::{Content, Dealt};
use crate::session::kept::{AttemptFault, history, mode_named, rebuild};
use crate::session::{KeepFault, Mode, NotKept, Session, Trouble};
use crate::wording::{PlanWords, Words};

/// An attempt that is looked at again, as it was when it was played: its content, its day, its mark scheme.
pub struct Past {
    /// As kept.
    pub row: AttemptRow,
    store: Rc<Store>,
    content: Arc<Content>,
    dealt: Dealt,
    session: Session<NotKept>,
    names: Names,
    words: Words,
    last_seq: u32,
    /// How many facts there were after each entry.
    entries: Vec<usize>,
}

impl Past {
    /// Reads an attempt back, open or closed, by its id or the beginning or end of it.
    ///
    /// # Errors
    /// When it is not there or cannot be read back.
    pub fn open(store: Rc<Store>, id: &str) -> Result<Past, AttemptFault> {
        let row = store.attempt(id)?;
        let (content, dealt) = rebuild(&store, &row)?;
        let timing = if row.untimed { Timing::Untimed } else { Timing::Timed };
        let mut session =
            Session::new(Arc::clone(&dealt.plan), Arc::clone(&content.rubric), mode_named(&row.mode), timing, NotKept);
        let mut last_seq = 0;
        let mut entries = Vec::new();
        for e in history(&store, &row.id)? {
            session.take_in(&e.facts, e.kind == EntryKind::Act);
            last_seq = e.seq;
            entries.push(session.log().len());
        }
        let names = content.scenarios.iter().find(|s| s.path == dealt.scenario).map(Names::of).unwrap_or_default();
        Ok(Past { row, store, content, dealt, session, names, words: Words::english(), last_seq, entries })
    }

    /// What the day was opened from.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.dealt.plan
    }

    /// How many facts there were after each entry of the log.
    #[must_use]
    pub fn entries(&self) -> &[usize] {
        &self.entries
    }

    /// The scenario it was dealt from, as it was then.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.content.scenarios.iter().find(|s| s.path == self.dealt.scenario)
    }
}

impl Table for Past {
    fn day(&self) -> &Day {
        self.session.day()
    }

    fn ask(&mut self, _: &Act) -> Result<(), Trouble> {
        Err(Trouble::NotKept(KeepFault(self.words.say("past-over", &[]))))
    }

    fn news(&self) -> &[Stamped] {
        &[]
    }

    fn log(&self) -> &[Stamped] {
        self.session.log()
    }

    fn slips(&self) -> Vec<Finding> {
        Vec::new()
    }

    fn report(&self) -> Report {
        self.session.report(&PlanWords { words: &self.words, plan: self.day().plan(), rubric: Some(self.rubric()) })
    }

    fn rubric(&self) -> &Rubric {
        &self.content.rubric
    }

    fn mode(&self) -> Mode {
        self.session.mode()
    }

    fn hint(&mut self, _: TaskId, _: u8) -> Option<Hint> {
        None
    }

    fn step_back(&mut self) -> Result<String, String> {
        Err(self.words.say("past-over", &[]))
    }

    fn note(&mut self, note: &str) -> Result<(), String> {
        self.store.write_text(&self.row.id, self.last_seq, note).map_err(|e| e.to_string())
    }

    fn good_clerk(&self, task: TaskId) -> Vec<String> {
        good_steps(self.day(), &self.names, self.scenario(), task, self.log(), &self.words)
    }

    fn truth(&self, task: TaskId) -> Option<String> {
        truth_of(self.day(), self.scenario(), &self.dealt, task)
    }

    fn pass(&mut self, _: u64) -> Result<bool, String> {
        Ok(false)
    }

    fn set_pace(&mut self, _: u32) -> Result<(), String> {
        Err(self.words.say("past-over", &[]))
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn how_to_resume(&self) -> String {
        String::new()
    }
}
