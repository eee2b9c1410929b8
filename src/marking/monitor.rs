//! Rules as watches fed fact by fact: a day is marked in one pass, and a slip comes to light at the fact that proves it.
//! Each task has its own list of facts; a watch hears a fact only if that kind can change its verdict, and the clock only
//! when a deadline of its own has passed.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::day::ids::{Second, TaskId};
use crate::day::vocabulary::{Fields, Value};
use crate::day::{Plan, Stamped};

use super::finding::Finding;
use super::history::History;
use super::parts::Terms;
use super::rubric::{Rubric, Wording};
use super::rule::{Bound, Context, MOST_NAMES, Rule, Seen, Verdict, context_of, no_task};

/// One rule being watched for one match. What is kept as soon as it begins is counted and not watched.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    pub(super) rule: u16,
    /// The list it is in: a task's, or the last for what belongs to none.
    pub(super) list: u16,
    pub(super) trigger: Option<u32>,
    start: Second,
    pub(super) bound: Bound,
    /// Where its parts begin in [`Board::parts`], if it has any.
    parts: u32,
    pub(super) verdict: Verdict,
    pub(super) at: Second,
}

/// A rule kept as soon as it was called for.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeptAtOnce {
    pub(super) rule: u16,
    /// As [`Watch::list`].
    pub(super) list: u16,
}

/// What is watched in one task.
#[derive(Debug, Clone)]
pub(super) struct TaskWatch {
    pub(super) context: Context,
    /// The task's kind; none for what belongs to no task.
    kind: Option<u16>,
    /// The number of the first fact that rules look at.
    first: Option<u32>,
    /// Open watches, as a chain through [`Board::listeners`]: the first and the last. Settled ones are taken out when they are
    /// come upon.
    open: (u32, u32),
    /// Kinds of fact that some open watch waits for.
    waits_for: u64,
    /// How many rules have been called for.
    called: u32,
}

/// A watch, with the kinds of fact that it waits for, and the next in its list.
#[derive(Debug, Clone, Copy)]
struct Listener {
    waits_for: u64,
    watch: u32,
    next: u32,
}

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// A broken rule, as it comes to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The task it is in, if any.
    pub task: Option<TaskId>,
    /// Which watch of the day.
    pub watch: u32,
}

/// Marks a day as its facts come.
#[derive(Debug, Clone)]
pub struct Marker {
    pub(super) rubric: Arc<Rubric>,
    pub(super) plan: Arc<Plan>,
    pub(super) board: Board,
    pub(super) closed: bool,
}

/// What is being watched, by rules that are told at each call.
#[derive(Debug, Clone)]
pub(super) struct Board {
    pub(super) history: History,
    /// One a task, and a last one for what belongs to none.
    pub(super) tasks: Vec<TaskWatch>,
    pub(super) watches: Vec<Watch>,
    /// Rules that were kept by what had come before their watches began.
    pub(super) kept: Vec<KeptAtOnce>,
    listeners: Vec<Listener>,
    /// Where the parts of every watch's requirement stand.
    parts: Vec<Verdict>,
    /// Seconds after which time alone breaks something, each with its watch. A settled watch's are dropped when one has passed.
    deadlines: Vec<(Second, u32)>,
    /// The soonest of them, or no later than that.
    soonest: Second,
    count: u32,
    now: Second,
}

/// What makes a watch look again.
#[derive(Clone, Copy)]
enum News<'a> {
    Fact(&'a Seen),
    Time,
    Close,
}

/// Room made beforehand: about as many watches as a task has open or broken.
const USUAL_WATCHES: usize = 8;

