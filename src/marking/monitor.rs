//! Rules as watches fed fact by fact: a day is marked in one pass, and a slip comes to light at the fact that proves it.
//! Each task has its own list of facts; a watch looks again only when a kind of fact comes that can change its verdict.

use std::sync::Arc;

use crate::day::ids::{Second, TaskId};
use crate::day::vocabulary::{Fields, Value};
use crate::day::{Plan, Stamped};

use super::finding::Finding;
use super::rubric::{Kind, Rubric, Wording};
use super::rule::{Bound, Context, Evidence, MOST_NAMES, Rule, Seen, Verdict, context_of, no_task};

/// One rule being watched for one match.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    pub(super) rule: u16,
    pub(super) trigger: Option<u32>,
    pub(super) bound: Bound,
    pub(super) verdict: Verdict,
    pub(super) at: Second,
}

/// What is watched in one task.
#[derive(Debug, Clone)]
pub(super) struct TaskWatch {
    pub(super) context: Context,
    pub(super) facts: Vec<Seen>,
    pub(super) watches: Vec<Watch>,
    begun: bool,
    /// Kinds of fact that some open watch waits for.
    waits_for: u64,
    /// The first deadline among watches added since it was last asked for.
    new_deadline: Second,
}

/// A broken rule, as it comes to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// The list it is in: a task's, or the last for what belongs to none.
    pub task: Option<TaskId>,
    /// Which watch of that list.
    pub watch: u32,
}

/// Marks a day as its facts come.
#[derive(Debug, Clone)]
pub struct Marker {
    pub(super) rubric: Arc<Rubric>,
    pub(super) plan: Arc<Plan>,
    pub(super) tasks: Vec<TaskWatch>,
    pub(super) count: u32,
    pub(super) now: Second,
    pub(super) closed: bool,
    /// Before this second no open watch can be broken by time alone.
    next_deadline: Second,
}

impl Marker {
    /// A marker before the first fact.
    #[must_use]
    pub fn new(rubric: Arc<Rubric>, plan: Arc<Plan>) -> Marker {
        let empty = |context| TaskWatch {
            context,
            facts: Vec::new(),
            watches: Vec::new(),
            begun: false,
            waits_for: 0,
            new_deadline: Second::MAX,
        };
        let mut tasks: Vec<TaskWatch> = (0u16..).map(TaskId).zip(&plan.tasks).map(|(id, t)| empty(context_of(id, t))).collect();
        tasks.push(empty(no_task(plan.closes)));
        Marker { rubric, plan, tasks, count: 0, now: 0, closed: false, next_deadline: Second::MAX }
    }

    /// How many rules have been called for, once for each match.
    #[must_use]
    pub fn watches(&self) -> usize {
        self.tasks.iter().map(|t| t.watches.len()).sum()
    }

    /// Takes facts in, in order; adds what came to light to `slips`.
    pub fn feed(&mut self, facts: &[Stamped], slips: &mut Vec<Slip>) {
        for f in facts {
            self.now = self.now.max(f.second);
            let number = self.count;
            self.count += 1;
            let kind = f.fact.kind();
            let at = f.task.map_or(self.tasks.len().saturating_sub(1), TaskId::index);
            let kind_of_task = kind_of(&self.rubric, &self.plan, f.task);
            let Some(t) = self.tasks.get_mut(at) else { continue };
            let triggered = kind_of_task.triggers.get(usize::from(kind.0)).map_or(&[][..], Vec::as_slice);
            let interesting = !triggered.is_empty() || !t.begun || kind_of_task.alphabet & kind.bit() != 0;
            if !interesting {
                continue;
            }
            let mut fields = Fields::default();
            f.fact.fields(&mut fields);
            let seen = Seen { number, second: f.second, kind, fields };
            t.facts.push(seen);
            let rules = &self.rubric.rules;
            if !t.begun {
                t.begun = true;
                for r in &kind_of_task.standing {
                    t.watch(*r, rules, None, [Value::NOTHING; MOST_NAMES], self.now, f.task, slips);
                }
            }
            if t.waits_for & kind.bit() != 0 {
                t.look_again(rules, kind.bit(), self.now, f.task, slips);
            }
            let here = t.facts.len().saturating_sub(1);
            for r in triggered {
                let Some(pattern) = rules.get(usize::from(*r)).and_then(|x| x.whenever.as_ref()) else { continue };
                if pattern.fits(&seen, &[Value::NOTHING; MOST_NAMES], &t.context) {
                    t.watch(*r, rules, Some(here), pattern.bind(&seen), self.now, f.task, slips);
                }
            }
        }
    }

    /// Looks whether time alone has broken anything.
    pub fn time_came(&mut self, now: Second, slips: &mut Vec<Slip>) {
        self.now = self.now.max(now);
        let rules = &self.rubric.rules;
        for t in &mut self.tasks {
            self.next_deadline = self.next_deadline.min(std::mem::replace(&mut t.new_deadline, Second::MAX));
        }
        if self.now <= self.next_deadline {
            return;
        }
        self.next_deadline = Second::MAX;
        let last = self.tasks.len().saturating_sub(1);
        for (i, t) in self.tasks.iter_mut().enumerate() {
            let task = (i != last).then(|| TaskId(u16::try_from(i).unwrap_or(u16::MAX)));
            t.look_again(rules, u64::MAX, self.now, task, slips);
            self.next_deadline = self.next_deadline.min(t.deadline(rules, self.now));
        }
    }

