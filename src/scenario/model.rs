//! Checked content: names resolved, nothing missing. Only the checker makes these; only the dealer and the clerks read them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::raw::{Amount, RawDue, RawPatient, RawPerson, RawTask, Variant};
use super::steps::Step;
use crate::day::plan::Setting;
use crate::day::terms::{Channel, Ending};
use crate::marking::finding::Severity;
use crate::records::{Date, Text};

/// A setting, with its id.
#[derive(Debug, Clone)]
pub struct SettingModel {
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Places, walks, directory.
    pub setting: Setting,
}

/// A page of the manual, as far as clerks follow it (for reading and marking see the rubric).
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id.
    pub id: Text,
    /// What `Follow` does.
    pub doing: Vec<Step>,
}

/// A kind of task, as far as dealing goes (for marking see the rubric).
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its id.
    pub id: Text,
    /// How it arrives.
    pub channel: Channel,
    /// Where it is met.
    pub place: Text,
    /// When it is due.
    pub due: RawDue,
    /// Rung of the ladder.
    pub priority: u8,
    /// Seconds a contact waits: from, to.
    pub patience: Option<(u32, u32)>,
    /// Ends that count.
    pub done_when: Vec<Ending>,
    /// Its matter, as a number.
    pub matter: u16,
}

/// The policy: values in force, with their ranges.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// By name.
    pub parameters: BTreeMap<String, Parameter>,
}

/// One parameter of the policy.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// In force.
    pub value: Amount,
    /// The least it may be.
    pub least: Amount,
    /// The most it may be.
    pub greatest: Amount,
}

impl Amount {
    /// As a plain number: seconds for times, seconds after midnight for clock times, 1 or 0 for yes or no.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self {
            Amount::Seconds(n) | Amount::Count(n) | Amount::Percent(n) | Amount::Months(n) => *n,
            Amount::Minutes(n) => n.saturating_mul(60),
            Amount::Days(n) => n.saturating_mul(86_400),
            Amount::YesNo(b) => u32::from(*b),
            Amount::ClockTime(s) => clock_time(s).unwrap_or(0),
        }
    }
}

/// Seconds after midnight of a time such as `"08:30"`.
#[must_use]
pub fn clock_time(s: &str) -> Option<u32> {
    let (h, m) = s.split_once(':')?;
    let (h, m): (u32, u32) = (h.parse().ok()?, m.parse().ok()?);
    (h < 24 && m < 60 && s.len() == 5).then_some(h * 3600 + m * 60)
}

impl Policy {
    /// A parameter as a plain number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        self.parameters.get(name).map(|p| p.value.number())
    }

    /// Every parameter as a plain number.
    #[must_use]
    pub fn numbers(&self) -> BTreeMap<String, u32> {
        self.parameters.iter().map(|(k, p)| (k.clone(), p.value.number())).collect()
    }
}

/// A working day, checked.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The file it was read from.
    pub path: Arc<str>,
    /// Its title.
    pub title: Text,
    /// 1 to 5.
    pub level: u8,
    /// The setting's id.
    pub setting: Text,
    /// The date.
    pub date: Date,
    /// Opening, seconds after midnight.
    pub opens: u32,
    /// Closing, seconds after midnight.
    pub closes: u32,
    /// What the trainee reads before the day.
    pub briefing: Text,
    /// How many others are registered.
    pub crowd: u32,
    /// People, by id, in order.
    pub people: BTreeMap<String, RawPerson>,
    /// Patients, by id, in order.
    pub patients: BTreeMap<String, RawPatient>,
    /// The work, in order of arrival.
    pub tasks: Vec<Task>,
}

/// A piece of work, checked.
#[derive(Debug, Clone)]
pub struct Task {
    /// As written.
    pub raw: RawTask,
    /// Its kind, as an index.
    pub kind: u16,
    /// Seconds from opening to its arrival.
    pub arrives: u32,
    /// What a good clerk does, with every page to follow written out.
    pub model: Vec<Step>,
    /// Wrong answers, in order of their names.
    pub wrong: Vec<Wrong>,
    /// Its sheets' ids, in order.
    pub sheets: Vec<String>,
}

/// A wrong answer, checked.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// What is done wrong.
    pub name: Text,
    /// Steps of the whole wrong answer.
    pub steps: Vec<Step>,
    /// In which variant it is wrong.
    pub variant: Option<Variant>,
    /// The rule that must notice.
    pub noticed_by: Text,
    /// How bad it is.
    pub costs: Severity,
}

impl Task {
    /// Whether it is a dilemma.
    #[must_use]
    pub fn is_dilemma(&self) -> bool {
        !self.raw.variants.is_empty()
    }
}

impl Scenario {
    /// Its name: the file's name without folders and ending.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path).trim_end_matches(".ron")
    }
}
