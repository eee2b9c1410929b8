//! A day that is over, at the table again: what was done and found, from the store. Nothing can be done in it; notes can be added.

use std::rc::Rc;
use std::sync::Arc;

use super::game::{good_steps, opened_words, truth_of};
use super::marked::{looked_at, marked_again};
use super::{Hint, Table};
use crate::clerk::shown::Names;
use crate::day::{Act, Day, Plan, Stamped, TaskId};
use crate::marking::{Finding, Report, Rubric};
use crate::progress::{AttemptRow, MarkSet, Store};
use crate::records::Text;
use crate::scenario::model::Scenario;
use crate::scenario::{Content, Dealt};
use crate::session::kept::{AttemptFault, Kept};
use crate::session::remark::taken;
use crate::session::{KeepFault, Mode, NotKept, Session, Trouble, WhichMarks};
use crate::wording::{PlanWords, Words};

/// An attempt that is looked at again, as it was when it was played: its content, its day, its mark scheme.
pub struct Past {
    /// As kept.
    pub row: AttemptRow,
    store: Rc<Store>,
    content: Arc<Content>,
    rubric: Arc<Rubric>,
    /// Every marking it has.
    pub sets: Vec<MarkSet>,
    /// Which of them is looked at.
    pub which: WhichMarks,
    dealt: Dealt,
    session: Session<NotKept>,
    /// Pages of today's manual with their versions, when they were told.
    today: Vec<(Text, u32)>,
    names: Names,
    words: Words,
    last_seq: u32,
    /// How many facts there were after each entry.
    entries: Vec<usize>,
}

impl Past {
    /// Reads an attempt back, open or closed, by its id or the beginning or end of it, as it was marked last.
    ///
    /// # Errors
    /// When it is not there or cannot be read back.
    pub fn open(store: Rc<Store>, id: &str) -> Result<Past, AttemptFault> {
        Past::as_marked(store, id, WhichMarks::Newest)
    }

    /// [`Past::open`], as it was marked first or last.
    ///
    /// # Errors
    /// When it is not there or cannot be read back.
    pub fn as_marked(store: Rc<Store>, id: &str, which: WhichMarks) -> Result<Past, AttemptFault> {
        let row = store.attempt(id)?;
        let taken = taken(&store, &row)?;
        let sets = store.mark_sets(&row.id)?;
        let rubric = match looked_at(&sets, which) {
            Some(set) => taken.scheme_of(&store, set)?,
            None => Arc::clone(&taken.content.rubric),
        };
        let session = taken.marked_by(&rubric);
        let facts = |so_far: &mut usize, e: &Kept| {
            *so_far += e.facts.len();
            Some(*so_far)
        };
        let entries = taken.entries().iter().scan(0, facts).collect();
        let last_seq = taken.entries().last().map_or(0, |e| e.seq);
        let (content, dealt) = (taken.content, taken.dealt);
        let names = content.scenarios.iter().find(|s| s.path == dealt.scenario).map(Names::of).unwrap_or_default();
        Ok(Past {
            row,
            store,
            content,
            rubric,
            sets,
            which,
            dealt,
            session,
            today: Vec::new(),
            names,
            words: Words::english(),
            last_seq,
            entries,
        })
    }

    /// Tells it of today's manual, so that it can say which pages have a newer version.
    #[must_use]
    pub fn beside(mut self, today: &Rubric) -> Past {
        self.today = today.pages.iter().filter_map(|p| Some((p.id.clone(), p.version?))).collect();
        self
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
        &self.rubric
    }

    fn version_now(&self, page: &str) -> Option<u32> {
        self.today.iter().find(|(id, _)| **id == *page).map(|(_, version)| *version)
    }

    fn mode(&self) -> Mode {
        self.session.mode()
    }

    fn opened(&self) -> Option<String> {
        opened_words(&self.store, &self.words, self.row.id.as_str())
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

    fn notes(&self) -> Vec<String> {
        super::notes_of(&self.store, &self.row.id)
    }

    fn good_clerk(&self, task: TaskId) -> Vec<String> {
        good_steps(self.day(), &self.names, self.scenario(), task, self.log(), &self.words)
    }

    fn truth(&self, task: TaskId) -> Option<String> {
        truth_of(self.day(), self.scenario(), &self.dealt, task)
    }

    fn marked(&self) -> Option<String> {
        marked_again(&self.words, &self.sets, self.which)
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
