//! A day at the table: what text mode and window ask for, answered from an attempt in the store.

use std::rc::Rc;
use std::sync::Arc;

use super::pace::Pace;
use super::{Hint, Table};
use crate::clerk::hints::{next_step, path_taken};
use crate::clerk::shown::Names;
use crate::day::{Act, Day, PageId, Stamped, TaskId};
use crate::marking::finding::Aspect;
use crate::marking::judgement::Timing;
use crate::marking::rubric::Wording;
use crate::marking::{Finding, Report, Rubric};
use crate::scenario::Dealt;
use crate::scenario::model::Scenario;
use crate::scenario::steps::Step;
use crate::session::kept::Attempt;
use crate::session::summary::HINT;
use crate::session::{Mode, Trouble};
use crate::wording::marks::PlanWords;
use crate::wording::steps::place_of_step;
use crate::wording::{Put, Words};

/// A day being played by a person.
pub struct Game {
    attempt: Attempt,
    names: Names,
    words: Words,
    rubric: Arc<Rubric>,
    pace: Pace,
    db: Option<std::path::PathBuf>,
}

impl Game {
    /// Sits down to an attempt. `db` is the database as a person named it, for the words that say how to go on.
    #[must_use]
    pub fn new(attempt: Attempt, db: Option<std::path::PathBuf>) -> Game {
        let names = attempt.scenario().map(Names::of).unwrap_or_default();
        let rubric = Arc::clone(&attempt.content.rubric);
        let pace = Pace::of(attempt.pace_tenths());
        Game { attempt, names, words: Words::english(), rubric, pace, db }
    }

    /// The attempt's id.
    #[must_use]
    pub fn attempt_id(&self) -> &str {
        self.attempt.id.as_str()
    }

    fn wording(&self) -> PlanWords<'_> {
        PlanWords { words: &self.words, plan: self.attempt.session.day().plan(), rubric: Some(&self.rubric) }
    }

    /// Closes the attempt when its day is closed.
    pub fn close(&mut self) -> Result<(), String> {
        let plan = Arc::clone(&self.attempt.dealt.plan);
        let words = Words::english();
        let rubric = Arc::clone(&self.rubric);
        let wording = PlanWords { words: &words, plan: &plan, rubric: Some(&rubric) };
        self.attempt.close(&wording as &dyn Wording).map_err(|e| e.to_string())
    }

    fn model(&self, task: TaskId) -> &[Step] {
        self.attempt.scenario().and_then(|s| s.tasks.get(task.index())).map_or(&[], |t| t.model.as_slice())
    }
}

impl Table for Game {
    fn day(&self) -> &Day {
        self.attempt.session.day()
    }

    fn ask(&mut self, act: &Act) -> Result<(), Trouble> {
        self.attempt.ask(act)
    }

    fn news(&self) -> &[Stamped] {
        self.attempt.session.news()
    }

    fn log(&self) -> &[Stamped] {
        self.attempt.session.log()
    }

    fn slips(&self) -> Vec<Finding> {
        if self.mode() != Mode::Practice {
            return Vec::new();
        }
        let wording = self.wording();
        let untimed = self.attempt.session.timing() == Timing::Untimed;
        let marker = self.attempt.session.marker();
        let mut all: Vec<Finding> = self.attempt.session.slips().iter().filter_map(|s| marker.finding(*s, &wording)).collect();
        all.retain(|f| !(untimed && f.aspect == Aspect::Timeliness));
        all.dedup_by(|a, b| a.rule == b.rule && a.why == b.why);
        all
    }

    fn report(&self) -> Report {
        self.attempt.session.report(&self.wording())
    }

    fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    fn mode(&self) -> Mode {
        self.attempt.session.mode()
    }

    fn may_pause(&self) -> bool {
        match self.mode() {
            Mode::Practice => false,
            Mode::Shift => true,
            Mode::Assessment => self.attempt.session.timing() == Timing::Untimed,
        }
    }