impl Marker {
    /// A marker before the first fact.
    #[must_use]
    pub fn new(rubric: Arc<Rubric>, plan: Arc<Plan>) -> Marker {
        let empty = |context, kind| TaskWatch { context, kind, first: None, open: (NONE, NONE), waits_for: 0, called: 0 };
        let mut tasks: Vec<TaskWatch> =
            (0u16..).map(TaskId).zip(&plan.tasks).map(|(id, t)| empty(context_of(id, t), Some(t.kind))).collect();
        tasks.push(empty(no_task(plan.closes), None));
        let usual = tasks.len() * USUAL_WATCHES;
        let board = Board {
            history: History::new(tasks.len()),
            tasks,
            watches: Vec::with_capacity(usual),
            kept: Vec::with_capacity(usual),
            listeners: Vec::with_capacity(usual),
            parts: Vec::with_capacity(usual),
            deadlines: Vec::new(),
            soonest: Second::MAX,
            count: 0,
            now: 0,
        };
        Marker { rubric, plan, board, closed: false }
    }

    /// How many rules have been called for, once for each match.
    #[must_use]
    pub fn watches(&self) -> usize {
        self.board.tasks.iter().map(|t| t.called as usize).sum()
    }

    /// How many of them in one task.
    #[must_use]
    pub fn watches_in(&self, task: TaskId) -> usize {
        self.board.tasks.get(task.index()).map_or(0, |t| t.called as usize)
    }

    /// Rules that were called for so far, as indices into the rubric's, each once.
    #[must_use]
    pub fn called_for(&self) -> BTreeSet<u16> {
        self.board.kept.iter().map(|k| k.rule).chain(self.board.watches.iter().map(|w| w.rule)).collect()
    }

    /// Takes facts in, in order; adds what came to light to `slips`.
    pub fn feed(&mut self, facts: &[Stamped], slips: &mut Vec<Slip>) {
        self.board.feed(&self.rubric, facts, slips);
    }

    /// Looks whether time alone has broken anything.
    #[inline]
    pub fn time_came(&mut self, now: Second, slips: &mut Vec<Slip>) {
        self.board.now = self.board.now.max(now);
        if self.board.soonest < self.board.now {
            self.board.deadlines_passed(&self.rubric, slips);
        }
    }

    /// Closes the day: what is open now is settled.
    pub fn close(&mut self) {
        self.closed = true;
        // What nobody can mend any more is no news: it stands in the report.
        let mut untold = Vec::new();
        for w in 0..self.board.watches.len() {
            if self.board.watches.get(w).is_some_and(|w| w.verdict == Verdict::Open) {
                self.board.look_again(&self.rubric, number_of(w), News::Close, &mut untold);
            }
        }
    }

    /// What a slip is, in words.
    #[must_use]
    pub fn finding(&self, slip: Slip, wording: &dyn Wording) -> Option<Finding> {
        self.board.watches.get(slip.watch as usize).and_then(|w| self.finding_of(w, wording))
    }

    pub(super) fn finding_of(&self, w: &Watch, wording: &dyn Wording) -> Option<Finding> {
        let Verdict::Broken(by) = w.verdict else { return None };
        let rule = self.rubric.rules.get(usize::from(w.rule))?;
        let page = self.rubric.page_of(rule)?;
        let mut evidence: Vec<u32> = [w.trigger, by].into_iter().flatten().collect();
        evidence.sort_unstable();
        evidence.dedup();
        if evidence.is_empty() {
            evidence.extend(self.board.tasks.get(usize::from(w.list)).and_then(|t| t.first));
        }
        let said = fill(&rule.say, rule, &w.bound, wording);
        Some(Finding {
            rule: rule.id.clone(),
            page: page.id.clone(),
            task: self.board.task_of(w.list),
            severity: rule.otherwise,
            aspect: rule.aspect,
            at: w.at,
            evidence,
            why: said.into(),
            instead: fill(&rule.instead, rule, &w.bound, wording).into(),
            reported: false,
            stands_as: rule.otherwise,
        })
    }
}

impl Board {
    /// The task of a list; none for the last.
    fn task_of(&self, list: u16) -> Option<TaskId> {
        (usize::from(list) + 1 < self.tasks.len()).then_some(TaskId(list))
    }

