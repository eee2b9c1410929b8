//! From watches to a result: findings, the honesty rule, marks by aspect, strands, and the day's result.

use std::collections::BTreeMap;

use crate::day::ids::TaskId;
use crate::day::plan::TaskPlan;
use crate::day::terms::{Ending, Incident};
use crate::day::vocabulary::Named;
use crate::day::work::matters;
use crate::day::{FactKind, State};
use crate::records::Text;

use super::finding::{Aspect, Finding, Severity};
use super::monitor::{Marker, Watch};
use super::report::{Marks, Report, Share, StrandShare, TaskReport};
use super::rubric::Wording;
use super::rule::Verdict;

/// Where the marks of timeliness stand when the trainee plays untimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Time counts.
    Timed,
    /// Time does not count: timeliness reads *not tried*.
    Untimed,
}

impl Marker {
    /// Everything found so far, in the order it came to light.
    #[must_use]
    pub fn findings(&self, wording: &dyn Wording) -> Vec<Finding> {
        let mut all: Vec<Finding> = Vec::new();
        for w in &self.board.watches {
            if let Some(mut f) = self.finding_of(w, wording) {
                self.honesty(w, &mut f);
                all.push(f);
            }
        }
        all.sort_by(|a, b| (a.at, a.task, &a.rule).cmp(&(b.at, b.task, &b.rule)));
        all
    }

    /// The honesty rule: a critical fail of the listed ones that the trainee contains and reports unasked stands as a major.
    fn honesty(&self, w: &Watch, f: &mut Finding) {
        let Severity::Critical(code) = f.severity else { return };
        let since = f.evidence.iter().copied().max().unwrap_or(0);
        let Some(cf) = self.rubric.critical_fails.iter().find(|c| c.code == code) else { return };
        let Some(t) = self.board.tasks.get(usize::from(w.list)) else { return };
        let afterwards = |kind| self.board.history.of(w.list.into(), kind).take_while(|x| x.number > since);
        let reported = afterwards(reported_kind()).any(|x| cf.reported_as.iter().any(|i| x.fields.at(1) == i.value()));
        f.reported = reported;
        let contained = self
            .rubric
            .rules
            .get(usize::from(w.rule))
            .and_then(|r| r.contained_by.as_ref())
            .is_none_or(|p| afterwards(p.kind).any(|x| p.fits(x, &w.bound, &t.context)));
        if reported && contained && cf.downgraded_when_reported {
            f.stands_as = Severity::Major;
        }
    }

    /// The result of the day as it stands; final once closed.
    #[must_use]
    pub fn report(&self, state: &State, timing: Timing, wording: &dyn Wording) -> Report {
        let mut findings = self.findings(wording);
        if timing == Timing::Untimed {
            findings.retain(|f| f.aspect != Aspect::Timeliness || matches!(f.severity, Severity::Critical(_)));
        }
        let mut marks = Marks::default();
        let mut tasks = Vec::new();
        let mut by_task: Vec<Vec<&Finding>> = vec![Vec::new(); self.plan.tasks.len()];
        for f in &findings {
            if let Some(of_task) = f.task.and_then(|t| by_task.get_mut(t.index())) {
                of_task.push(f);
            }
        }
        for ((id, t), findings) in (0u16..).map(TaskId).zip(&self.plan.tasks).zip(&by_task) {
            tasks.push(self.task_report(id, t, state, findings, timing, &mut marks));
        }
        let ended = tasks.iter().filter(|t| t.ended).count();
        let counts = |want: fn(&Severity) -> bool| {
            u32::try_from(findings.iter().filter(|f| want(&f.stands_as)).count()).unwrap_or(u32::MAX)
        };
        let critical = counts(|s| matches!(s, Severity::Critical(_)));
        let major = counts(|s| *s == Severity::Major);
        Report {
            marks,
            up_to_standard: self.closed && ended == tasks.len() && critical == 0 && major == 0,
            critical,
            major,
            minor: counts(|s| *s == Severity::Minor),
            coaching: counts(|s| *s == Severity::Coaching),
            strands: self.strands(),
            shown: self.shown(&tasks, timing),
            ended: u32::try_from(ended).unwrap_or(u32::MAX),
            dealt: u32::try_from(tasks.len()).unwrap_or(u32::MAX),
            findings,
            tasks,
        }
    }

