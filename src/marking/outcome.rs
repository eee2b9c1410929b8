//! Criterion outcomes: what attempts show of each strand and criterion, and whether that is enough. Met in simulation, not yet or
//! not tried, by the policy's occasions, contexts and currency. Whole dates, told from outside; judges no attempt and no person.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;

use super::finding::Severity;
use super::report::Report;
use super::rubric::{Page, Rubric};
use crate::records::{Date, Text};
use crate::words;

words! {
    /// How a strand or a criterion stands with one person, over all their attempts.
    pub enum Outcome {
        /// Shown on enough days, in enough kinds of work, recently enough.
        Met,
        /// Called for, and not enough yet.
        NotYet,
        /// Never called for.
        NotTried,
    }
}

/// What the policy asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// On how many different days.
    pub occasions: u32,
    /// In how many different kinds of work.
    pub contexts: u32,
    /// For how many days an occasion counts.
    pub current_days: u32,
}

impl Needs {
    /// What the policy says, as plain numbers (seconds for times); where it says nothing, three days, two kinds of work, a year.
    #[must_use]
    pub fn of(number: impl Fn(&str) -> Option<u32>) -> Needs {
        Needs {
            occasions: number("occasions_for_a_criterion").unwrap_or(3),
            contexts: number("contexts_for_a_criterion").unwrap_or(2),
            current_days: number("evidence_current_for").map_or(365, |secs| secs / 86_400),
        }
    }
}

/// What one attempt shows of a strand or criterion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How often a rule was kept, in work that reached its end.
    pub shown: u32,
    /// How many findings there are against it.
    pub missed: u32,
    /// Those of them that stand as major or critical.
    pub grave: u32,
    /// Those of them that stand as critical.
    pub critical: u32,
    /// The kinds of work it was shown in.
    pub kinds: BTreeSet<Text>,
}

/// What a day's result shows of each strand (by code) and each criterion (by name): a page evidences its strand and its criteria.
#[must_use]
pub fn tallies(report: &Report, rubric: &Rubric) -> BTreeMap<Text, Tally> {
    let mut out: BTreeMap<Text, Tally> = BTreeMap::new();
    for page in &rubric.pages {
        let shown = report.shown.get(&page.id);
        let found = || report.findings.iter().filter(|f| f.page == page.id);
        if shown.is_none() && found().next().is_none() {
            continue;
        }
        for key in evidenced_by(page, rubric) {
            let t = out.entry(key.clone()).or_default();
            for (kind, n) in shown.into_iter().flatten() {
                t.shown += n;
                t.kinds.insert(kind.clone());
            }
            for f in found() {
                let critical = matches!(f.stands_as, Severity::Critical(_));
                t.missed += 1;
                t.grave += u32::from(critical || f.stands_as == Severity::Major);
                t.critical += u32::from(critical);
            }
        }
    }
    out
}

/// The strand and the criteria that a page evidences.
pub fn evidenced_by<'a>(page: &'a Page, rubric: &'a Rubric) -> impl Iterator<Item = &'a Text> {
    rubric.strands.get(usize::from(page.strand)).map(|s| &s.code).into_iter().chain(&page.criteria)
}

/// What an attempt that counts shows of one strand or criterion.
#[derive(Debug, Clone)]
pub struct Tried<'a> {
    /// When it was closed.
    pub on: Date,
    /// Whether a hint was taken or a step taken back.
    pub helped: bool,
    /// What it shows.
    pub tally: &'a Tally,
}

/// How a strand or criterion stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// Met, not yet, not tried.
    pub outcome: Outcome,
    /// Days on which it was shown that count today.
    pub occasions: u32,
    /// Those of them on which it was never shown without help.
    pub helped: u32,
    /// The kinds of work in which it was shown on those days.
    pub contexts: BTreeSet<Text>,
    /// Days on which it was shown too long ago to count.
    pub lapsed: u32,
    /// The last day on which it is still met, if it is.
    pub current_until: Option<Date>,
    /// The last day on which something grave stood against it.
    pub missed_on: Option<Date>,
    /// The last day on which a critical fail stood against it: what was shown until then counts no more.
    pub critical_on: Option<Date>,
}

/// A day that counts.
#[derive(Default)]
struct Occasion<'a> {
    alone: bool,
    kinds: BTreeSet<&'a Text>,
}

/// How a strand or criterion stands, from the attempts that count.
///
/// A day counts on which some attempt showed it and nothing graver than a minor slip stood against it in that attempt. A critical
/// fail begins the count again on the next day. What an occasion shows counts for so many days as the policy says.
#[must_use]
pub fn stand(tried: &[Tried<'_>], needs: Needs, today: Date) -> Stand {
    let last = |is: fn(&Tally) -> bool| tried.iter().filter(|t| is(t.tally)).map(|t| t.on).max();
    let critical_on = last(|t| t.critical > 0);
    let mut days: BTreeMap<Date, Occasion<'_>> = BTreeMap::new();
    for t in tried.iter().filter(|t| t.tally.shown > 0 && t.tally.grave == 0 && critical_on.is_none_or(|c| t.on > c)) {
        let day = days.entry(t.on).or_default();
        day.alone |= !t.helped;
        day.kinds.extend(&t.tally.kinds);
    }
    let until = |on: Date| on.saturating_add(Span::new().days(i64::from(needs.current_days)));
    let counts_on = |then: Date| {
        let current = || days.iter().filter(move |(on, _)| until(**on) >= then).map(|(_, day)| day);
        (current().count(), current().flat_map(|d| d.kinds.iter().copied()).collect::<BTreeSet<&Text>>())
    };
    let enough_on = |then: Date| {
        let (occasions, kinds) = counts_on(then);
        occasions >= needs.occasions as usize && kinds.len() >= needs.contexts as usize
    };
    let met = enough_on(today);
    let called_for = tried.iter().any(|t| t.tally.shown + t.tally.missed > 0);
    let (occasions, contexts) = counts_on(today);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Stand {
        outcome: match (met && called_for, called_for) {
            (true, _) => Outcome::Met,
            (_, true) => Outcome::NotYet,
            _ => Outcome::NotTried,
        },
        occasions: number(occasions),
        helped: number(days.iter().filter(|(on, d)| until(**on) >= today && !d.alone).count()),
        contexts: contexts.into_iter().cloned().collect(),
        lapsed: number(days.len() - occasions),
        current_until: days
            .keys()
            .map(|on| until(*on))
            .find(|last| met && *last >= today && !enough_on(last.saturating_add(Span::new().days(1)))),
        missed_on: last(|t| t.grave > 0),
        critical_on,
    }
}

impl Stand {
    /// How many occasions are wanting.
    #[must_use]
    pub fn occasions_wanting(&self, needs: Needs) -> u32 {
        needs.occasions.saturating_sub(self.occasions)
    }

    /// How many kinds of work are wanting.
    #[must_use]
    pub fn contexts_wanting(&self, needs: Needs) -> u32 {
        needs.contexts.saturating_sub(u32::try_from(self.contexts.len()).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
#[path = "outcome_tests.rs"]
mod tests;
