//! Criterion outcomes in words: how far, what is wanting, until when. The same sentences in the window and on the command line.

use super::Words;
use crate::marking::outcome::{Needs, Outcome, Stand};
use crate::records::dates;

impl Words {
    /// What the policy asks of a strand or criterion.
    #[must_use]
    pub fn outcome_rule(&self, needs: Needs) -> String {
        let puts =
            [("occasions", needs.occasions.into()), ("contexts", needs.contexts.into()), ("days", needs.current_days.into())];
        self.say("outcome-rule", &puts)
    }

    /// How far it is, in a few words; nothing where it was never called for.
    #[must_use]
    pub fn outcome_progress(&self, s: &Stand, needs: Needs) -> String {
        let contexts = u32::try_from(s.contexts.len()).unwrap_or(u32::MAX);
        match (s.outcome, s.current_until) {
            (Outcome::NotTried, _) => String::new(),
            (Outcome::Met, Some(until)) => {
                let puts =
                    [("occasions", s.occasions.into()), ("contexts", contexts.into()), ("date", dates::show(until).into())];
                self.say("outcome-shown", &puts)
            }
            _ => {
                let puts = [
                    ("occasions", s.occasions.min(needs.occasions).into()),
                    ("of-occasions", needs.occasions.into()),
                    ("contexts", contexts.min(needs.contexts).into()),
                    ("of-contexts", needs.contexts.into()),
                ];
                self.say("outcome-progress", &puts)
            }
        }
    }

    /// What is wanting, where it is not yet: a sentence.
    #[must_use]
    pub fn outcome_needs(&self, s: &Stand, needs: Needs) -> Option<String> {
        let (days, kinds) = (s.occasions_wanting(needs), s.contexts_wanting(needs));
        let puts = [("n", days.into()), ("kinds", kinds.into())];
        match (s.outcome, days, kinds) {
            (Outcome::Met | Outcome::NotTried, ..) | (_, 0, 0) => None,
            (_, _, 0) => Some(self.say("outcome-needs-days", &puts)),
            (_, 0, _) => Some(self.say("outcome-needs-kinds", &[("n", kinds.into())])),
            _ => Some(self.say("outcome-needs-both", &puts)),
        }
    }

    /// What there is to know besides: sentences.
    #[must_use]
    pub fn outcome_notes(&self, s: &Stand) -> Vec<String> {
        let mut out = Vec::new();
        let on = |date| [("date", dates::show(date).into())];
        match (s.outcome, s.critical_on, s.missed_on) {
            (Outcome::NotYet, Some(date), _) => out.push(self.say("outcome-critical", &on(date))),
            (_, _, Some(date)) => out.push(self.say("outcome-missed", &on(date))),
            _ => {}
        }
        if s.outcome == Outcome::NotYet && s.lapsed > 0 {
            out.push(self.say("outcome-lapsed", &[("n", s.lapsed.into())]));
        }
        if s.helped > 0 {
            out.push(self.say("outcome-helped", &[("n", s.helped.into())]));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::records::{Date, Text};

    const POLICY: Needs = Needs { occasions: 3, contexts: 2, current_days: 365 };

    fn stand(outcome: Outcome, occasions: u32, contexts: &[&str]) -> Stand {
        Stand {
            outcome,
            occasions,
            helped: 0,
            contexts: contexts.iter().map(|c| Text::from(*c)).collect::<BTreeSet<Text>>(),
            lapsed: 0,
            current_until: None,
            missed_on: None,
            critical_on: None,
        }
    }

    fn said(s: &Stand) -> String {
        let w = Words::english();
        let mut all = vec![w.outcome(s.outcome), w.outcome_progress(s, POLICY)];
        all.extend(w.outcome_needs(s, POLICY));
        all.extend(w.outcome_notes(s));
        all.join(" | ")
    }

    #[test]
    fn what_is_wanting_is_said_in_plain_words() {
        let day = "2026-03-05".parse::<Date>().ok();
        assert_eq!(said(&stand(Outcome::NotTried, 0, &[])), "not tried | ");
        assert_eq!(
            said(&stand(Outcome::NotYet, 2, &["a"])),
            "not yet | 2 of 3 occasions, 1 of 2 kinds of work | Needs one more occasion, on another day and in another kind of work."
        );
        assert_eq!(
            said(&stand(Outcome::NotYet, 5, &["a"])),
            "not yet | 3 of 3 occasions, 1 of 2 kinds of work | Needs another kind of work."
        );
        let fallen = Stand { critical_on: day, missed_on: day, lapsed: 2, ..stand(Outcome::NotYet, 0, &[]) };
        assert_eq!(
            said(&fallen),
            "not yet | 0 of 3 occasions, 0 of 2 kinds of work | Needs 3 more occasions, on different days, and 2 more kinds of \
             work among them. | A critical fail stood against it on 5 Mar 2026. Occasions count again from the day after. | \
             2 occasions are too long ago to count."
        );
        let met = Stand { current_until: day, missed_on: day, helped: 1, ..stand(Outcome::Met, 3, &["a", "b"]) };
        assert_eq!(
            said(&met),
            "met in simulation | Shown on 3 days in 2 kinds of work. Counts until 5 Mar 2026. | Last missed on 5 Mar 2026. | \
             One of them with help: a hint or a step back."
        );
    }
}