    fn opened(&self) -> Option<String> {
        opened_words(&self.attempt.store, &self.words, self.attempt.id.as_str())
    }

    fn hint(&mut self, task: TaskId, level: u8) -> Option<Hint> {
        let day = self.attempt.session.day();
        let (plan, here) = (day.plan(), day.state().place);
        let step = next_step(day, &self.names, task, self.model(task), self.attempt.session.log())?;
        let place = place_of_step(plan, here, task, &step);
        // Whoever stands there already is told the next thing at once.
        let there = plan.place(here).is_some_and(|p| p.name == place);
        let level = if level < 2 && there { 2 } else { level.clamp(1, 3) };
        let words = &self.words;
        let hint = match level {
            1 => Hint { words: words.say("hint-where", &[("place", Put::from(&*place))]), ..Hint::default() },
            2 => {
                let kind = plan.task(task).and_then(|t| self.rubric.kinds.get(usize::from(t.kind)))?;
                let pages: Vec<_> = kind.pages.iter().filter_map(|p| self.rubric.pages.get(usize::from(*p))).collect();
                let wanted = pages_for(&step);
                let page = wanted.iter().find_map(|id| pages.iter().find(|p| &*p.id == *id)).or(pages.first())?;
                let puts = [("page", Put::from(&*page.title)), ("id", Put::from(&*page.id))];
                let at = plan.pages.iter().position(|p| *p == page.id).and_then(|n| u16::try_from(n).ok());
                Hint {
                    words: words.say("hint-page", &puts),
                    typed: words.aside("hint-page", "typed", &puts),
                    page: at.map(PageId),
                    ..Hint::default()
                }
            }
            _ => {
                let said = words.step(plan, task, &step);
                Hint { words: words.say("hint-step", &[("step", Put::from(&*said))]), ..Hint::default() }
            }
        };
        let note = format!("{HINT}{level} for task {}", task.0 + 1);
        match self.attempt.session.note(&note) {
            Ok(()) => Some(Hint { level, ..hint }),
            Err(e) => Some(Hint { words: e.to_string(), level, ..Hint::default() }),
        }
    }

    fn step_back(&mut self) -> Result<String, String> {
        if self.mode() != Mode::Practice {
            return Err(self.words.say("step-back-only-practice", &[]));
        }
        let before = self.attempt.session.day().clone();
        let act = self.attempt.step_back().map_err(|e| e.to_string())?;
        Ok(self.words.act(before.plan(), before.state(), &act))
    }

    fn note(&mut self, note: &str) -> Result<(), String> {
        // What a person writes is kept apart from the log, so that erasing them erases it. After the close the log takes no more.
        if !self.attempt.session.day().state().closed {
            self.attempt.session.note("a note was written").map_err(|e| e.to_string())?;
        }
        let seq = self.attempt.session.keep.last_seq();
        self.attempt.store.write_text(&self.attempt.id, seq, note).map_err(|e| e.to_string())
    }

    fn notes(&self) -> Vec<String> {
        super::notes_of(&self.attempt.store, &self.attempt.id)
    }

    fn good_clerk(&self, task: TaskId) -> Vec<String> {
        let session = &self.attempt.session;
        good_steps(session.day(), &self.names, self.attempt.scenario(), task, session.log(), &self.words)
    }

    fn truth(&self, task: TaskId) -> Option<String> {
        truth_of(self.attempt.session.day(), self.attempt.scenario(), &self.attempt.dealt, task)
    }

    fn pass(&mut self, millis: u64) -> Result<bool, String> {
        if !self.mode().runs() || self.day().state().closed {
            return Ok(false);
        }
        let secs = self.pace.pass(millis);
        if secs == 0 {
            return Ok(false);
        }
        // Each second that the clock goes on is an entry on disk, so that whoever is cut off loses no more than the last.
        let to = self.day().state().now.saturating_add(secs);
        self.attempt.session.pass_to(to).map(|()| true).map_err(|e| e.to_string())
    }

