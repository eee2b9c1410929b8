//! The result of a day as plain data: drawn by screens, printed by the terminal, written by reports. No judging here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::day::ids::Second;
use crate::day::terms::Ending;
use crate::records::Text;

use super::finding::{Aspect, Finding, Severity};

/// Marks earned of marks available.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Earned.
    pub earned: u32,
    /// Available; never depends on play.
    pub available: u32,
}

/// Marks in all and by aspect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Earned in all.
    pub earned: u32,
    /// Available in all.
    pub available: u32,
    /// Of accuracy.
    pub accuracy: Share,
    /// Of timeliness.
    pub timeliness: Share,
    /// Of safety.
    pub safety: Share,
    /// Of conduct.
    pub conduct: Share,
}

impl Marks {
    /// Adds a task's share of an aspect.
    pub fn add(&mut self, a: Aspect, s: Share) {
        let mine = match a {
            Aspect::Accuracy => &mut self.accuracy,
            Aspect::Timeliness => &mut self.timeliness,
            Aspect::Safety => &mut self.safety,
            Aspect::Conduct => &mut self.conduct,
        };
        mine.earned += s.earned;
        mine.available += s.available;
        self.earned += s.earned;
        self.available += s.available;
    }

    /// The share of an aspect.
    #[must_use]
    pub fn of(&self, a: Aspect) -> Share {
        match a {
            Aspect::Accuracy => self.accuracy,
            Aspect::Timeliness => self.timeliness,
            Aspect::Safety => self.safety,
            Aspect::Conduct => self.conduct,
        }
    }
}

/// How often a strand's rules were kept and broken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrandShare {
    /// Kept.
    pub shown: u32,
    /// Broken.
    pub missed: u32,
}

/// One task in the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskReport {
    /// Its id in the scenario.
    pub task: Text,
    /// Its kind.
    pub kind: Text,
    /// When it arrived.
    pub arrived: Second,
    /// When it was taken up.
    pub attended: Option<Second>,
    /// Whether it reached its end.
    pub ended: bool,
    /// How.
    pub how: Option<Ending>,
    /// When.
    pub ended_at: Option<Second>,
    /// When it was due.
    pub due: Second,
    /// Marks by aspect, in the order of [`Aspect::ALL`].
    pub marks: [Share; 4],
}

/// The result of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Marks.
    pub marks: Marks,
    /// The day result: every task reached its end and no critical and no major finding stands.
    pub up_to_standard: bool,
    /// Critical fails that stand.
    pub critical: u32,
    /// Majors that stand.
    pub major: u32,
    /// Minors.
    pub minor: u32,
    /// Coaching points.
    pub coaching: u32,
    /// By strand.
    pub strands: BTreeMap<String, StrandShare>,
    /// Tasks that reached their end.
    pub ended: u32,
    /// Tasks dealt.
    pub dealt: u32,
    /// What was found, in order.
    pub findings: Vec<Finding>,
    /// Task by task.
    pub tasks: Vec<TaskReport>,
    /// By page and kind of work, how often a rule of the page was kept in work that reached its end. Marks stored by an older
    /// program do not have it.
    #[serde(default)]
    pub shown: BTreeMap<Text, BTreeMap<Text, u32>>,
}

/// What a finding takes from the marks of its task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// Nothing: it is for next time, or untimed.
    Nothing,
    /// One mark of its aspect.
    One,
    /// All marks of its aspect: so many.
    Whole(u32),
    /// All marks of the task: so many.
    All(u32),
    /// Nothing more: the task did not reach its end and earns nothing.
    NotEnded,
    /// Nothing, since it is in no one task; the day's result takes it into account.
    NoTask,
}

impl Report {
    /// What a finding takes, as it stands.
    #[must_use]
    pub fn cost(&self, f: &Finding) -> Cost {
        let Some(t) = f.task.and_then(|t| self.tasks.get(t.index())) else {
            return if f.stands_as >= Severity::Major { Cost::NoTask } else { Cost::Nothing };
        };
        let share = Aspect::ALL.iter().zip(&t.marks).find(|(a, _)| **a == f.aspect).map_or(0, |(_, s)| s.available);
        match f.stands_as {
            Severity::Coaching => Cost::Nothing,
            _ if !t.ended => Cost::NotEnded,
            Severity::Critical(_) => Cost::All(t.marks.iter().map(|s| s.available).sum()),
            _ if share == 0 => Cost::Nothing,
            Severity::Major => Cost::Whole(share),
            Severity::Minor => Cost::One,
        }
    }

    /// Marks that are not earned only because their tasks did not reach their end.
    #[must_use]
    pub fn of_unended(&self) -> u32 {
        self.tasks.iter().filter(|t| !t.ended).flat_map(|t| &t.marks).map(|s| s.available).sum()
    }

    /// The word for the day's result.
    #[must_use]
    pub fn result(&self) -> &'static str {
        if self.up_to_standard { "up-to-standard" } else { "not-yet" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::ids::TaskId;
    use crate::marking::finding::CriticalFail;

    fn finding(severity: Severity, aspect: Aspect, task: Option<u16>) -> Finding {
        Finding {
            rule: "r".into(),
            page: "p".into(),
            task: task.map(TaskId),
            severity,
            aspect,
            at: 0,
            evidence: Vec::new(),
            why: "why".into(),
            instead: "instead".into(),
            reported: false,
            stands_as: severity,
        }
    }

    fn report() -> Report {
        let share = |n| Share { earned: 0, available: n };
        let task = |ended| TaskReport {
            task: "t".into(),
            kind: "k".into(),
            arrived: 0,
            attended: None,
            ended,
            how: None,
            ended_at: None,
            due: 0,
            // Untimed: timeliness is not tried.
            marks: [share(4), share(0), share(4), share(2)],
        };
        Report {
            marks: Marks::default(),
            up_to_standard: false,
            critical: 0,
            major: 0,
            minor: 0,
            coaching: 0,
            strands: BTreeMap::new(),
            ended: 1,
            dealt: 2,
            findings: Vec::new(),
            tasks: vec![task(true), task(false)],
            shown: BTreeMap::new(),
        }
    }

    #[test]
    fn a_finding_says_what_it_takes() {
        let r = report();
        let cost = |s, a, t| r.cost(&finding(s, a, t));
        assert_eq!(cost(Severity::Minor, Aspect::Conduct, Some(0)), Cost::One);
        assert_eq!(cost(Severity::Major, Aspect::Safety, Some(0)), Cost::Whole(4));
        assert_eq!(cost(Severity::Critical(CriticalFail::CF1), Aspect::Safety, Some(0)), Cost::All(10));
        assert_eq!(cost(Severity::Coaching, Aspect::Safety, Some(0)), Cost::Nothing);
        assert_eq!(cost(Severity::Minor, Aspect::Timeliness, Some(0)), Cost::Nothing);
        assert_eq!(cost(Severity::Major, Aspect::Safety, Some(1)), Cost::NotEnded);
        assert_eq!(cost(Severity::Major, Aspect::Safety, None), Cost::NoTask);
        assert_eq!(cost(Severity::Minor, Aspect::Safety, None), Cost::Nothing);
        assert_eq!(r.of_unended(), 10);
    }
}
