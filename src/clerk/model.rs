//! The model clerk: a scheduler over all tasks. The priority ladder, then due time, then arrival; interrupted only between steps;
//! a ringing telephone first. Between tasks it walks the floor, so that it sees what lies about.

use super::answer::Answers;
use super::script::{Job, Progress, Script};
use super::ways::{Habit, Ways};
use super::{Clerk, Trouble};
use crate::day::terms::{Channel, Session};
use crate::day::{Act, Day, Plan, Refusal, Second, Source, Stage, TaskId};
use crate::scenario::steps::Step;

/// Seconds after which an idle clerk walks the floor again.
const ROUND_SECS: Second = 900;
/// Seconds an idle clerk waits before looking up again.
const IDLE_SECS: u32 = 30;

/// How pressing a task is: its priority, when it is due, when it arrived, and which it is.
type Rung = (u8, Second, Second, TaskId);

/// A clerk that plays given answers, one for each task.
#[derive(Debug, Clone)]
pub struct ModelClerk {
    habit: Habit,
    answers: Answers,
    /// How far the answer to each task is.
    progress: Vec<Progress>,
    /// The step under way, of the current task.
    script: Script,
    begun: u16,
    /// Tasks begun whose script may have something left, the most pressing first.
    ladder: Vec<Rung>,
    /// Telephone calls among them that may still be ringing, the most pressing first.
    calls: Vec<Rung>,
    current: Option<TaskId>,
    last_seen_at: Vec<Option<Second>>,
    troubles: Vec<Trouble>,
    /// Whether the act last given came from the current script, and was not refused.
    fresh: bool,
    /// The act last given between tasks.
    between: Option<Act>,
}

impl ModelClerk {
    /// A clerk with an answer for each task of the plan, in order.
    #[must_use]
    pub fn new(plan: &Plan, ways: &Ways, answers: Vec<Vec<Step>>) -> ModelClerk {
        ModelClerk::with(Answers::of(plan, ways, answers), ways.habit)
    }

    /// A clerk with answers that have been made ready.
    #[must_use]
    pub fn with(answers: Answers, habit: Habit) -> ModelClerk {
        ModelClerk {
            habit,
            progress: vec![Progress::default(); answers.tasks()],
            script: Script::default(),
            answers,
            begun: 0,
            ladder: Vec::new(),
            calls: Vec::new(),
            current: None,
            last_seen_at: Vec::new(),
            troubles: Vec::new(),
            fresh: false,
            between: None,
        }
    }

    fn take_on_arrivals(&mut self, day: &Day) {
        while self.begun < day.state().arrived {
            let t = TaskId(self.begun);
            self.begun += 1;
            let Some(p) = day.plan().task(t).filter(|_| t.index() < self.progress.len()) else { continue };
            let rung = (p.priority, p.due, p.arrives, t);
            put_in(&mut self.ladder, rung);
            if p.channel == Channel::Telephone {
                put_in(&mut self.calls, rung);
            }
        }
    }

    fn open(&self, t: TaskId) -> bool {
        self.progress.get(t.index()).is_some_and(|p| !p.is_through(self.answers.lines(t)))
    }

    /// What to turn to now.
    fn choose(&mut self, day: &Day) -> Option<TaskId> {
        let st = day.state();
        if self.current.is_some() && self.script.is_mid_step() {
            return self.current;
        }
        if let Some(t) = st.talk
            && self.open(t)
        {
            return Some(t);
        }
        while let Some((.., t)) = self.calls.first().copied() {
            // A call that was taken, or that nobody waits on any more, never rings again.
            if st.task(t).stage == Stage::Waiting && self.open(t) {
                return Some(t);
            }
            self.calls.remove(0);
        }
        let known = |t: TaskId| day.plan().task(t).is_some_and(|p| p.channel != Channel::Seen) || st.seen.has(Source::Contact(t));
        let mut at = 0;
        while let Some((.., t)) = self.ladder.get(at).copied() {
            if !self.open(t) || st.task(t).stage == Stage::Gone {
                self.ladder.remove(at);
            } else if known(t) {
                return Some(t);
            } else {
                at += 1;
            }
        }
        None
    }

    fn note_troubles(&mut self, task: TaskId) {
        self.troubles.extend(self.script.troubles.drain(..).map(|what| Trouble { task, what }));
    }

    fn idle(&mut self, day: &Day) -> Act {
        let st = day.state();
        let floor = day.plan().setting.places.len();
        if self.last_seen_at.len() < floor {
            self.last_seen_at.resize(floor, None);
        }
        if let Some(slot) = self.last_seen_at.get_mut(st.place.index()) {
            *slot = Some(st.now);
        }
        let stale = |at: &Option<Second>| at.is_none_or(|s| st.now.saturating_sub(s) >= ROUND_SECS);
        let next = day.plan().nearest(st.place, |p, _| p != st.place && self.last_seen_at.get(p.index()).is_some_and(stale));
        let home = day.plan().setting.start;
        let go = next.or((st.place != home).then_some(home));
        match go {
            Some(_) if st.session_here() == Session::Own && self.habit == Habit::LocksScreen => Act::Lock,
            Some(p) => Act::Go(p),
            None => Act::Wait(IDLE_SECS),
        }
    }
}

impl Clerk for ModelClerk {
    fn next(&mut self, day: &Day) -> Option<&Act> {
        if let (true, Some(t)) = (std::mem::take(&mut self.fresh), self.current)
            && let Some(how_far) = self.progress.get_mut(t.index())
        {
            self.script.done(how_far);
        }
        self.take_on_arrivals(day);
        loop {
            let Some(task) = self.choose(day) else {
                self.current = None;
                let act = self.idle(day);
                return Some(self.between.insert(act));
            };
            self.current = Some(task);
            let job = Job { day, task, habit: self.habit, lines: self.answers.lines(task) };
            self.fresh = self.script.next(self.progress.get_mut(task.index())?, &job);
            if self.fresh {
                return self.script.in_hand(self.answers.lines(task));
            }
            self.note_troubles(task);
        }
    }

    fn refused(&mut self, day: &Day, why: Refusal) {
        self.fresh = false;
        if let Some(task) = self.current {
            self.script.refused(&Job { day, task, habit: self.habit, lines: self.answers.lines(task) }, why);
            self.note_troubles(task);
        }
    }

    fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }
}

fn put_in(ladder: &mut Vec<Rung>, rung: Rung) {
    let at = ladder.partition_point(|r| *r < rung);
    ladder.insert(at, rung);
}
