//! The view of criterion outcomes: what `session::outcomes` weighs, in words and in groups. Weighs nothing itself.

use crate::marking::outcome::{Needs, Outcome};
use crate::progress::{PersonId, Store};
use crate::records::Date;
use crate::scenario::Content;
use crate::screens::kit::Tone;
use crate::screens::outcomes::{Alike, Criterion, Group, HowItStands, OutcomesView, StrandCard};
use crate::session::kept::AttemptFault;
use crate::session::outcomes::{Item, StrandOutcome, outcomes as of_person};
use crate::wording::Words;

use super::attempts::day_title;
use super::count;

/// How everything stands with a person; with nobody without one.
///
/// # Errors
/// When what is stored cannot be read.
pub fn outcomes(
    store: &Store,
    content: &Content,
    words: &Words,
    person: Option<&PersonId>,
    today: Date,
) -> Result<OutcomesView, AttemptFault> {
    let Some(person) = person else { return Ok(OutcomesView::default()) };
    let all = of_person(store, content, person, today)?;
    let w = Worder { content, words, needs: all.needs };
    let of = |o: Outcome, cannot: bool| {
        let is = move |s: &&StrandOutcome| s.strand.stand.outcome == o && s.strand.cannot.is_some() == cannot;
        all.strands.iter().filter(is)
    };
    let counts = [Outcome::Met, Outcome::NotYet, Outcome::NotTried].map(|o| {
        let n = count(of(o, false).chain(of(o, true)).count());
        (tone(o), words.say("outcome-count", &[("n", n.into()), ("outcome", words.outcome(o).into())]))
    });
    // What cannot be practised yet and was shown all the same, in older days, stands with what can.
    let groups = [
        ("outcome-group-not-yet", of(Outcome::NotYet, false).chain(of(Outcome::NotYet, true)).collect::<Vec<_>>()),
        ("outcome-group-not-tried", of(Outcome::NotTried, false).collect()),
        ("outcome-group-met", of(Outcome::Met, false).chain(of(Outcome::Met, true)).collect()),
        ("outcome-group-cannot", of(Outcome::NotTried, true).collect()),
    ];
    let group = |(title, strands): (&str, Vec<&StrandOutcome>)| Group {
        title: words.say(title, &[]),
        strands: strands.into_iter().map(|s| w.card(s)).collect(),
    };
    Ok(OutcomesView {
        name: store.person(person)?.map(|p| p.name),
        played: all.attempts > 0,
        counts: counts.to_vec(),
        rule: words.outcome_rule(all.needs),
        groups: groups.into_iter().filter(|(_, s)| !s.is_empty()).map(group).collect(),
    })
}

fn tone(o: Outcome) -> Tone {
    match o {
        Outcome::Met => Tone::Good,
        Outcome::NotYet => Tone::Care,
        Outcome::NotTried => Tone::Plain,
    }
}

struct Worder<'a> {
    content: &'a Content,
    words: &'a Words,
    needs: Needs,
}