    fn feed(&mut self, rubric: &Rubric, facts: &[Stamped], slips: &mut Vec<Slip>) {
        let of_no_task = u16::try_from(self.tasks.len().saturating_sub(1)).unwrap_or(u16::MAX);
        for f in facts {
            self.now = self.now.max(f.second);
            let number = self.count;
            self.count += 1;
            let kind = f.fact.kind();
            let list = f.task.map_or(of_no_task, |t| t.0);
            let Some(t) = self.tasks.get_mut(usize::from(list)) else { continue };
            let rules = t.kind.and_then(|k| rubric.kinds.get(usize::from(k))).unwrap_or(&rubric.everywhere);
            let begins = t.first.is_none();
            if (rules.triggered_by | rules.looks_back_at | t.waits_for) & kind.bit() == 0 && !begins {
                continue;
            }
            let triggered = rules.triggers.get(usize::from(kind.0)).map_or(&[][..], Vec::as_slice);
            let awaited = t.waits_for & kind.bit() != 0;
            t.first.get_or_insert(number);
            let context = t.context;
            if rules.looks_back_at & kind.bit() != 0 {
                self.history.remember(list.into(), number, kind, f);
                if triggered.is_empty() && !awaited && !begins {
                    continue;
                }
            }
            let mut seen = Seen { number, second: f.second, kind, fields: Fields::default() };
            f.fact.fields(&mut seen.fields);
            if awaited {
                self.spread(rubric, list, &seen, slips);
            }
            let nothing = [Value::NOTHING; MOST_NAMES];
            if begins {
                for r in &rules.standing {
                    self.watch(rubric, *r, list, None, &seen, &nothing, slips);
                }
            }
            for r in triggered {
                let Some(pattern) = rubric.rules.get(usize::from(*r)).and_then(|x| x.whenever.as_ref()) else { continue };
                if pattern.fits(&seen, &nothing, &context) {
                    self.watch(rubric, *r, list, Some(number), &seen, &pattern.bind(&seen), slips);
                }
            }
        }
    }

    /// Begins a watch at a fact: the one that triggered it, or the first of its list.
    #[allow(clippy::too_many_arguments, reason = "one call, from one place, with what a watch is made of")]
    fn watch(
        &mut self,
        rubric: &Rubric,
        rule: u16,
        list: u16,
        trigger: Option<u32>,
        fact: &Seen,
        bound: &Bound,
        slips: &mut Vec<Slip>,
    ) {
        let Some(Rule { require, alphabet, parts: count, times, .. }) = rubric.rules.get(usize::from(rule)) else { return };
        let task = self.task_of(list);
        let Some(t) = self.tasks.get_mut(usize::from(list)) else { return };
        t.called += 1;
        let watch = number_of(self.watches.len());
        let start = trigger.map_or(0, |_| fact.second);
        let first_part = self.parts.len();
        self.parts.resize(first_part + count, Verdict::Open);
        let parts = self.parts.get_mut(first_part..).unwrap_or_default();
        let (context, history) = (&t.context, &self.history);
        let terms = Terms { trigger, start, bound, context, now: self.now, history, list: list.into() };
        let mut verdict = require.begin(&terms, parts);
        if trigger.is_none() {
            verdict = require.hear(verdict, fact, &terms, parts);
        }
        match verdict {
            Verdict::Open => {
                for time in times {
                    let last = terms.limit(*time);
                    self.deadlines.push((last, watch));
                    self.soonest = self.soonest.min(last);
                }
                t.waits_for |= alphabet;
                let here = number_of(self.listeners.len());
                match self.listeners.get_mut(t.open.1 as usize) {
                    Some(last) => last.next = here,
                    None => t.open.0 = here,
                }
                t.open.1 = here;
                self.listeners.push(Listener { waits_for: *alphabet, watch, next: NONE });
            }
            Verdict::Broken(_) => {
                self.parts.truncate(first_part);
                slips.push(Slip { task, watch });
            }
            Verdict::Kept => {
                self.parts.truncate(first_part);
                self.kept.push(KeptAtOnce { rule, list });
                return;
            }
        }
        let parts = number_of(first_part);
        self.watches.push(Watch { rule, list, trigger, start, bound: *bound, parts, verdict, at: self.now });
    }

