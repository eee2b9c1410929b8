//! Rules that break together: in what is proved, which rules were broken at the same fact, and which also apart. Two that take the
//! same marks and are never seen apart score one act twice. Plays nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::day::Plan;
use crate::marking::finding::Finding;
use crate::marking::rubric::{Kind, Rubric};
use crate::records::Text;
use crate::scenario::content::FileRole;
use crate::scenario::diagnostic::Place;
use crate::scenario::{Code, Content, Diagnostic};

/// For what belongs to no task.
const NO_KIND: u16 = u16::MAX;

/// How often rules were broken, and which at the same fact, by kind of work.
#[derive(Debug, Clone, Default)]
pub struct Breaks {
    each: BTreeMap<(u16, Text), u32>,
    both: BTreeMap<(u16, Text, Text), u32>,
    /// Pairs that a wrong answer or a mutant broke together. A lazy clerk does several things wrong by one act, which shows nothing.
    by_answers: BTreeSet<(Text, Text)>,
}

impl Breaks {
    /// Takes in what was found in one run.
    pub fn note(&mut self, findings: &[Finding], plan: &Plan) {
        let mut by_fact: BTreeMap<(Option<u16>, &[u32]), BTreeSet<&Text>> = BTreeMap::new();
        for f in findings {
            by_fact.entry((f.task.map(|t| t.0), f.evidence.as_slice())).or_default().insert(&f.rule);
        }
        for ((task, _), rules) in by_fact {
            let kind = task.and_then(|t| plan.tasks.get(usize::from(t))).map_or(NO_KIND, |t| t.kind);
            for (n, a) in rules.iter().enumerate() {
                *self.each.entry((kind, (*a).clone())).or_default() += 1;
                for b in rules.iter().skip(n + 1) {
                    *self.both.entry((kind, (*a).clone(), (*b).clone())).or_default() += 1;
                }
            }
        }
    }

    /// What was broken was broken by an answer in which one thing is wrong.
    pub fn by_an_answer(&mut self) {
        self.by_answers.extend(self.both.keys().map(|(_, a, b)| (a.clone(), b.clone())));
    }

    /// Takes in what others saw.
    pub fn join(&mut self, others: &Breaks) {
        for (k, n) in &others.each {
            *self.each.entry(k.clone()).or_default() += n;
        }
        for (k, n) in &others.both {
            *self.both.entry(k.clone()).or_default() += n;
        }
        self.by_answers.extend(others.by_answers.iter().cloned());
    }

    /// Pairs of rules that take the same marks and were never broken apart wherever both apply.
    fn never_apart(&self, rubric: &Rubric) -> Vec<(Text, Text)> {
        let at = |id: &Text| rubric.rules.iter().position(|r| r.id == *id).and_then(|i| u16::try_from(i).ok());
        let together = |a: &Text, b: &Text| -> Option<bool> {
            let (x, y) = (at(a)?, at(b)?);
            let (first, second) = (rubric.rules.get(usize::from(x))?, rubric.rules.get(usize::from(y))?);
            let has_both = |k: &Kind| k.rules.contains(&x) && k.rules.contains(&y);
            let kinds = (0u16..).zip(&rubric.kinds).chain([(NO_KIND, &rubric.everywhere)]);
            let never_apart = kinds.filter(|(_, k)| has_both(k)).all(|(k, _)| {
                let both = self.both.get(&(k, a.clone(), b.clone())).copied().unwrap_or(0);
                let each = |id: &Text| self.each.get(&(k, id.clone())).copied().unwrap_or(0);
                each(a) == both && each(b) == both
            });
            Some(never_apart && first.takes_the_same_marks_as(second))
        };
        self.by_answers.iter().filter(|(a, b)| together(a, b) == Some(true)).cloned().collect()
    }

    /// Each such pair, at its places in the manual.
    #[must_use]
    pub fn diagnostics(&self, content: &Content) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for (a, b) in self.never_apart(&content.rubric) {
            let (Some(first), Some(second)) = (place_of(content, &a), place_of(content, &b)) else { continue };
            let d = Diagnostic {
                code: Code::NeverApart,
                place: second,
                message: format!(
                    "The rules \"{a}\" and \"{b}\" were broken together each time, at the same fact, and never apart."
                ),
                other: None,
                help: None,
            };
            out.push(d.other(first, "the first is here").help(
                "Keep one of them, let one say less, or write a wrong answer that breaks only one: then they are two things.",
            ));
        }
        out
    }
}

/// Where a rule stands in the manual.
#[must_use]
pub fn place_of(content: &Content, rule: &str) -> Option<Place> {
    let id = format!("id: \"{rule}\"");
    let pages = content.files.iter().filter(|f| FileRole::of(&f.path) == FileRole::Page);
    let (file, at) = pages.filter_map(|f| f.text.as_ref().ok()?.find(&id).map(|at| (&f.path, at))).next()?;
    Some(Place { file: file.clone(), span: (at, at + id.len()) })
}
