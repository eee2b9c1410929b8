//! How a requirement stands, kept up fact by fact: one verdict for each of its parts, and the whole's made from those.
//! A fact is looked at once, when it comes. What came earlier is looked back at once, when a watch begins.

use std::slice::IterMut;

use super::history::History;
use super::rule::{Bound, Context, Pattern, Require, Seen, Time, Verdict};
use crate::day::ids::Second;
use crate::day::vocabulary::Value;

/// What a watch judges by, apart from the facts that come.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The number of the fact that began it; none for a rule without a trigger.
    pub trigger: Option<u32>,
    /// When it began; 0 for a rule without a trigger.
    pub start: Second,
    /// Values bound by the trigger.
    pub bound: &'a Bound,
    /// What the task is about.
    pub context: &'a Context,
    /// The time.
    pub now: Second,
    /// Facts to look back at.
    pub history: &'a History,
    /// The list of them that is the watch's own.
    pub list: usize,
}

impl Terms<'_> {
    fn fits(&self, p: &Pattern, f: &Seen) -> bool {
        p.fits(f, self.bound, self.context)
    }

    /// What fits so far, newest first.
    fn so_far(&self, p: &Pattern) -> impl Iterator<Item = &Seen> {
        self.history.of(self.list, p.kind).filter(move |f| self.fits(p, f))
    }

    /// Whether at least so many fit, each with another value in a field if one is named.
    fn enough<'a>(&self, mut fit: impl Iterator<Item = &'a Seen>, at_least: u32, each: Option<u8>) -> bool {
        let at_least = at_least as usize;
        let Some(field) = each else { return at_least == 0 || fit.nth(at_least - 1).is_some() };
        let mut different: Vec<Value> = Vec::new();
        while different.len() < at_least {
            let Some(f) = fit.next() else { return false };
            let v = f.fields.at(field);
            if !different.contains(&v) {
                different.push(v);
            }
        }
        true
    }

    /// The last second of a time.
    pub fn limit(&self, time: Time) -> Second {
        match time {
            Time::Secs(s) => self.start.saturating_add(s),
            Time::Due => self.context.due,
        }
    }
}

impl Require {
    /// How many parts it has: requirements that are not made of others. None if it is not made of others itself.
    #[must_use]
    pub fn parts(&self) -> usize {
        match self {
            Require::Either(_) | Require::All(_) => self.leaves(),
            _ => 0,
        }
    }

    fn leaves(&self) -> usize {
        match self {
            Require::Either(all) | Require::All(all) => all.iter().map(Require::leaves).sum(),
            _ => 1,
        }
    }

    /// Where it stands when its watch begins, by what came so far.
    pub fn begin(&self, t: &Terms<'_>, parts: &mut [Verdict]) -> Verdict {
        self.judge(Verdict::Open, parts, |part, _| part.so_far(t))
    }

    /// Where it stands after one fact more; `was` is where it stood.
    pub fn hear(&self, was: Verdict, f: &Seen, t: &Terms<'_>, parts: &mut [Verdict]) -> Verdict {
        self.judge(was, parts, |part, was| part.after(was, f, t))
    }

    /// Where it stands now that time has passed; `was` is where it stood.
    pub fn time_came(&self, was: Verdict, t: &Terms<'_>, parts: &mut [Verdict]) -> Verdict {
        self.judge(was, parts, |part, was| part.by_now(was, t))
    }

    /// Where it stands when the day is closed: what is open then is kept if nothing was to happen, and broken if something was.
    pub fn close(&self, was: Verdict, parts: &mut [Verdict]) -> Verdict {
        self.judge(was, parts, |part, was| match (was, part) {
            (Verdict::Open, Require::Never(_) | Require::Until { .. } | Require::Only { .. }) => Verdict::Kept,
            (Verdict::Open, _) => Verdict::Broken(None),
            (settled, _) => settled,
        })
    }

    /// The times after which time alone breaks a part.
    #[must_use]
    pub fn times(&self) -> Vec<Time> {
        match self {
            Require::Within { time, .. } => vec![*time],
            Require::Either(all) | Require::All(all) => all.iter().flat_map(Require::times).collect(),
            _ => Vec::new(),
        }
    }

    /// Settles each part anew and makes the whole's verdict from theirs. Without parts its own is all there is.
    fn judge(&self, was: Verdict, parts: &mut [Verdict], mut settle: impl FnMut(&Require, Verdict) -> Verdict) -> Verdict {
        match self {
            Require::Either(_) | Require::All(_) => self.each_part(&mut parts.iter_mut(), &mut settle),
            alone => settle(alone, was),
        }
    }

