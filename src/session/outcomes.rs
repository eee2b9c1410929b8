//! Criterion outcomes of a person: their attempts that count, held against the policy, strand by strand and criterion by criterion,
//! gaps first, each with the day that brings it next. Words nothing; the same for window, terminal and command line.

use std::collections::{BTreeMap, BTreeSet};

use super::kept::AttemptFault;
use super::summary::{of_person, with_criteria};
use crate::marking::Rubric;
use crate::marking::outcome::{Needs, Outcome, Stand, Tally, Tried, evidenced_by, stand};
use crate::progress::{PersonId, Store};
use crate::records::{Date, Text};
use crate::scenario::Content;
use crate::scenario::model::Scenario;

/// How everything stands with a person.
#[derive(Debug, Clone)]
pub struct Outcomes {
    /// What the policy asks.
    pub needs: Needs,
    /// How many attempts count.
    pub attempts: u32,
    /// Strands, gaps first.
    pub strands: Vec<StrandOutcome>,
}

/// A strand and the outside criteria it helps to evidence.
#[derive(Debug, Clone)]
pub struct StrandOutcome {
    /// The strand itself; its name is the code.
    pub strand: Item,
    /// Its title.
    pub title: Text,
    /// Its criteria, gaps first.
    pub criteria: Vec<Item>,
}

/// A strand or criterion, and how it stands.
#[derive(Debug, Clone)]
pub struct Item {
    /// The strand's code or the criterion's name.
    pub name: Text,
    /// What it is.
    pub says: Text,
    /// How it stands.
    pub stand: Stand,
    /// Why it cannot be practised yet, if it cannot.
    pub cannot: Option<Text>,
    /// The kinds of work in which some day brings it.
    pub kinds: BTreeSet<Text>,
    /// The path of the day that brings it next, where something is wanting.
    pub next: Option<Text>,
}

impl StrandOutcome {
    /// Its criteria, those together that stand alike and have the same day to practise next; in the order of the first of each.
    #[must_use]
    pub fn criteria_alike(&self, needs: Needs) -> Vec<Vec<&Item>> {
        let mut all: Vec<Vec<&Item>> = Vec::new();
        for c in &self.criteria {
            let alike = |g: &&mut Vec<&Item>| g.first().is_some_and(|x| x.stands_like(c, needs) && x.next == c.next);
            match all.iter_mut().find(alike) {
                Some(group) => group.push(c),
                None => all.push(vec![c]),
            }
        }
        all
    }
}

impl Item {
    /// Whether all that is told of how two stand is the same.
    #[must_use]
    pub fn stands_like(&self, other: &Item, needs: Needs) -> bool {
        let told = |i: &Item| {
            let s = &i.stand;
            let contexts = u32::try_from(s.contexts.len()).unwrap_or(u32::MAX);
            let most = |n: u32, of: u32| if s.outcome == Outcome::Met { n } else { n.min(of) };
            let shown = (most(s.occasions, needs.occasions), most(contexts, needs.contexts), s.helped, s.lapsed);
            (s.outcome, shown, s.current_until, s.missed_on, s.critical_on, i.too_few_kinds(needs))
        };
        told(self) == told(other) && self.cannot == other.cannot
    }

    /// In how many kinds of work the days there are bring it, when those are fewer than are asked for.
    #[must_use]
    pub fn too_few_kinds(&self, needs: Needs) -> Option<u32> {
        let here = u32::try_from(self.kinds.len()).unwrap_or(u32::MAX);
        let could = u32::try_from(self.kinds.union(&self.stand.contexts).count()).unwrap_or(u32::MAX);
        (self.cannot.is_none() && self.stand.outcome != Outcome::Met && could < needs.contexts).then_some(here)
    }

    /// Where it stands in a list of gaps first.
    fn rank(&self) -> u8 {
        match (self.stand.outcome, self.cannot.is_some()) {
            (Outcome::NotYet, _) => 0,
            (Outcome::NotTried, false) => 1,
            (Outcome::Met, _) => 2,
            (Outcome::NotTried, true) => 3,
        }
    }
}

/// How everything stands with a person today.
///
/// # Errors
/// When what is stored cannot be read.
pub fn outcomes(store: &Store, content: &Content, person: &PersonId, today: Date) -> Result<Outcomes, AttemptFault> {
    let mut days: Vec<(Date, bool, BTreeMap<Text, Tally>)> = Vec::new();
    for p in of_person(store, person)?.into_iter().rev() {
        let (Some(on), Some(kept)) = (p.date, &p.summary) else { continue };
        let s = with_criteria(store, &p.row, kept)?;
        days.push((on, s.helped, s.tallies().collect()));
    }
    Ok(weighed(content, &days, today))
}