    /// Brings a fact to the open watches of its list that wait for one of its kind.
    fn spread(&mut self, rubric: &Rubric, list: u16, fact: &Seen, slips: &mut Vec<Slip>) {
        let Some(t) = self.tasks.get(usize::from(list)) else { return };
        let (mut before, mut here) = (NONE, t.open.0);
        while let Some(l) = self.listeners.get(here as usize).copied() {
            if l.waits_for & fact.kind.bit() == 0 || self.look_again(rubric, l.watch, News::Fact(fact), slips) {
                before = here;
            } else {
                self.take_out(list, before, l.next);
            }
            here = l.next;
        }
    }

    /// Takes what stands between two listeners out of a list.
    fn take_out(&mut self, list: u16, before: u32, after: u32) {
        let Some(t) = self.tasks.get_mut(usize::from(list)) else { return };
        match self.listeners.get_mut(before as usize) {
            Some(l) => l.next = after,
            None => t.open.0 = after,
        }
        if after == NONE {
            t.open.1 = before;
        }
    }

    /// Judges a watch again if it is open; whether it still is.
    fn look_again(&mut self, rubric: &Rubric, watch: u32, news: News<'_>, slips: &mut Vec<Slip>) -> bool {
        let (at, count) = (self.now, self.tasks.len());
        let Some(w) = self.watches.get_mut(watch as usize).filter(|w| w.verdict == Verdict::Open) else { return false };
        let (Some(rule), Some(t)) = (rubric.rules.get(usize::from(w.rule)), self.tasks.get(usize::from(w.list))) else {
            return false;
        };
        let terms = Terms {
            trigger: w.trigger,
            start: w.start,
            bound: &w.bound,
            context: &t.context,
            now: at,
            history: &self.history,
            list: w.list.into(),
        };
        let parts = self.parts.get_mut(w.parts as usize..).unwrap_or_default();
        let verdict = match news {
            News::Fact(f) => rule.require.hear(w.verdict, f, &terms, parts),
            News::Time => rule.require.time_came(w.verdict, &terms, parts),
            News::Close => rule.require.close(w.verdict, parts),
        };
        if verdict == Verdict::Open {
            return true;
        }
        (w.verdict, w.at) = (verdict, at);
        if matches!(verdict, Verdict::Broken(_)) {
            let task = (usize::from(w.list) + 1 < count).then_some(TaskId(w.list));
            slips.push(Slip { task, watch });
        }
        false
    }

    fn deadlines_passed(&mut self, rubric: &Rubric, slips: &mut Vec<Slip>) {
        let (mut late, mut soonest) = (Vec::new(), Second::MAX);
        let (watches, now) = (&self.watches, self.now);
        self.deadlines.retain(|(last, watch)| {
            if watches.get(*watch as usize).is_none_or(|w| w.verdict != Verdict::Open) {
                return false;
            }
            if *last < now {
                late.push(*watch);
                return false;
            }
            soonest = soonest.min(*last);
            true
        });
        self.soonest = soonest;
        late.sort_unstable_by_key(|w| (self.watches.get(*w as usize).map(|x| x.list), *w));
        for w in late {
            self.look_again(rubric, w, News::Time, slips);
        }
    }
}

fn fill(say: &str, rule: &Rule, bound: &Bound, wording: &dyn Wording) -> String {
    let mut out = String::with_capacity(say.len());
    let mut rest = say;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, x)| x.split_once('}').map(|x| (b, x))) {
        out.push_str(before);
        match rule.names.iter().zip(bound).find(|((n, _), _)| **n == *name) {
            Some(((_, ty), v)) => out.push_str(&wording.words(*ty, *v)),
            None => out.extend(["{", name, "}"]),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn number_of(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
