//! Anything at all, a million times: nothing breaks, time never goes back, refusals change nothing, nothing is nowhere or twice.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod common;

use std::collections::BTreeSet;
use std::sync::Arc;

use common::{content, days, dealt, rubric};
use records_day::clerk::random::RandomClerk;
use records_day::day::plan::{FolderSpot, SheetSpot};
use records_day::day::{Day, FolderId, Refusal};
use records_day::marking::Marker;
use records_day::records::Pack;
use records_day::scenario::VariantChoice;

/// Folders and sheets are always somewhere and nowhere twice.
fn everything_is_somewhere_once(day: &Day) {
    let (plan, state) = (day.plan(), day.state());
    let shelved: Vec<FolderId> = state.on_shelf.values().flatten().copied().collect();
    assert_eq!(shelved.iter().collect::<BTreeSet<_>>().len(), shelved.len(), "a folder stands on the shelf twice");
    assert_eq!(state.hands.iter().collect::<BTreeSet<_>>().len(), state.hands.len(), "a folder is in hand twice");
    for i in 0..u32::try_from(plan.folders.len()).unwrap() {
        let f = FolderId(i);
        let spot = state.folder_spot(plan, f).expect("a folder is always somewhere");
        assert_eq!(matches!(spot, FolderSpot::Shelf(_)), shelved.contains(&f), "folder {i} at {spot:?}");
        assert_eq!(spot == FolderSpot::Hands, state.hands.contains(&f), "folder {i} at {spot:?}");
        let to_come = plan.tasks.iter().skip(usize::from(state.arrived)).any(|t| t.folders.contains(&f));
        let travels = state.transit.iter().any(|x| x.folder == f);
        assert!(matches!(spot, FolderSpot::OnItsWay(_)) == travels || to_come, "folder {i} at {spot:?}");
        if let FolderSpot::Shelf(n) = spot {
            assert!(state.folders_at(plan, n).contains(&f), "folder {i} does not stand where it is");
        }
    }
    for (p, lying) in state.lying.iter().enumerate() {
        let here = |spot: Option<FolderSpot>| matches!(spot, Some(FolderSpot::At(x)) if x.index() == p);
        let folders: Vec<FolderId> =
            (0u32..).map(FolderId).take(plan.folders.len()).filter(|f| here(state.folder_spot(plan, *f))).collect();
        assert_eq!(lying.folders, folders, "folders lying at place {p}");
        let sheets: Vec<usize> = state
            .sheets
            .iter()
            .zip(&state.sheets_here)
            .enumerate()
            .filter(|(_, (s, here))| **here && matches!(s, SheetSpot::At(x) if x.index() == p))
            .map(|(i, _)| i)
            .collect();
        assert_eq!(lying.sheets.iter().map(|s| s.index()).collect::<Vec<_>>(), sheets, "sheets lying at place {p}");
    }
    for (i, s) in state.sheets.iter().enumerate() {
        if let SheetSpot::In(f, _) = s {
            assert!(state.inside.get(f).is_some_and(|x| x.iter().any(|y| y.index() == i)), "sheet {i} is in folder {f:?}");
        }
        let held = state.sheet_hands.iter().filter(|x| x.index() == i).count();
        assert_eq!(usize::from(*s == SheetSpot::Hands), held, "sheet {i} at {s:?}");
    }
}

fn wild_day(seed: u64, tries: u32, mut clerk: RandomClerk) -> (u32, u32) {
    let scenarios = days();
    let s = scenarios[usize::try_from(seed).unwrap() % scenarios.len()];
    let d = dealt(content(), s, seed, VariantChoice::Mixed);
    let mut day = Day::open(Arc::clone(&d.plan));
    let mut marker = Marker::new(rubric(), Arc::clone(&d.plan));
    let (mut done, mut refused, mut last) = (0, 0, 0);
    let mut slips = Vec::new();
    let opening = day.due(0);
    day.fold(&opening);
    marker.feed(&opening, &mut slips);
    for n in 0..tries {
        let act = clerk.draw(&day);
        let before = if n % 500 == 0 { Some(format!("{:?}", day.state())) } else { None };
        match day.decide(&act) {
            Ok(facts) => {
                for f in &facts {
                    let mut packed = Vec::new();
                    f.pack(&mut packed);
                    assert_eq!(
                        packed,
                        postcard::to_stdvec(f).unwrap(),
                        "packed otherwise than the general serialiser would: {f:?}"
                    );
                }
                assert!(facts.iter().all(|f| f.second >= last), "time went back after {act:?}");
                day.fold(&facts);
                marker.feed(&facts, &mut slips);
                last = day.state().now;
                let due = day.due(last);
                assert!(due.iter().all(|f| f.second <= last), "the clock brought the future after {act:?}");
                day.fold(&due);
                marker.feed(&due, &mut slips);
                done += 1;
            }
            Err(r) => {
                refused += 1;
                if let Some(b) = before {
                    assert_eq!(b, format!("{:?}", day.state()), "a refusal changed something: {act:?} {r:?}");
                }
                if r == Refusal::DayClosed {
                    break;
                }
            }
        }
        if n % 200 == 0 {
            everything_is_somewhere_once(&day);
        }
    }
    everything_is_somewhere_once(&day);
    (done, refused)
}

