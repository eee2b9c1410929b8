//! Rule-bound values in words, for findings: who, whose, where, how long. The marking knows no names; this gives it some.

use crate::day::vocabulary::{Value, ValueType};
use crate::day::{FolderId, PageId, PatientId, PlaceId, Plan, RoleId, TaskId};
use crate::marking::Rubric;
use crate::marking::finding::Aspect;
use crate::marking::report::Cost;
use crate::marking::rubric::{Page, Standing, Wording};
use crate::records::dates::in_full;

use super::names::{LISTS, uncapital};
use super::{Words, kebab};

/// Words for the values of one day.
#[derive(Debug, Clone, Copy)]
pub struct PlanWords<'a> {
    /// The language.
    pub words: &'a Words,
    /// The day.
    pub plan: &'a Plan,
    /// For the titles of kinds of task and of pages, if at hand.
    pub rubric: Option<&'a Rubric>,
}

impl Words {
    /// Where a page comes from, in words; a local rule never looks like law.
    #[must_use]
    pub fn standing(&self, s: &Standing) -> String {
        match s {
            Standing::Cited { work, read } => {
                self.say("standing-cited", &[("work", (&**work).into()), ("read", (&**read).into())])
            }
            Standing::ThisHospital => self.say("standing-hospital", &[]),
            Standing::CommonPractice => self.say("standing-practice", &[]),
        }
    }
}

impl Words {
    /// Which version of a page is quoted.
    #[must_use]
    pub fn page_version(&self, p: &Page) -> String {
        match (p.version, p.dated) {
            (Some(n), Some(date)) => self.say("page-version", &[("n", n.into()), ("date", in_full(date).into())]),
            _ => self.say("page-version-none", &[]),
        }
    }

    /// That the manual has a newer version of a page than the one quoted, if it has. `now` is the version there is today, if known.
    #[must_use]
    pub fn page_newer(&self, quoted: &Page, now: Option<u32>) -> Option<String> {
        let now = now.filter(|n| quoted.version.is_none_or(|quoted| quoted < *n))?;
        Some(self.say("page-newer", &[("n", now.into())]))
    }

    /// The step of a page that a broken rule rests on, if it rests on one.
    #[must_use]
    pub fn page_step(&self, rubric: &Rubric, rule: &str) -> Option<String> {
        let (n, step) = rubric.step_of(rule)?;
        Some(self.say("page-step", &[("n", n.into()), ("step", (&**step).into())]))
    }

    /// What a finding takes from the marks, as a sentence.
    #[must_use]
    pub fn cost(&self, cost: Cost, aspect: Aspect) -> String {
        let aspect = self.aspect(aspect);
        let (id, n) = match cost {
            Cost::Nothing => ("cost-nothing", 0),
            Cost::One => ("cost-one", 1),
            Cost::Whole(n) => ("cost-whole", n),
            Cost::All(n) => ("cost-all", n),
            Cost::NotEnded => ("cost-not-ended", 0),
            Cost::NoTask => ("cost-no-task", 0),
        };
        self.say(id, &[("aspect", (&aspect).into()), ("n", n.into())])
    }
}

impl PlanWords<'_> {
    /// A piece of work: who brought it, else its kind, else how it came.
    #[must_use]
    pub fn task(&self, id: TaskId) -> String {
        let w = self.words;
        let Some(t) = self.plan.task(id) else { return w.say("nothing", &[]) };
        if let Some(p) = t.from.and_then(|p| self.plan.people.get(p.index())) {
            return if p.role.is_empty() {
                p.name.to_string()
            } else {
                w.say("person-with-role", &[("name", (&*p.name).into()), ("role", (&*p.role).into())])
            };
        }
        self.rubric
            .and_then(|r| r.kinds.get(usize::from(t.kind)))
            .filter(|k| !k.title.is_empty())
            .map_or_else(|| w.channel(t.channel), |k| uncapital(&k.title))
    }

    fn page(&self, id: PageId) -> String {
        let at = self.plan.pages.get(id.index());
        let titled = self.rubric.and_then(|r| r.pages.iter().find(|p| Some(&p.id) == at)).map(|p| p.title.to_string());
        titled.unwrap_or_else(|| self.words.page(self.plan, id))
    }
}

impl Wording for PlanWords<'_> {
    fn words(&self, ty: ValueType, value: Value) -> String {
        let (w, plan) = (self.words, self.plan);
        if value == Value::NOTHING {
            return w.say("nothing", &[]);
        }
        let at = usize::try_from(value.0).unwrap_or(usize::MAX);
        let n32 = value.0;
        let (n8, n16) = (u8::try_from(n32).unwrap_or(u8::MAX), u16::try_from(n32).unwrap_or(u16::MAX));
        match ty {
            ValueType::Task => self.task(TaskId(n16)),
            ValueType::Person => plan.people.get(at).map_or_else(|| w.say("somebody", &[]), |p| p.name.to_string()),
            ValueType::Patient => w.patient(plan, PatientId(n32)),
            ValueType::Folder => w.folder(plan, FolderId(n32)),
            ValueType::Sheet => plan.sheets.get(at).map_or_else(|| w.say("some-paper", &[]), |s| w.sheet_kind(s.kind)),
            ValueType::Place => w.place(plan, PlaceId(n8)),
            ValueType::Role => w.role(plan, RoleId(n8)),
            ValueType::Page => self.page(PageId(n16)),
            ValueType::Number => w.duration(n32),
            ValueType::YesNo => w.say(if value == Value::YES { "yes" } else { "no" }, &[]),
            ValueType::Word(names) => {
                let name = names.get(at).copied().unwrap_or_default();
                LISTS
                    .iter()
                    .find(|(_, list)| *list == names)
                    .map_or_else(|| kebab(name).replace('-', " "), |(family, _)| uncapital_word(&w.one_of(family, name)))
            }
        }
    }
}

/// Names start small inside a sentence, unless they are capitals throughout (`ECG`).
fn uncapital_word(s: &str) -> String {
    if s.chars().nth(1).is_some_and(char::is_uppercase) { s.to_owned() } else { uncapital(s) }
}
