//! A table to play the small day on, and lines from a list.

use std::sync::Arc;

use crate::day::FactKind;
use crate::day::{Act, Day, Fact, Plan, Stamped, TaskId};
use crate::marking::finding::{Aspect, Severity};
use crate::marking::judgement::Timing;
use crate::marking::rubric::{Kind, Page, Standing};
use crate::marking::rule::{Operand, Pattern, Require, Rule, Test};
use crate::marking::{Finding, Report, Rubric};
use crate::seat::Table;
use crate::session::{Mode, NotKept, Session, Trouble};
use crate::terminal::{LineSource, Typed};
pub use crate::wording::small_plan::{number, plan};
use crate::wording::{PlanWords, Words};

fn rubric() -> Rubric {
    let page = |id: &str, title: &str, step: &str, source: Standing| Page {
        id: id.into(),
        title: title.into(),
        version: Some(1),
        dated: "2026-11-29".parse().ok(),
        steps: vec![step.into()],
        why: "So that nobody is treated from another person's notes.".into(),
        source,
        strand: 0,
        criteria: Vec::new(),
    };
    // A rule that asks for comparisons of what was said with PAS. Nothing triggers it: the small day is not marked.
    let kinds = Fact::kinds();
    let compared = kinds.iter().position(|k| k.name == "Compared").and_then(|n| u8::try_from(n).ok()).unwrap();
    let patient = kinds[usize::from(compared)].fields.iter().position(|(n, _)| *n == "patient").unwrap();
    let of = Pattern {
        kind: FactKind(compared),
        tests: vec![(u8::try_from(patient).unwrap(), Test::Is(Operand::AboutPatient))],
        binds: Vec::new(),
    };
    let identifiers = Rule {
        id: "identifiers".into(),
        page: 0,
        whenever: None,
        require: Require::AtLeast { of, at_least: 3, each: None },
        otherwise: Severity::Major,
        aspect: Aspect::Accuracy,
        say: "".into(),
        instead: "".into(),
        names: Vec::new(),
        everywhere: false,
        contained_by: None,
        alphabet: 0,
        parts: 1,
        step: None,
        times: Vec::new(),
    };
    Rubric {
        rules: vec![identifiers],
        pages: vec![
            page("right_patient", "The right patient", "Ask for three identifiers.", Standing::ThisHospital),
            page("track_first", "Track before it leaves", "Track each volume by itself.", Standing::CommonPractice),
        ],
        kinds: vec![Kind {
            id: "supply".into(),
            title: "Supply notes at once".into(),
            marks: [4, 2, 4, 2],
            rules: vec![0],
            ..Kind::default()
        }],
        ..Rubric::default()
    }
}

/// A table that keeps nothing.
pub struct SmallTable {
    plan: Arc<Plan>,
    session: Session<NotKept>,
    acts: Vec<Act>,
    rubric: Arc<Rubric>,
    words: Words,
    pub mode: Mode,
    pub notes: Vec<String>,
    pub pace: u32,
    pub found: Vec<Finding>,
}

fn session(plan: &Arc<Plan>, rubric: &Arc<Rubric>, mode: Mode) -> Session<NotKept> {
    let mut s = Session::new(Arc::clone(plan), Arc::clone(rubric), mode, Timing::Timed, NotKept);
    s.begin().unwrap();
    s
}

impl SmallTable {
    pub fn new(mode: Mode) -> SmallTable {
        SmallTable::of(plan(), mode)
    }

    pub fn of(plan: Plan, mode: Mode) -> SmallTable {
        let (plan, rubric) = (Arc::new(plan), Arc::new(rubric()));
        let session = session(&plan, &rubric, mode);
        SmallTable {
            plan,
            session,
            acts: Vec::new(),
            rubric,
            words: Words::english(),
            mode,
            notes: Vec::new(),
            pace: 10,
            found: Vec::new(),
        }
    }
}

impl Table for SmallTable {
    fn day(&self) -> &Day {
        self.session.day()
    }
    fn ask(&mut self, act: &Act) -> Result<(), Trouble> {
        self.session.ask(act)?;
        self.acts.push(act.clone());
        Ok(())
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
        let mut r = self.session.report(&PlanWords { words: &self.words, plan, rubric: Some(&self.rubric) });
        r.findings.clone_from(&self.found);
        r
    }
    fn rubric(&self) -> &Rubric {
        &self.rubric
    }
    fn mode(&self) -> Mode {
        self.mode
    }
    fn hint(&mut self, _: TaskId, level: u8) -> Option<crate::seat::Hint> {
        Some(crate::seat::Hint { words: format!("hint of level {level}"), level, ..Default::default() })
    }
    fn step_back(&mut self) -> Result<String, String> {
        let last = self.acts.pop().ok_or("There is nothing to take back yet.")?;
        let what = self.words.act(self.session.day().plan(), self.session.day().state(), &last);
        self.session = session(&self.plan, &self.rubric, self.mode);
        for a in &self.acts {
            self.session.ask(a).map_err(|_| "That cannot be taken back.")?;
        }
        Ok(what)
    }
    fn note(&mut self, note: &str) -> Result<(), String> {
        self.notes.push(note.to_owned());
        Ok(())
    }
    fn notes(&self) -> Vec<String> {
        self.notes.clone()
    }
    fn good_clerk(&self, _: TaskId) -> Vec<String> {
        vec!["Answer the telephone".into(), "Ask for the date of birth".into()]
    }
    fn truth(&self, task: TaskId) -> Option<String> {
        (task == TaskId(0)).then(|| "The caller is who she says she is.".to_owned())
    }
    fn pass(&mut self, millis: u64) -> Result<bool, String> {
        let to = self.session.day().state().now + u32::try_from(millis / 1000).unwrap();
        self.session.pass_to(to).map(|()| true).map_err(|e| e.to_string())
    }
    fn set_pace(&mut self, tenths: u32) -> Result<(), String> {
        self.pace = tenths;
        Ok(())
    }
    fn words(&self) -> &Words {
        &self.words
    }
    fn how_to_resume(&self) -> String {
        "records-day resume 1".to_owned()
    }
}

/// Lines from a list; notes prompts so that a transcript can show them.
pub struct Script<'a> {
    pub lines: std::slice::Iter<'a, &'a str>,
    pub prompts: Vec<String>,
    pub secs: u64,
}

impl LineSource for Script<'_> {
    fn line(&mut self, prompt: &str, _: &[String], _: bool) -> Typed {
        match self.lines.next() {
            Some(l) => {
                self.prompts.push(format!("{prompt}{l}"));
                Typed::Line((*l).to_owned())
            }
            None => Typed::End,
        }
    }
    fn millis_passed(&mut self) -> u64 {
        self.secs * 1000
    }
}