#[test]
fn a_million_acts_possible_or_not_break_nothing() {
    let (mut tried, mut done) = (0u64, 0u64);
    let mut seed = 0;
    while tried < 1_000_000 {
        seed += 1;
        let clerk = if seed % 2 == 0 { RandomClerk::new(seed) } else { RandomClerk::reckless(seed) };
        let (d, r) = wild_day(seed, 20_000, clerk);
        tried += u64::from(d + r);
        done += u64::from(d);
    }
    assert!(done > 50_000, "only {done} of {tried} acts were possible: the test tries too little");
}

#[test]
fn a_day_is_never_stuck_it_can_always_be_closed() {
    use records_day::day::Act;
    for seed in 1..=30 {
        let scenarios = days();
        let s = scenarios[usize::try_from(seed).unwrap() % scenarios.len()];
        let d = dealt(content(), s, seed, VariantChoice::Mixed);
        let mut day = Day::open(Arc::clone(&d.plan));
        let opening = day.due(0);
        day.fold(&opening);
        let mut clerk = RandomClerk::new(seed);
        for _ in 0..300 {
            if let Ok(facts) = day.decide(&clerk.draw(&day)) {
                day.fold(&facts);
                let due = day.due(day.state().now);
                day.fold(&due);
            }
        }
        if !day.state().closed {
            assert!(day.decide(&Act::CloseDay).is_ok(), "seed {seed}: the day cannot be closed");
            assert!(day.decide(&Act::Wait(60)).is_ok(), "seed {seed}: not even waiting is possible");
        }
    }
}

#[test]
fn at_the_first_second_nothing_unseen_can_be_named() {
    use records_day::day::{Act, PatientId, SheetId, TaskId};
    use records_day::records::Section;
    for s in days() {
        let d = dealt(content(), s, 1, VariantChoice::Mixed);
        let mut day = Day::open(Arc::clone(&d.plan));
        let opening = day.due(0);
        day.fold(&opening);
        for i in 0..u32::try_from(d.plan.folders.len()).unwrap() {
            let f = FolderId(i);
            if day.state().knows_folder(f) {
                continue;
            }
            for act in [Act::ReadCover(f), Act::PickUpFolder(f), Act::TurnTo(f, Section::Results), Act::PutDownFolder(f)] {
                assert_eq!(day.decide(&act), Err(Refusal::NotYetSeen), "{act:?}");
            }
            for act in [Act::Pull(f), Act::Track(f, records_day::day::PlaceId(9)), Act::CheckIn(f), Act::Recall(f)] {
                assert!(day.decide(&act).is_err(), "{act:?}");
            }
        }
        for i in 0..u32::try_from(d.plan.patients.len()).unwrap() {
            assert!(day.decide(&Act::OpenRegistration(PatientId(i))).is_err());
        }
        for i in 0..u32::try_from(d.plan.sheets.len()).unwrap() {
            for act in [Act::ReadSheet(SheetId(i)), Act::PickUpSheet(SheetId(i)), Act::TakeOut(SheetId(i))] {
                assert_eq!(day.decide(&act), Err(Refusal::NotYetSeen), "{act:?}");
            }
        }
        for i in 0..u16::try_from(d.plan.tasks.len()).unwrap() {
            assert_eq!(day.decide(&Act::Attend(TaskId(i))), Err(Refusal::NotYetSeen), "task {i} has not arrived");
        }
    }
}
