//! For tests: the small hand-made day at a table that keeps nothing.

use std::sync::Arc;

use crate::day::{Act, Day, Plan, Stamped, TaskId};
use crate::marking::judgement::Timing;
use crate::marking::rubric::{Kind, Rubric};
use crate::marking::{Finding, Report};
use crate::seat::{Handles, Table};
use crate::session::{Mode, NotKept, Session, Trouble};
pub use crate::wording::small_plan::{number, plan};
use crate::wording::{PlanWords, Words};

pub struct Small {
    session: Session<NotKept>,
    rubric: Arc<Rubric>,
    words: Words,
    pub handles: Handles,
}

impl Small {
    pub fn new() -> Small {
        Small::of(plan())
    }

    pub fn of(plan: Plan) -> Small {
        let kinds =
            vec![Kind { id: "supply".into(), title: "Supply notes at once".into(), marks: [4, 2, 4, 2], ..Kind::default() }];
        let rubric = Arc::new(Rubric { kinds, ..Rubric::default() });
        Small::with(Arc::new(plan), rubric)
    }

    pub fn with(plan: Arc<Plan>, rubric: Arc<Rubric>) -> Small {
        let mut session = Session::new(plan, Arc::clone(&rubric), Mode::Practice, Timing::Timed, NotKept);
        session.begin().unwrap();
        let mut s = Small { session, rubric, words: Words::english(), handles: Handles::default() };
        s.take_in();
        s
    }

    fn take_in(&mut self) {
        let log = self.session.log().to_vec();
        self.handles.take_in(&log);
    }

    /// Plays acts, each of which must be possible.
    pub fn play(&mut self, acts: &[Act]) {
        for a in acts {
            self.session.ask(a).unwrap_or_else(|e| panic!("{a:?}: {e:?}"));
        }
        self.take_in();
    }

    /// Plays an act if it is possible.
    pub fn try_play(&mut self, act: &Act) -> Result<(), Trouble> {
        self.session.ask(act)?;
        let news = self.session.news().to_vec();
        self.handles.take_in(&news);
        Ok(())
    }

    /// Lets the clock run.
    pub fn pass_to(&mut self, second: u32) {
        self.session.pass_to(second).unwrap();
        self.take_in();
    }
}

impl Table for Small {
    fn day(&self) -> &Day {
        self.session.day()
    }
    fn ask(&mut self, act: &Act) -> Result<(), Trouble> {
        self.session.ask(act)
    }
    fn news(&self) -> &[Stamped] {
        self.session.news()
    }
    fn log(&self) -> &[Stamped] {
        self.session.log()
    }
    fn slips(&self) -> Vec<Finding> {
        Vec::new()
    }
    fn report(&self) -> Report {
        let plan = self.session.day().plan();
        self.session.report(&PlanWords { words: &self.words, plan, rubric: Some(&self.rubric) })
    }
    fn rubric(&self) -> &Rubric {
        &self.rubric
    }
    fn mode(&self) -> Mode {
        Mode::Practice
    }
    fn hint(&mut self, _: TaskId, _: u8) -> Option<crate::seat::Hint> {
        None
    }
    fn step_back(&mut self) -> Result<String, String> {
        Err(String::new())
    }
    fn note(&mut self, _: &str) -> Result<(), String> {
        Ok(())
    }
    fn good_clerk(&self, _: TaskId) -> Vec<String> {
        Vec::new()
    }
    fn pass(&mut self, _: u64) -> Result<bool, String> {
        Ok(false)
    }
    fn set_pace(&mut self, _: u32) -> Result<(), String> {
        Ok(())
    }
    fn words(&self) -> &Words {
        &self.words
    }
    fn how_to_resume(&self) -> String {
        String::new()
    }
}