    fn task_report(
        &self,
        id: TaskId,
        t: &TaskPlan,
        state: &State,
        findings: &[&Finding],
        timing: Timing,
        marks: &mut Marks,
    ) -> TaskReport {
        let st = state.task(id);
        let ended = st.ended.is_some_and(|e| e != Ending::GaveUp);
        let mut shares = [Share::default(); 4];
        let kind = self.rubric.kinds.get(usize::from(t.kind));
        for (a, share) in Aspect::ALL.iter().zip(shares.iter_mut()) {
            if timing == Timing::Untimed && *a == Aspect::Timeliness {
                continue;
            }
            share.available = kind.map_or(0, |k| k.marks_of(*a));
            if ended {
                let lost = findings.iter().fold(0u32, |lost, f| {
                    lost + match f.stands_as {
                        Severity::Critical(_) => share.available,
                        Severity::Major if f.aspect == *a => share.available,
                        Severity::Minor if f.aspect == *a => 1,
                        _ => 0,
                    }
                });
                share.earned = share.available.saturating_sub(lost);
            }
            marks.add(*a, *share);
        }
        TaskReport {
            task: t.id.clone(),
            kind: kind.map(|k| k.id.clone()).unwrap_or_default(),
            arrived: t.arrives,
            attended: st.attended,
            ended,
            how: st.ended,
            ended_at: st.ended.map(|_| st.ended_at),
            due: t.due,
            marks: shares,
        }
    }

    /// For each strand how often a rule of its pages was kept and broken.
    fn strands(&self) -> BTreeMap<String, StrandShare> {
        let mut by_rule = vec![StrandShare::default(); self.rubric.rules.len()];
        for k in &self.board.kept {
            if let Some(s) = by_rule.get_mut(usize::from(k.rule)) {
                s.shown += 1;
            }
        }
        for w in &self.board.watches {
            if let Some(s) = by_rule.get_mut(usize::from(w.rule)) {
                match w.verdict {
                    Verdict::Kept => s.shown += 1,
                    Verdict::Broken(_) => s.missed += 1,
                    Verdict::Open => {}
                }
            }
        }
        let mut by = vec![StrandShare::default(); self.rubric.strands.len()];
        for (rule, of_rule) in self.rubric.rules.iter().zip(by_rule) {
            if let Some(s) = self.rubric.page_of(rule).and_then(|p| by.get_mut(usize::from(p.strand))) {
                s.shown += of_rule.shown;
                s.missed += of_rule.missed;
            }
        }
        self.rubric.strands.iter().map(|s| s.code.to_string()).zip(by).collect()
    }

    /// By page and kind of work, how often a rule of the page was kept in work that reached its end.
    fn shown(&self, tasks: &[TaskReport], timing: Timing) -> BTreeMap<Text, BTreeMap<Text, u32>> {
        let kinds = self.rubric.kinds.len();
        let mut times = vec![0u32; self.rubric.pages.len() * kinds];
        let kept = self.board.watches.iter().filter(|w| w.verdict == Verdict::Kept).map(|w| (w.rule, w.list));
        for (rule, list) in kept.chain(self.board.kept.iter().map(|k| (k.rule, k.list))) {
            let list = usize::from(list);
            let (Some(t), true) = (self.plan.tasks.get(list), tasks.get(list).is_some_and(|t| t.ended)) else { continue };
            let Some(rule) = self.rubric.rules.get(usize::from(rule)) else { continue };
            if timing == Timing::Untimed && rule.aspect == Aspect::Timeliness {
                continue;
            }
            if let Some(n) = times.get_mut(usize::from(rule.page) * kinds + usize::from(t.kind)) {
                *n += 1;
            }
        }
        let by_kind = |times: &[u32]| -> BTreeMap<Text, u32> {
            self.rubric.kinds.iter().zip(times).filter(|(_, n)| **n > 0).map(|(k, n)| (k.id.clone(), *n)).collect()
        };
        let by_page = self.rubric.pages.iter().zip(times.chunks(kinds.max(1))).map(|(p, times)| (p.id.clone(), by_kind(times)));
        by_page.filter(|(_, kinds)| !kinds.is_empty()).collect()
    }
}

/// The kind of fact that a report of an incident is.
pub(super) fn reported_kind() -> FactKind {
    let sample = matters::Fact::Reported { task: TaskId(0), incident: Incident::Delay };
    crate::day::Fact::from(sample).kind()
}
