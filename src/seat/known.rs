//! The day as far as it has been shown, with the words for it; and how a piece of work stands, in words.

use super::Handles;
use crate::day::{Plan, Stage, State, TaskId};
use crate::marking::rubric::Page;
use crate::wording::{Words, clock_time};

/// What pages and views look at: the day as far as it has been shown, and the words for it.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// How things stand.
    pub state: &'a State,
    /// Short names.
    pub handles: &'a Handles,
    /// The language.
    pub words: &'a Words,
    /// The manual.
    pub pages: &'a [Page],
}

const STAGES: &[(Stage, &str)] = &[
    (Stage::Waiting, "waiting"),
    (Stage::Talking, "talking"),
    (Stage::Parked, "parked"),
    (Stage::Over, "over"),
    (Stage::Gone, "gone"),
    (Stage::ToCome, "to-come"),
];

/// Ids of the words for how far a talk is.
#[must_use]
pub fn stage_ids() -> Vec<String> {
    STAGES.iter().map(|(_, n)| format!("stage-{n}")).collect()
}

impl Known<'_> {
    /// Work that is open to the trainee: known of, not ended, not given up; the soonest due first.
    #[must_use]
    pub fn open_work(&self) -> Vec<TaskId> {
        let open = |t: &TaskId| self.state.task(*t).ended.is_none() && self.state.task(*t).stage != Stage::Gone;
        let mut all: Vec<TaskId> = self.handles.tasks.iter().copied().filter(open).collect();
        all.sort_by_key(|t| self.plan.task(*t).map(|p| p.due));
        all
    }

    /// How far a piece of work is, in words.
    #[must_use]
    pub fn stage(&self, t: TaskId) -> String {
        let st = self.state.task(t);
        let name = STAGES.iter().find(|(s, _)| *s == st.stage).map_or("over", |(_, n)| n);
        let waited = self.words.duration(self.state.now.saturating_sub(st.waiting_since));
        self.words.say(&format!("stage-{name}"), &[("time", (&waited).into())])
    }

    /// How long is left for a piece of work, or how long ago it was due, in words.
    #[must_use]
    pub fn due(&self, t: TaskId) -> String {
        let due = self.plan.task(t).map_or(0, |p| p.due);
        let (id, gap) =
            if due >= self.state.now { ("due-left", due - self.state.now) } else { ("due-past", self.state.now - due) };
        self.words.say(id, &[("at", clock_time(self.plan, due).into()), ("time", self.words.duration(gap).into())])
    }
}