    fn set_pace(&mut self, tenths: u32) -> Result<(), String> {
        self.attempt.set_pace(tenths).map_err(|e| e.to_string())?;
        self.pace = Pace::of(tenths);
        Ok(())
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn how_to_resume(&self) -> String {
        let db = self.db.as_ref().map(|p| format!("--db {} ", p.display())).unwrap_or_default();
        format!("records-day {db}resume {}", short(self.attempt.id.as_str()))
    }
}

/// Who opened an assessment, in words; nothing for what is none, or cannot be read.
pub(super) fn opened_words(store: &crate::progress::Store, words: &Words, id: &str) -> Option<String> {
    let row = store.attempt(id).ok()?;
    super::opened::how_opened(store, words, &row).ok().flatten()
}

/// The steps a good clerk takes in a piece of work, in words.
pub(super) fn good_steps(
    day: &Day,
    names: &Names,
    scenario: Option<&Scenario>,
    task: TaskId,
    log: &[Stamped],
    words: &Words,
) -> Vec<String> {
    let model = scenario.and_then(|s| s.tasks.get(task.index())).map_or(&[][..], |t| t.model.as_slice());
    path_taken(day, names, task, model, log)
        .into_iter()
        .map(|s| words.step(day.plan(), task, &s))
        .filter(|s| !s.is_empty())
        .collect()
}

/// What the author wrote of what was true behind a piece of work, in the variant that was dealt.
pub(super) fn truth_of(day: &Day, scenario: Option<&Scenario>, dealt: &Dealt, task: TaskId) -> Option<String> {
    let id = day.plan().task(task)?.id.to_string();
    let variant = dealt.variants.get(&id)?;
    scenario?.tasks.get(task.index())?.raw.variants.get(variant)?.truth.clone()
}

/// The pages that explain a step, the best first; a kind of work has only some of them.
fn pages_for(step: &Step) -> &'static [&'static str] {
    match step {
        Step::Ask(f) if crate::day::work::contact::about(*f) == crate::day::terms::About::Caller => {
            &["who_is_calling", "at_the_hatch"]
        }
        Step::Ask(_) | Step::AskIdentifiers(_) | Step::ReadBack(_) => &["right_patient", "who_is_calling", "subject_access"],
        Step::Search { .. } | Step::Open(_) | Step::CompareGiven { .. } => &["right_patient", "work_reason"],
        Step::Ring(_) => &["ring_back", "who_is_calling", "at_the_hatch"],
        Step::Track { .. } | Step::Send { .. } | Step::HandOver(_) => &["tracking", "at_the_hatch", "urgent_care"],
        Step::Pull(_) | Step::LookOnShelf(_) | Step::Recall(_) => &["missing_notes", "terminal_digit", "right_patient"],
        Step::CheckIn(_) | Step::PickUp(_) => &["returns", "tracking"],
        Step::Shelve(_) => &["terminal_digit", "returns"],
        Step::CompareLabels { .. } | Step::CompareField { .. } | Step::File { .. } => &["loose_sheets", "misfiled_sheets"],
        Step::TakeOut(_) | Step::PutInTray { .. } => &["misfiled_sheets", "loose_sheets", "confidential_waste", "results_unseen"],
        Step::Decline | Step::Offer(_) => &["say_nothing", "whereabouts", "police_and_press", "subject_access", "at_the_hatch"],
        Step::Escalate(_) => &["results_unseen", "whereabouts", "police_and_press", "subject_access", "urgent_care", "incidents"],
        Step::Report(_) => &["incidents", "own_login"],
        Step::Calm | Step::Tell(_) => &["calm_and_kind", "ring_back", "messages"],
        Step::Lock | Step::Unlock => &["own_login", "own_screen"],
        _ => &[],
    }
}

/// Shares a store between an attempt and whoever else asks.
pub type SharedStore = Rc<crate::progress::Store>;

/// Enough of an id to tell it from others begun at other times.
#[must_use]
pub fn short(id: &str) -> &str {
    id.get(..18).unwrap_or(id)
}