/// How everything stands, from what the attempts that count show, oldest first: when, whether with help, and what.
#[must_use]
pub fn weighed(content: &Content, days: &[(Date, bool, BTreeMap<Text, Tally>)], today: Date) -> Outcomes {
    let needs = Needs::of(|name| content.policy.number(name));
    let mut tried: BTreeMap<&Text, Vec<Tried<'_>>> = BTreeMap::new();
    for (on, helped, tallies) in days {
        for (key, tally) in tallies {
            tried.entry(key).or_default().push(Tried { on: *on, helped: *helped, tally });
        }
    }
    let rubric = &content.rubric;
    let brought = brought_by(content);
    let item = |name: &Text, says: &Text, cannot: &Option<Text>| {
        let stand = stand(tried.get(name).map_or(&[][..], Vec::as_slice), needs, today);
        let wanting = stand.outcome != Outcome::Met;
        let next = if wanting { next_day(content, brought.get(name), &stand, needs) } else { None };
        let kinds = brought.get(name).into_iter().flat_map(BTreeMap::values).flatten().cloned().collect();
        Item { name: name.clone(), says: says.clone(), stand, cannot: cannot.clone(), kinds, next }
    };
    let criterion = |name: &Text| {
        let known = rubric.criteria.iter().find(|c| c.name == *name)?;
        Some(item(&known.name, &known.says, &known.not_yet))
    };
    let mut strands: Vec<StrandOutcome> = rubric
        .strands
        .iter()
        .map(|s| {
            let mut criteria: Vec<Item> = s.criteria.iter().filter_map(criterion).collect();
            criteria.sort_by_key(Item::rank);
            StrandOutcome { strand: item(&s.code, &s.says, &s.not_yet), title: s.title.clone(), criteria }
        })
        .collect();
    strands.sort_by_key(|s| s.strand.rank());
    Outcomes { needs, attempts: u32::try_from(days.len()).unwrap_or(u32::MAX), strands }
}

/// For each strand and criterion the days that bring it, by their places, with the kinds of work that do.
type Brought = BTreeMap<Text, BTreeMap<usize, BTreeSet<Text>>>;

fn brought_by(content: &Content) -> Brought {
    let mut out = Brought::new();
    for (n, s) in content.scenarios.iter().enumerate() {
        let kinds: BTreeSet<u16> = s.tasks.iter().map(|t| t.kind).collect();
        for kind in kinds.iter().filter_map(|k| content.rubric.kinds.get(usize::from(*k))) {
            for key in keys_of(kind.pages.as_slice(), &content.rubric) {
                out.entry(key.clone()).or_default().entry(n).or_default().insert(kind.id.clone());
            }
        }
    }
    out
}

fn keys_of<'a>(pages: &'a [u16], rubric: &'a Rubric) -> impl Iterator<Item = &'a Text> {
    pages.iter().filter_map(|p| rubric.pages.get(usize::from(*p))).flat_map(|p| evidenced_by(p, rubric))
}