    /// As [`Self::judge`], part by part.
    fn each_part<F>(&self, parts: &mut IterMut<'_, Verdict>, settle: &mut F) -> Verdict
    where
        F: FnMut(&Require, Verdict) -> Verdict,
    {
        match self {
            Require::Either(all) => {
                let mut whole = Verdict::Broken(None);
                let mut rest = all.iter();
                for r in rest.by_ref() {
                    match r.each_part(parts, settle) {
                        Verdict::Kept => {
                            whole = Verdict::Kept;
                            break;
                        }
                        Verdict::Open => whole = Verdict::Open,
                        Verdict::Broken(by) if whole == Verdict::Broken(None) => whole = Verdict::Broken(by),
                        Verdict::Broken(_) => {}
                    }
                }
                pass_over(rest.as_slice(), parts);
                whole
            }
            Require::All(all) => {
                let mut whole = Verdict::Kept;
                for r in all {
                    match (r.each_part(parts, settle), whole) {
                        (_, Verdict::Broken(_)) | (Verdict::Kept, _) => {}
                        (other, _) => whole = other,
                    }
                }
                whole
            }
            part => {
                let Some(verdict) = parts.next() else { return Verdict::Open };
                *verdict = settle(part, *verdict);
                *verdict
            }
        }
    }

    /// A part's verdict by what came so far.
    fn so_far(&self, t: &Terms<'_>) -> Verdict {
        let kept_if = |kept: bool, otherwise: Verdict| if kept { Verdict::Kept } else { otherwise };
        let broken_by = |f: Option<&Seen>| f.map_or(Verdict::Open, |f| Verdict::Broken(Some(f.number)));
        match self {
            Require::Did(p) => kept_if(t.so_far(p).next().is_some(), Verdict::Open),
            Require::Never(p) => broken_by(t.so_far(p).last()),
            Require::Before { of, at_least, each } => {
                let before = t.so_far(of).filter(|f| t.trigger.is_none_or(|trigger| f.number < trigger));
                kept_if(t.enough(before, *at_least, *each), Verdict::Broken(None))
            }
            Require::AtLeast { of, at_least, each } => kept_if(t.enough(t.so_far(of), *at_least, *each), Verdict::Open),
            Require::Only { of, allowed } => broken_by(t.so_far(of).filter(|f| !t.fits(allowed, f)).last()),
            Require::Within { .. } | Require::Until { .. } | Require::Either(_) | Require::All(_) => {
                self.by_now(Verdict::Open, t)
            }
        }
    }

    /// A part's verdict after one fact more.
    fn after(&self, was: Verdict, f: &Seen, t: &Terms<'_>) -> Verdict {
        let broken_by = Verdict::Broken(Some(f.number));
        match (self, was) {
            // Late so far, by time alone: a fact that was in time may still be on its way here.
            (Require::Within { of, time }, Verdict::Open | Verdict::Broken(None)) if t.fits(of, f) => {
                if f.second <= t.limit(*time) { Verdict::Kept } else { broken_by }
            }
            (Require::Did(p), Verdict::Open) if t.fits(p, f) => Verdict::Kept,
            (Require::Never(p), Verdict::Open) if t.fits(p, f) => broken_by,
            (Require::Until { until, .. }, Verdict::Open) if t.fits(until, f) => Verdict::Kept,
            (Require::Until { never, .. }, Verdict::Open) if t.fits(never, f) => broken_by,
            (Require::Only { of, allowed }, Verdict::Open) if t.fits(of, f) && !t.fits(allowed, f) => broken_by,
            (Require::AtLeast { of, .. }, Verdict::Open) if t.fits(of, f) => self.so_far(t),
            _ => self.by_now(was, t),
        }
    }

    /// A part's verdict by the time alone.
    fn by_now(&self, was: Verdict, t: &Terms<'_>) -> Verdict {
        match (self, was) {
            (Require::Within { time, .. }, Verdict::Open) if t.now > t.limit(*time) => Verdict::Broken(None),
            _ => was,
        }
    }
}

/// Leaves the parts of these as they are: one before them is kept, and what is kept stays so, whatever they would come to.
fn pass_over(rest: &[Require], parts: &mut IterMut<'_, Verdict>) {
    let passed: usize = rest.iter().map(Require::leaves).sum();
    if let Some(last) = passed.checked_sub(1) {
        parts.nth(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::FactKind;
    use crate::day::vocabulary::Fields;
    use crate::marking::rule::{MOST_NAMES, no_task};

    #[test]
    fn what_was_to_come_before_all_else_stays_broken_when_the_first_fact_is_another() {
        let of = Pattern { kind: FactKind(3), tests: Vec::new(), binds: Vec::new() };
        let before = Require::Before { of, at_least: 1, each: None };
        let (bound, context, history) = ([Value::NOTHING; MOST_NAMES], no_task(600), History::new(1));
        let t = Terms { trigger: None, start: 0, bound: &bound, context: &context, now: 0, history: &history, list: 0 };
        let first = Seen { number: 0, second: 0, kind: FactKind(4), fields: Fields::default() };
        for r in [before.clone(), Require::All(vec![before])] {
            let mut parts = vec![Verdict::Open; r.parts()];
            let begun = r.begin(&t, &mut parts);
            assert_eq!(begun, Verdict::Broken(None));
            assert_eq!(r.hear(begun, &first, &t, &mut parts), Verdict::Broken(None));
        }
    }
}
