//! Everything that is shipped: nothing is wrong with it, every day opens the same twice, and nobody in it could be real.
#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use records_day::day::Day;
use records_day::day::crowd::{Crowd, LARGEST_CROWD};
use records_day::day::plan::FolderSpot;
use records_day::records::{HospitalNumber, Identity, NhsNumber, Typed};
use records_day::scenario::{Content, VariantChoice, check, deal};
use support::shipped;

fn content() -> Content {
    check(shipped()).content
}

#[test]
fn nothing_is_wrong_with_what_is_shipped() {
    let files = shipped();
    let checked = check(files.clone());
    let told: Vec<String> = checked.diagnostics.iter().map(|d| d.human(&files, false)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let days = files.iter().filter(|f| f.path.starts_with("scenarios/")).count();
    assert_eq!(checked.content.scenarios.len(), days, "every day can be opened");
}

#[test]
fn whatever_lies_in_the_department_belongs_to_work_that_is_there() {
    let c = content();
    for s in &c.scenarios {
        let mut day = Day::open(deal(&c, s, 1, VariantChoice::Mixed).unwrap().plan);
        let arrivals: Vec<u32> = day.plan().tasks.iter().map(|t| t.arrives).collect();
        let moments = [0].into_iter().chain(arrivals.into_iter().flat_map(|at| [at.saturating_sub(1), at]));
        for now in moments {
            day.fold(&day.due(now));
            let (plan, state) = (day.plan(), day.state());
            for (f, spot) in plan.folders.iter().zip(&state.folders) {
                let FolderSpot::At(place) = spot else { continue };
                let known = plan.tasks_of[f.of.index()].iter().any(|t| t.0 < state.arrived);
                let who = &plan.patients[f.of.index()].identity.surname;
                let in_sight = plan.place(*place).unwrap().walkable;
                assert!(known || !in_sight, "{}: the folder of {who} lies there at second {now}, and no work has come", s.path);
            }
        }
    }
}

#[test]
fn a_folder_brought_to_a_place_of_its_own_comes_there_with_the_work() {
    let c = content();
    let s = c.scenarios.iter().find(|s| s.path.contains("tuesday")).unwrap();
    let mut day = Day::open(deal(&c, s, 1, VariantChoice::Mixed).unwrap().plan);
    let call = day.plan().tasks.iter().position(|t| &*t.id == "still_in_bed_six").unwrap();
    let arrives = day.plan().tasks[call].arrives;
    let folder = *day.plan().patients[day.plan().tasks[call].about.unwrap().index()].folders.last().unwrap();
    let bench = day.plan().place_named("returns_bench").unwrap();
    let at = |day: &Day| day.state().folder_spot(day.plan(), folder).unwrap();
    day.fold(&day.due(arrives - 1));
    assert_eq!(at(&day), FolderSpot::OnItsWay(bench), "the ward has not rung yet");
    day.fold(&day.due(arrives));
    assert_eq!(at(&day), FolderSpot::At(bench), "the call is taken at the desk; the folder is among the returns");
}

#[test]
fn the_largest_crowd_shares_no_number_with_the_patients_of_a_day() {
    let c = content();
    let crowd = Crowd::new(1, LARGEST_CROWD, Arc::clone(&c.names), &[]);
    for s in &c.scenarios {
        for p in &deal(&c, s, 1, VariantChoice::Mixed).unwrap().plan.patients {
            assert_eq!(crowd.by_nhs_number(p.identity.nhs_number.unwrap()), None);
        }
    }
}

#[test]
fn a_day_dealt_twice_is_the_same_day() {
    let (one, other) = (content(), content());
    for (s, t) in one.scenarios.iter().zip(&other.scenarios) {
        for seed in [1, 2, 77, u64::MAX] {
            for choice in VariantChoice::ALL {
                let a = deal(&one, s, seed, *choice).unwrap();
                let b = deal(&other, t, seed, *choice).unwrap();
                assert_eq!(format!("{:?}", a.plan), format!("{:?}", b.plan), "{} seed {seed}", s.path);
                assert_eq!(a.variants, b.variants);
            }
        }
    }
}

#[test]
fn another_seed_is_another_day() {
    let c = content();
    for s in &c.scenarios {
        let plans: BTreeSet<String> =
            (1..=5).map(|seed| format!("{:?}", deal(&c, s, seed, VariantChoice::Mixed).unwrap().plan)).collect();
        assert_eq!(plans.len(), 5, "{}", s.path);
    }
}

#[test]
fn dilemmas_are_never_all_alike_where_there_are_three_or_more() {
    let c = content();
    for s in c.scenarios.iter().filter(|s| s.tasks.iter().filter(|t| t.is_dilemma()).count() >= 3) {
        let mut hands = BTreeSet::new();
        for seed in 1..=200 {
            let variants = deal(&c, s, seed, VariantChoice::Mixed).unwrap().variants;
            let kinds: BTreeSet<_> = variants.values().collect();
            assert!(kinds.len() > 1, "{} seed {seed}: {variants:?}", s.path);
            hands.insert(variants.into_values().collect::<Vec<_>>());
        }
        assert!(hands.len() > 3, "{}: the seeds deal hardly any difference", s.path);
    }
}

/// The check digit by the book: weights ten to two, eleven less the remainder, eleven counting as nought.
fn is_fictional_and_valid(n: NhsNumber) -> bool {
    let digits: Vec<u64> = n.as_u64().to_string().bytes().map(|b| u64::from(b - b'0')).collect();
    let sum: u64 = digits.iter().take(9).zip((2..=10).rev()).map(|(d, w)| d * w).sum();
    digits.len() == 10 && n.as_u64() / 10_000_000 == 999 && digits.last() == Some(&((11 - sum % 11) % 11))
}

fn assert_fictional(i: &Identity, whose: &str) {
    assert!(i.nhs_number.is_some_and(is_fictional_and_valid), "{whose}: {:?}", i.nhs_number);
    assert!(i.postcode.starts_with("ZZ"), "{whose}: {}", i.postcode);
    assert!(i.telephone.starts_with("01632 960"), "{whose}: {}", i.telephone);
}

#[test]
fn nobody_in_a_day_has_a_number_that_could_be_real() {
    let c = content();
    for s in &c.scenarios {
        for seed in 1..=20 {
            let plan = deal(&c, s, seed, VariantChoice::Mixed).unwrap().plan;
            let mut numbers = BTreeSet::new();
            for p in &plan.patients {
                assert_fictional(&p.identity, &p.identity.surname);
                assert!(numbers.insert(p.identity.nhs_number), "{} seed {seed}: two patients share an NHS number", s.path);
            }
            for i in (0..plan.crowd.count()).step_by(97) {
                let Some(p) = plan.crowd.patient(i) else { continue };
                assert_fictional(&p, "the crowd");
                assert!(!numbers.contains(&p.nhs_number), "{} seed {seed}: a number of the crowd is a patient's", s.path);
            }
        }
    }
}

#[test]
fn no_folder_of_the_crowd_is_mistaken_for_a_patients() {
    let c = content();
    for s in &c.scenarios {
        for seed in 1..=50 {
            let plan = deal(&c, s, seed, VariantChoice::Mixed).unwrap().plan;
            let numbers: Vec<HospitalNumber> = plan.patients.iter().map(|p| p.identity.hospital_number).collect();
            for (at, n) in numbers.iter().enumerate() {
                let near = std::iter::once(*n).chain(n.swapped_pairs()).chain(n.look_alikes());
                for m in near {
                    assert_eq!(plan.crowd.index_of(m), None, "{} seed {seed}: {m} near {n}", s.path);
                    let others = numbers.iter().enumerate().filter(|(other, _)| *other != at);
                    assert!(others.clone().all(|(_, o)| *o != m), "{} seed {seed}: {m} near {n}", s.path);
                }
            }
        }
    }
}

fn everybody_is_found(crowd: &Crowd, samples: u32) {
    let step = (crowd.count() / samples).max(1);
    let mut seen = 0;
    for i in (0..crowd.count()).step_by(step as usize) {
        let Some(p) = crowd.patient(i) else { continue };
        seen += 1;
        assert_eq!(crowd.index_of(p.hospital_number), Some(i), "by hospital number");
        assert_eq!(crowd.by_nhs_number(p.nhs_number.unwrap()), Some(i), "by NHS number");
        assert!(crowd.by_surname(&Typed::new(&p.surname)).any(|x| x == i), "by surname {}", p.surname);
    }
    assert!(seen >= samples * 9 / 10, "{seen} of {samples} looked up");
}

#[test]
fn whoever_is_registered_is_found_by_number_and_by_name() {
    let c = content();
    let clear: Vec<HospitalNumber> = (0..40).filter_map(|n| HospitalNumber::new(n * 24_971)).collect();
    for (count, seed) in [(1_000, 3), (6_000, 4), (100_000, 5), (494_999, 6), (LARGEST_CROWD, 7)] {
        everybody_is_found(&Crowd::new(seed, count, Arc::clone(&c.names), &clear), 500);
    }
}

#[test]
fn no_two_of_a_crowd_share_a_number() {
    let c = content();
    let crowd = Crowd::new(11, 20_000, Arc::clone(&c.names), &[]);
    let (mut hospital, mut nhs) = (BTreeSet::new(), BTreeSet::new());
    for i in 0..crowd.count() {
        let p = crowd.patient(i).unwrap();
        assert!(hospital.insert(p.hospital_number), "{}", p.hospital_number);
        assert!(nhs.insert(p.nhs_number.unwrap()), "{:?}", p.nhs_number);
    }
}

#[test]
fn an_empty_library_and_a_tiny_one_work_too() {
    let c = content();
    for count in [0, 1, 2, 3, 7] {
        let crowd = Crowd::new(5, count, Arc::clone(&c.names), &[]);
        for i in 0..count {
            let p = crowd.patient(i).unwrap();
            assert_eq!(crowd.index_of(p.hospital_number), Some(i));
            assert_eq!(crowd.by_nhs_number(p.nhs_number.unwrap()), Some(i), "{i} of {count}");
        }
        assert!(crowd.patient(count).is_none());
    }
}

#[test]
fn a_day_with_a_library_of_a_hundred_thousand_opens() {
    let files: Vec<_> = shipped()
        .into_iter()
        .map(|mut f| {
            if f.path.starts_with("scenarios/") {
                let text = f.text.unwrap();
                assert!(!text.contains("crowd:"), "{} says its own crowd: mend this test", f.path);
                f.text = Ok(text.replacen("    format: 1,", "    format: 1,\n    crowd: 100000,", 1).into());
            }
            f
        })
        .collect();
    let c = check(files).content;
    assert!(!c.scenarios.is_empty());
    for s in &c.scenarios {
        assert_eq!(s.crowd, 100_000);
        let plan = deal(&c, s, 1, VariantChoice::Mixed).unwrap().plan;
        everybody_is_found(&plan.crowd, 500);
    }
}
