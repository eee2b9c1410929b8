//! The result of a day as plain data: drawn by screens, printed by the terminal, written by reports. No judging here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::day::ids::Second;
use crate::day::terms::Ending;
use crate::records::Text;

use super::finding::{Aspect, Finding};

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

impl Report {
    /// The word for the day's result.
    #[must_use]
    pub fn result(&self) -> &'static str {
        if self.up_to_standard { "up-to-standard" } else { "not-yet" }
    }
}