/// The day that brings most of what is wanting: kinds of work it has not been shown in yet where those are wanting, else most kinds of
/// work; among those alike the easiest, then the earliest.
fn next_day(content: &Content, brought: Option<&BTreeMap<usize, BTreeSet<Text>>>, stand: &Stand, needs: Needs) -> Option<Text> {
    let wants_kinds = stand.contexts_wanting(needs) > 0;
    let worth = |kinds: &BTreeSet<Text>| kinds.iter().filter(|k| !wants_kinds || !stand.contexts.contains(*k)).count();
    let days = brought?.iter().filter_map(|(n, kinds)| content.scenarios.get(*n).map(|s| (s, worth(kinds))));
    let order = |s: &Scenario| (s.level, s.date, Text::clone(&s.path));
    days.min_by_key(|(s, worth)| (std::cmp::Reverse(*worth), order(s))).map(|(s, _)| Text::clone(&s.path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::library::Origin;

    fn content() -> Content {
        let here = Origin::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_owned());
        crate::scenario::check(here.read()).content
    }

    fn on(s: &str) -> Date {
        s.parse().unwrap()
    }

    fn shown(keys: &[(&str, &[&str])]) -> BTreeMap<Text, Tally> {
        let tally =
            |kinds: &[&str]| Tally { shown: 1, kinds: kinds.iter().map(|k| Text::from(*k)).collect(), ..Tally::default() };
        keys.iter().map(|(key, kinds)| (Text::from(*key), tally(kinds))).collect()
    }

    fn strand<'a>(o: &'a Outcomes, code: &str) -> &'a StrandOutcome {
        o.strands.iter().find(|s| &*s.strand.name == code).unwrap()
    }

    #[test]
    fn somebody_new_has_everything_before_them_and_is_told_which_day_brings_it() {
        let c = content();
        let o = weighed(&c, &[], on("2026-03-10"));
        assert_eq!((o.attempts, o.strands.len()), (0, 14));
        for s in &o.strands {
            let all = std::iter::once(&s.strand).chain(&s.criteria);
            for i in all {
                assert_eq!(i.stand.outcome, Outcome::NotTried, "{}", i.name);
                assert!(i.next.is_some() != i.cannot.is_some(), "{} is brought by a day, or cannot be practised yet", i.name);
            }
        }
        let last: Vec<&str> = o.strands.iter().rev().take(2).map(|s| &*s.strand.name).collect();
        assert_eq!(last, ["HR14", "HR9"], "what cannot be practised yet comes last");
    }

    #[test]
    fn gaps_come_first_and_what_is_met_asks_for_no_day() {
        let c = content();
        let both: &[&str] = &["returned_sets", "loose_sheet"];
        let days: Vec<_> = ["2026-03-02", "2026-03-03", "2026-03-04"]
            .iter()
            .map(|d| (on(d), false, shown(&[("HR4", both), ("R/601/2490 3.4", both), ("HR3", &["loose_sheet"])])))
            .collect();
        let o = weighed(&c, &days, on("2026-03-10"));
        assert_eq!(&*o.strands[0].strand.name, "HR3");
        let (hr3, hr4) = (strand(&o, "HR3"), strand(&o, "HR4"));
        assert_eq!((hr3.strand.stand.outcome, hr4.strand.stand.outcome), (Outcome::NotYet, Outcome::Met));
        assert_eq!((hr4.strand.next.clone(), hr4.strand.stand.current_until), (None, Some(on("2027-03-02"))));
        let names: Vec<&str> = hr4.criteria.iter().map(|i| &*i.name).collect();
        assert_eq!(names.last(), Some(&"R/601/2490 3.4"), "{names:?}");
        // Wanting is another kind of work: the day to practise next has one.
        let next = c.scenario(hr3.strand.next.as_deref().unwrap()).unwrap();
        let kinds: BTreeSet<&str> = next.tasks.iter().map(|t| t.raw.kind.as_str()).collect();
        let brings = |k: &str| {
            let kind = c.rubric.kinds.iter().find(|x| &*x.id == k).unwrap();
            keys_of(&kind.pages, &c.rubric).any(|key| &**key == "HR3")
        };
        assert!(kinds.iter().any(|k| *k != "loose_sheet" && brings(k)), "{kinds:?}");
    }

    #[test]
    fn criteria_that_stand_alike_stand_together() {
        let c = content();
        let days = [(on("2026-03-02"), false, shown(&[("HR4", &["returned_sets"]), ("INSBA022 PC2", &["loose_sheet"])]))];
        let o = weighed(&c, &days, on("2026-03-10"));
        let hr4 = strand(&o, "HR4");
        let groups = hr4.criteria_alike(o.needs);
        let names: Vec<Vec<&str>> = groups.iter().map(|g| g.iter().map(|i| &*i.name).collect()).collect();
        assert_eq!(names[0], ["INSBA022 PC2"], "{names:?}");
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), hr4.criteria.len());
        // Another kind of work, and the same to tell of it.
        assert!(groups[0][0].stands_like(&hr4.strand, o.needs));
        assert!(groups[1].len() > 1 && !groups[1][0].stands_like(&hr4.strand, o.needs), "{names:?}");
    }

    #[test]
    fn a_good_clerk_can_meet_everything_that_can_be_practised() {
        use crate::authoring::prove::{clerk, play_out};
        use crate::clerk::ClerkName;
        use crate::marking::outcome::tallies;
        use crate::scenario::{VariantChoice, deal};
        let c = content();
        let mut kinds: BTreeMap<Text, BTreeSet<Text>> = BTreeMap::new();
        for s in &c.scenarios {
            for choice in VariantChoice::ALL {
                let dealt = deal(&c, s, 1, *choice).unwrap();
                let played = play_out(&dealt, &c.rubric, &mut *clerk(ClerkName::Model, &c, s, &dealt, 1));
                for (key, tally) in tallies(&played.report, &c.rubric) {
                    kinds.entry(key).or_default().extend(tally.kinds);
                }
            }
        }
        let o = weighed(&c, &[], on("2026-03-10"));
        let all = o.strands.iter().flat_map(|s| std::iter::once(&s.strand).chain(&s.criteria)).filter(|i| i.cannot.is_none());
        let mut too_few = BTreeSet::new();
        for i in all {
            let shown_in = kinds.get(&i.name).map_or(0, BTreeSet::len);
            match i.too_few_kinds(o.needs) {
                Some(here) => {
                    assert_eq!(shown_in, here as usize, "{}", i.name);
                    too_few.insert(i.name.to_string());
                }
                None => assert!(shown_in >= o.needs.contexts as usize, "{} in {shown_in}", i.name),
            }
        }
        // What the days here bring in one kind of work only, and trainees are told so.
        assert_eq!(too_few.into_iter().collect::<Vec<_>>(), ["DAPB1605", "HR8"]);
    }
}
