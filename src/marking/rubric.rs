//! The compiled mark scheme: pages, rules, kinds of task, strands and critical fails. Built by the checker, read by the marker.

use std::sync::Arc;

use crate::day::vocabulary::ValueType;
use crate::records::{Date, Text};

use super::finding::{Aspect, CriticalFail};
use super::rule::Rule;

/// Where a page's rule comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Standing {
    /// Law or guidance.
    Cited {
        /// The work.
        work: Text,
        /// When it was last read.
        read: Text,
    },
    /// This hospital's own policy; other hospitals differ.
    ThisHospital,
    /// Common practice, not yet checked by a records manager.
    CommonPractice,
}

/// A page of the manual.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Which version of it this is, from 1; none where a day was marked before pages had versions.
    pub version: Option<u32>,
    /// The date of this version.
    pub dated: Option<Date>,
    /// Its steps, for reading.
    pub steps: Vec<Text>,
    /// Why.
    pub why: Text,
    /// Where it comes from.
    pub source: Standing,
    /// The strand it evidences, as an index.
    pub strand: u8,
    /// Outside criteria it can help to evidence.
    pub criteria: Vec<Text>,
}

/// A kind of task, as far as marking goes.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Marks by aspect, in the order of [`Aspect::ALL`].
    pub marks: [u32; 4],
    /// Its pages, as indices.
    pub pages: Vec<u16>,
    /// Its rules, as indices, in the order of its pages.
    pub rules: Vec<u16>,
    /// Rules by kind of fact that can trigger them: `triggers[kind]` lists indices into the rubric's rules.
    pub triggers: Vec<Vec<u16>>,
    /// Rules without a trigger.
    pub standing: Vec<u16>,
    /// The kinds of fact that can trigger one of its rules, as a set of bits.
    pub triggered_by: u64,
    /// Those that its rules look back at.
    pub looks_back_at: u64,
}

/// A strand of the framework.
#[derive(Debug, Clone)]
pub struct Strand {
    /// Its code, for instance `HR4`.
    pub code: Text,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub says: Text,
    /// Names of the outside criteria it helps to evidence.
    pub criteria: Vec<Text>,
    /// Why it cannot be practised yet, if it cannot.
    pub not_yet: Option<Text>,
}

/// An outside criterion, retold.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its name, for instance `INSBA022 PC13`.
    pub name: Text,
    /// What it is.
    pub says: Text,
    /// Why it cannot be practised yet, if it cannot.
    pub not_yet: Option<Text>,
}

/// A critical fail as the framework describes it.
#[derive(Debug, Clone)]
pub struct CriticalFailRule {
    /// Which.
    pub code: CriticalFail,
    /// Its title.
    pub title: Text,
    /// Whether an honest report before being asked lets it stand as a major.
    pub downgraded_when_reported: bool,
    /// Incidents that own up to it.
    pub reported_as: Vec<crate::day::terms::Incident>,
}

/// The whole mark scheme.
#[derive(Debug, Clone, Default)]
pub struct Rubric {
    /// Pages in the manual's order.
    pub pages: Vec<Page>,
    /// Every rule.
    pub rules: Vec<Rule>,
    /// Kinds of task; a plan's `kind` is an index here.
    pub kinds: Vec<Kind>,
    /// For what belongs to no task: every rule of every page.
    pub everywhere: Kind,
    /// Strands, in order.
    pub strands: Vec<Strand>,
    /// Outside criteria, in order of their names.
    pub criteria: Vec<Criterion>,
    /// Critical fails, in order.
    pub critical_fails: Vec<CriticalFailRule>,
    /// Digest of the content it was compiled from.
    pub scheme: Text,
}

impl Default for Kind {
    fn default() -> Self {
        Kind {
            id: "".into(),
            title: "".into(),
            marks: [0; 4],
            pages: Vec::new(),
            rules: Vec::new(),
            triggers: Vec::new(),
            standing: Vec::new(),
            triggered_by: 0,
            looks_back_at: 0,
        }
    }
}

impl Kind {
    /// Marks of one aspect.
    #[must_use]
    pub fn marks_of(&self, a: Aspect) -> u32 {
        self.marks.get(a as usize).copied().unwrap_or(0)
    }

    /// Sorts its rules by what triggers them.
    pub fn index(&mut self, rules: &[Rule], kinds_of_fact: usize) {
        self.triggers = vec![Vec::new(); kinds_of_fact];
        self.standing.clear();
        // Whatever the pages, owning up is always heard.
        self.looks_back_at = super::judgement::reported_kind().bit();
        self.triggered_by = 0;
        for r in &self.rules {
            self.looks_back_at |= rules.get(usize::from(*r)).map_or(0, Rule::looks_back_at);
            match rules.get(usize::from(*r)).and_then(|x| x.whenever.as_ref()) {
                Some(p) => {
                    self.triggered_by |= p.kind.bit();
                    if let Some(list) = self.triggers.get_mut(usize::from(p.kind.0)) {
                        list.push(*r);
                    }
                }
                None => self.standing.push(*r),
            }
        }
    }
}

/// Turns a bound value into words for a finding, given its type. The marking knows no names; whoever marks supplies them.
pub trait Wording {
    /// The words for a value.
    fn words(&self, ty: ValueType, value: crate::day::vocabulary::Value) -> String;
}

impl Rubric {
    /// The page of a rule.
    #[must_use]
    pub fn page_of(&self, rule: &Rule) -> Option<&Page> {
        self.pages.get(usize::from(rule.page))
    }

    /// The step of its page that a rule marks, with its number.
    #[must_use]
    pub fn step_of(&self, rule: &str) -> Option<(u32, &Text)> {
        let rule = self.rules.iter().find(|r| *r.id == *rule)?;
        let number = rule.step?;
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        Some((number, self.page_of(rule)?.steps.get(at)?))
    }

    /// A copy without one rule, by id: for proving that somebody would notice.
    #[must_use]
    pub fn without_rule(self: &Arc<Self>, id: &str) -> Rubric {
        let mut r = Rubric::clone(self);
        let gone: Vec<u16> = (0u16..).zip(&r.rules).filter(|(_, x)| &*x.id == id).map(|(i, _)| i).collect();
        for k in r.kinds.iter_mut().chain([&mut r.everywhere]) {
            k.rules.retain(|i| !gone.contains(i));
            k.standing.retain(|i| !gone.contains(i));
            for t in &mut k.triggers {
                t.retain(|i| !gone.contains(i));
            }
        }
        r
    }
}