    /// Closes the day: what is open now is settled.
    pub fn close(&mut self) {
        self.closed = true;
        let rules = &self.rubric.rules;
        for t in &mut self.tasks {
            for i in 0..t.watches.len() {
                let Some(w) = t.watches.get(i) else { continue };
                if w.verdict != Verdict::Open {
                    continue;
                }
                let Some(rule) = rules.get(usize::from(w.rule)) else { continue };
                let verdict = t.judge(rule, w, self.now, true);
                if let Some(w) = t.watches.get_mut(i) {
                    w.verdict = verdict;
                    w.at = self.now;
                }
            }
        }
    }

    /// What a slip is, in words.
    #[must_use]
    pub fn finding(&self, slip: Slip, wording: &dyn Wording) -> Option<Finding> {
        let at = slip.task.map_or(self.tasks.len().saturating_sub(1), TaskId::index);
        let t = self.tasks.get(at)?;
        let w = t.watches.get(slip.watch as usize)?;
        self.finding_of(slip.task, t, w, wording)
    }

    pub(super) fn finding_of(&self, task: Option<TaskId>, t: &TaskWatch, w: &Watch, wording: &dyn Wording) -> Option<Finding> {
        let Verdict::Broken(by) = w.verdict else { return None };
        let rule = self.rubric.rules.get(usize::from(w.rule))?;
        let page = self.rubric.page_of(rule)?;
        let mut evidence: Vec<u32> = [w.trigger, by].into_iter().flatten().collect();
        evidence.sort_unstable();
        evidence.dedup();
        if evidence.is_empty() {
            evidence.extend(t.facts.first().map(|f| f.number));
        }
        let said = fill(&rule.say, rule, &w.bound, wording);
        Some(Finding {
            rule: rule.id.clone(),
            page: page.id.clone(),
            task,
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

fn kind_of<'a>(rubric: &'a Rubric, plan: &Plan, task: Option<TaskId>) -> &'a Kind {
    task.and_then(|t| plan.task(t)).and_then(|t| rubric.kinds.get(usize::from(t.kind))).unwrap_or(&rubric.everywhere)
}

fn fill(say: &str, rule: &Rule, bound: &Bound, wording: &dyn Wording) -> String {
    let mut out = say.to_owned();
    for ((name, ty), v) in rule.names.iter().zip(bound) {
        let hole = format!("{{{name}}}");
        if out.contains(&hole) {
            out = out.replace(&hole, &wording.words(*ty, *v));
        }
    }
    out
}

impl TaskWatch {
    fn judge(&self, rule: &Rule, w: &Watch, now: Second, closed: bool) -> Verdict {
        let trigger = w.trigger.and_then(|n| self.facts.binary_search_by_key(&n, |f| f.number).ok());
        rule.require.judge(&Evidence { facts: &self.facts, trigger, bound: &w.bound, context: &self.context, now, closed })
    }

    #[allow(clippy::too_many_arguments, reason = "one call, from one place, with what a watch is made of")]
    fn watch(
        &mut self,
        rule_index: u16,
        rules: &[Rule],
        trigger: Option<usize>,
        bound: Bound,
        now: Second,
        task: Option<TaskId>,
        slips: &mut Vec<Slip>,
    ) {
        let Some(rule) = rules.get(usize::from(rule_index)) else { return };
        let number = trigger.and_then(|i| self.facts.get(i)).map(|f| f.number);
        let mut w = Watch { rule: rule_index, trigger: number, bound, verdict: Verdict::Open, at: now };
        w.verdict = self.judge(rule, &w, now, false);
        match w.verdict {
            Verdict::Broken(_) => {
                slips.push(Slip { task, watch: u32::try_from(self.watches.len()).unwrap_or(u32::MAX) });
            }
            Verdict::Open => {
                self.waits_for |= rule.alphabet;
                let start = trigger.and_then(|i| self.facts.get(i)).map_or(0, |f| f.second);
                self.new_deadline = self.new_deadline.min(rule.require.deadline(start, &self.context));
            }
            Verdict::Kept => {}
        }
        self.watches.push(w);
    }

    /// The first deadline among its open watches.
    fn deadline(&self, rules: &[Rule], now: Second) -> Second {
        let open = self.watches.iter().filter(|w| w.verdict == Verdict::Open);
        open.filter_map(|w| {
            let trigger = w.trigger.and_then(|n| self.facts.binary_search_by_key(&n, |f| f.number).ok());
            let start = trigger.and_then(|i| self.facts.get(i)).map_or(0, |f| f.second);
            rules.get(usize::from(w.rule)).map(|r| r.require.deadline(start, &self.context)).filter(|d| *d >= now)
        })
        .min()
        .unwrap_or(Second::MAX)
    }

    fn look_again(&mut self, rules: &[Rule], bits: u64, now: Second, task: Option<TaskId>, slips: &mut Vec<Slip>) {
        for i in 0..self.watches.len() {
            let Some(w) = self.watches.get(i) else { continue };
            if w.verdict != Verdict::Open {
                continue;
            }
            let Some(rule) = rules.get(usize::from(w.rule)) else { continue };
            if rule.alphabet & bits == 0 {
                continue;
            }
            let verdict = self.judge(rule, w, now, false);
            if verdict == Verdict::Open {
                continue;
            }
            if let Some(w) = self.watches.get_mut(i) {
                w.verdict = verdict;
                w.at = now;
            }
            if matches!(verdict, Verdict::Broken(_)) {
                slips.push(Slip { task, watch: u32::try_from(i).unwrap_or(u32::MAX) });
            }
        }
    }
}
