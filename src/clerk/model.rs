//! The model clerk: a scheduler over all tasks. The priority ladder, then due time, then arrival; interrupted only between steps;
//! a ringing telephone first. Between tasks it walks the floor, so that it sees what lies about.

use super::Clerk;
use super::script::{Habit, Script, Ways};
use crate::day::terms::{Channel, Session};
use crate::day::{Act, Day, PlaceId, Refusal, Second, Source, Stage, TaskId};
use crate::scenario::steps::Step;

/// Seconds after which an idle clerk walks the floor again.
const ROUND_SECS: Second = 900;
/// Seconds an idle clerk waits before looking up again.
const IDLE_SECS: u32 = 30;

/// A clerk that plays given answers, one for each task.
#[derive(Debug, Clone)]
pub struct ModelClerk {
    ways: Ways,
    answers: Vec<Vec<Step>>,
    scripts: Vec<Option<Script>>,
    begun: u16,
    /// Tasks begun whose script may have something left.
    unfinished: Vec<TaskId>,
    current: Option<TaskId>,
    last_seen_at: Vec<Option<Second>>,
    troubles: Vec<String>,
    last_fresh: Option<Act>,
}

impl ModelClerk {
    /// A clerk with an answer for each task of the plan, in order.
    #[must_use]
    pub fn new(ways: Ways, answers: Vec<Vec<Step>>) -> ModelClerk {
        ModelClerk {
            ways,
            scripts: vec![None; answers.len()],
            answers,
            begun: 0,
            unfinished: Vec::new(),
            current: None,
            last_seen_at: Vec::new(),
            troubles: Vec::new(),
            last_fresh: None,
        }
    }

    /// The steps a task has still to do, for hints: `None` when the task has not begun.
    #[must_use]
    pub fn script(&self, t: TaskId) -> Option<&Script> {
        self.scripts.get(t.index()).and_then(Option::as_ref)
    }

    fn take_on_arrivals(&mut self, day: &Day) {
        while self.begun < day.state().arrived {
            let at = usize::from(self.begun);
            let steps = self.answers.get_mut(at).map(std::mem::take).unwrap_or_default();
            if let Some(slot) = self.scripts.get_mut(at) {
                *slot = Some(Script::new(TaskId(self.begun), steps));
            }
            self.unfinished.push(TaskId(self.begun));
            self.begun += 1;
        }
    }

    fn open(&self, t: TaskId) -> bool {
        self.script(t).is_some_and(|s| !s.is_done())
    }

    /// What to turn to now.
    fn choose(&self, day: &Day) -> Option<TaskId> {
        let st = day.state();
        if let Some(t) = self.current
            && self.script(t).is_some_and(Script::is_mid_step)
        {
            return Some(t);
        }
        if let Some(t) = st.talk
            && self.open(t)
        {
            return Some(t);
        }
        let known = |t: &TaskId, channel: Channel| channel != Channel::Seen || st.seen.contains_key(&Source::Contact(*t));
        let open = self.unfinished.iter().copied().filter(|t| self.open(*t)).filter_map(|t| day.plan().task(t).map(|p| (t, p)));
        open.filter(|(t, p)| known(t, p.channel) && st.task(*t).stage != Stage::Gone)
            .min_by_key(|(t, p)| {
                let rings = p.channel == Channel::Telephone && st.task(*t).stage == Stage::Waiting;
                (!rings, p.priority, p.due, p.arrives, t.0)
            })
            .map(|(t, _)| t)
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
        if day.plan().task(TaskId(0)).is_none() {
            return Act::Wait(IDLE_SECS);
        }
        let stale = |at: &Option<Second>| at.is_none_or(|s| st.now.saturating_sub(s) >= ROUND_SECS);
        let next = (0u8..)
            .map(PlaceId)
            .zip(&day.plan().setting.places)
            .filter(|(p, x)| x.walkable && *p != st.place && self.last_seen_at.get(p.index()).is_some_and(stale))
            .min_by_key(|(p, _)| (day.plan().walk_secs(st.place, *p), p.0))
            .map(|(p, _)| p);
        let home = day.plan().setting.start;
        let go = next.or((st.place != home).then_some(home));
        match go {
            Some(_) if st.session_here() == Session::Own && self.ways.habit == Habit::LocksScreen => Act::Lock,
            Some(p) => Act::Go(p),
            None => Act::Wait(IDLE_SECS),
        }
    }
}

impl Clerk for ModelClerk {
    fn next(&mut self, day: &Day) -> Option<Act> {
        if let (Some(act), Some(t)) = (self.last_fresh.take(), self.current)
            && let Some(s) = self.scripts.get_mut(t.index()).and_then(Option::as_mut)
        {
            s.done(&act);
        }
        self.take_on_arrivals(day);
        let scripts = &self.scripts;
        self.unfinished.retain(|t| scripts.get(t.index()).and_then(Option::as_ref).is_some_and(|s| !s.is_done()));
        loop {
            let Some(t) = self.choose(day) else {
                self.current = None;
                return Some(self.idle(day));
            };
            self.current = Some(t);
            let s = self.scripts.get_mut(t.index()).and_then(Option::as_mut)?;
            if let Some(act) = s.next(day, &self.ways) {
                self.last_fresh = Some(act.clone());
                return Some(act);
            }
            let told = std::mem::take(&mut s.troubles);
            self.troubles.extend(told.into_iter().map(|x| format!("{}: {x}", name(day, t))));
        }
    }

    fn refused(&mut self, day: &Day, act: &Act, why: Refusal) {
        self.last_fresh = None;
        if let Some(t) = self.current
            && let Some(s) = self.scripts.get_mut(t.index()).and_then(Option::as_mut)
        {
            s.refused(day, act, why);
            let told = std::mem::take(&mut s.troubles);
            self.troubles.extend(told.into_iter().map(|x| format!("{}: {x}", name(day, t))));
        }
    }

    fn troubles(&self) -> &[String] {
        &self.troubles
    }
}

fn name(day: &Day, t: TaskId) -> String {
    day.plan().task(t).map_or_else(String::new, |p| p.id.to_string())
}