impl Worder<'_> {
    fn card(&self, s: &StrandOutcome) -> StrandCard {
        let met = count(s.criteria.iter().filter(|c| c.stand.outcome == Outcome::Met).count());
        let puts = [("met", met.into()), ("n", count(s.criteria.len()).into())];
        StrandCard {
            name: s.strand.name.to_string(),
            title: s.title.to_string(),
            says: s.strand.says.to_string(),
            how: self.how(&s.strand, self.words.outcome_needs(&s.strand.stand, self.needs)),
            next: s.strand.next.as_ref().map(|path| (path.to_string(), day_title(self.content, path))),
            met: self.words.say("outcome-of-criteria", &puts),
            criteria: s.criteria_alike(self.needs).iter().filter_map(|group| self.alike(&s.strand, group)).collect(),
        }
    }

    /// Criteria that stand alike: how, where it is not as the strand does, and the day to practise next, where it is another.
    fn alike(&self, strand: &Item, group: &[&Item]) -> Option<Alike> {
        let first = group.first()?;
        let next = first.next.as_ref().filter(|next| Some(*next) != strand.next.as_ref());
        Some(Alike {
            how: (!first.stands_like(strand, self.needs)).then(|| self.how(first, None)),
            next: next.map(|path| self.words.say("outcome-next", &[("day", day_title(self.content, path).into())])),
            criteria: group.iter().map(|i| Criterion { name: i.name.to_string(), says: i.says.to_string() }).collect(),
        })
    }

    fn how(&self, i: &Item, needs: Option<String>) -> HowItStands {
        let stand = &i.stand;
        let mut notes: Vec<String> = needs.into_iter().collect();
        notes.extend(self.words.outcome_notes(stand));
        notes.extend(i.cannot.as_ref().map(ToString::to_string));
        notes.extend(i.too_few_kinds(self.needs).map(|n| self.words.say("outcome-too-few", &[("n", n.into())])));
        HowItStands {
            outcome: (tone(stand.outcome), self.words.outcome(stand.outcome)),
            occasions: (stand.outcome == Outcome::NotYet)
                .then(|| (stand.occasions.min(self.needs.occasions), self.needs.occasions)),
            progress: self.words.outcome_progress(stand, self.needs),
            notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::{Shelf, person_of};

    /// Three hours in which nothing is done.
    fn idle(a: &mut crate::session::kept::Attempt) {
        (0..3).for_each(|_| a.ask(&crate::day::Act::Wait(3600)).unwrap());
    }

    fn view(s: &Shelf, person: Option<&PersonId>) -> OutcomesView {
        outcomes(&s.store, &s.content, &Words::english(), person, crate::views::today()).unwrap()
    }

    #[test]
    fn nobody_and_somebody_new_have_nothing_to_show() {
        let s = Shelf::new();
        assert_eq!(view(&s, None), OutcomesView::default());
        let ada = person_of(&s.store, "Ada");
        s.begin(&ada);
        let new = view(&s, Some(&ada));
        assert_eq!((new.name.as_deref(), new.played), (Some("Ada"), false));
    }

    #[test]
    fn a_day_on_which_nothing_was_done_shows_gaps_with_the_day_that_brings_them() {
        let s = Shelf::new();
        let ada = person_of(&s.store, "Ada");
        let mut a = s.begin(&ada);
        idle(&mut a);
        s.close(a);
        let v = view(&s, Some(&ada));
        assert!(v.played);
        let titles: Vec<&str> = v.groups.iter().map(|g| g.title.as_str()).collect();
        assert_eq!(titles, ["Not yet", "Not tried", "Cannot be practised here yet"]);
        let first = &v.groups[0].strands[0];
        assert_eq!(first.how.occasions, Some((0, 3)), "{first:?}");
        assert!(first.next.as_ref().is_some_and(|(path, title)| path.ends_with(".ron") && !title.is_empty()), "{first:?}");
        let all: usize = v.groups.iter().map(|g| g.strands.len()).sum();
        assert_eq!(all, 14);
        let cannot = &v.groups[2].strands[0];
        let told = |how: &HowItStands| how.notes.iter().any(|n| n.contains("cannot be practised here yet"));
        assert!(cannot.next.is_none() && told(&cannot.how), "{cannot:?}");
        // Its sixteen criteria stand as it does: that is said once.
        assert!(cannot.criteria.len() == 1 && cannot.criteria[0].how.is_none(), "{cannot:?}");
        assert_eq!(cannot.criteria[0].criteria.len(), 16);
    }

    #[test]
    fn only_the_newest_of_a_tree_counts_and_help_is_told() {
        let s = Shelf::new();
        let ada = person_of(&s.store, "Ada");
        let mut a = s.begin(&ada);
        a.ask(&crate::day::Act::Wait(600)).unwrap();
        a.step_back().unwrap();
        let id = a.id.clone();
        s.close(a);
        let all = of_person(&s.store, &s.content, &ada, crate::views::today()).unwrap();
        assert_eq!(all.attempts, 1);
        let kept = s.store.summary(&id).unwrap().unwrap();
        assert!(kept.contains("\"helped\":true"), "{kept}");
    }

    #[test]
    fn a_summary_of_an_older_program_is_made_again_from_what_is_stored() {
        let s = Shelf::new();
        let ada = person_of(&s.store, "Ada");
        let mut a = s.begin(&ada);
        idle(&mut a);
        let id = a.id.clone();
        s.close(a);
        let kept = s.store.summary(&id).unwrap().unwrap();
        s.store.put_summary(&id, r#"{"result":"not-yet","earned":0,"available":1}"#).unwrap();
        let before = view(&s, Some(&ada));
        assert_eq!(s.store.summary(&id).unwrap().unwrap(), kept);
        assert_eq!(view(&s, Some(&ada)), before);
    }
}
