//! What was played can be shown, marked and derived again for ever; stepping back leaves the first try on record.
#![cfg(feature = "store")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod common;

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use records_day::authoring::library::Origin;
use records_day::authoring::prove::{NoWords, clerk};
use records_day::clerk::ClerkName;
use records_day::day::Act;
use records_day::marking::Rubric;
use records_day::marking::rubric::Wording;
use records_day::progress::{PersonKind, PlayedBy, Store};
use records_day::scenario::{Dealt, TextFile, VariantChoice, check};
use records_day::session::Mode;
use records_day::session::kept::{Attempt, AttemptFault, Beginning};
use records_day::session::opened::{Opened, opened};
use records_day::session::remark::{Remarked, remark};
use records_day::session::scripted::play;
use records_day::session::verify::verify;

fn no_words(_: &Dealt, _: &Arc<Rubric>) -> Box<dyn Wording> {
    Box::new(NoWords)
}

fn begun(store: &Rc<Store>, scenario: &str, seed: u64) -> Attempt {
    let content = check(Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read()).content;
    let sam = store.person_named("Sam", PersonKind::Trainee).unwrap();
    let beginning = Beginning::by_person(sam, Mode::Practice, false, Some(seed));
    Attempt::begin(Rc::clone(store), Arc::new(content), scenario, beginning).unwrap()
}

fn played_out(a: &mut Attempt, who: ClerkName) {
    let content = Arc::clone(&a.content);
    let mut c = clerk(who, &content, a.scenario().unwrap(), &a.dealt, 1);
    play(&mut a.session, &mut *c, Duration::ZERO).unwrap();
    a.close(&NoWords).unwrap();
}

#[test]
fn a_played_day_is_sealed_marked_alike_and_derived_again() {
    for (day, who) in [("monday-requests", ClerkName::Careless), ("tuesday-misfiled-notes", ClerkName::Random)] {
        let store = Rc::new(Store::open_in_memory().unwrap());
        let mut a = begun(&store, day, 9);
        played_out(&mut a, who);
        let v = verify(&store, a.id.as_str(), &no_words).unwrap();
        assert!(v.sealed.is_ok(), "{:?}", v.sealed);
        assert!(v.marked_alike.clone().unwrap().is_ok(), "{:?}", v.marked_alike);
        assert!(v.re_derived.clone().unwrap().is_ok(), "{:?}", v.re_derived);
        // What lists and outcomes read of the marks cannot be bettered unseen, whatever form it claims to have.
        let kept = store.summary(&a.id).unwrap().unwrap();
        for form in ["\"form\":1", "\"form\":0"] {
            let better = kept.replace("not-yet", "up-to-standard").replace("\"form\":1", form);
            assert_ne!(better, kept);
            store.put_summary(&a.id, &better).unwrap();
            let v = verify(&store, a.id.as_str(), &no_words).unwrap();
            assert!(v.marked_alike.clone().unwrap().unwrap_err().contains("summary"), "{:?}", v.marked_alike);
        }
    }
}

#[test]
fn a_step_back_begins_anew_and_the_first_try_stays_on_record() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut a = begun(&store, "monday-requests", 9);
    let first = a.id.clone();
    let desk = a.session.day().state().place;
    a.ask(&Act::Unlock).unwrap();
    let library = a.session.day().plan().place_named("library").unwrap();
    a.ask(&Act::Go(library)).unwrap();
    let entries_of_first = store.entry_count(&first).unwrap();
    assert_eq!(a.step_back().unwrap(), Act::Go(library));
    assert_ne!(a.id, first, "the step back is an attempt of its own");
    assert_eq!(a.session.day().state().place, desk);
    assert_eq!(store.entry_count(&first).unwrap(), entries_of_first, "nothing of the first try was removed");
    assert_eq!(a.step_back().unwrap(), Act::Unlock);
    a.ask(&Act::Wait(60)).unwrap();
    let v = verify(&store, a.id.as_str(), &no_words).unwrap();
    assert!(v.sealed.is_ok(), "{:?}", v.sealed);
    assert!(v.re_derived.unwrap().is_ok());
    let first_row = store.attempt(first.as_str()).unwrap();
    assert!(first_row.closed_at.is_none());
    assert_eq!(first_row.goes_on_as.as_ref(), Some(&a.id), "it is marked as stepped back from");
    let why = Attempt::resume(Rc::clone(&store), first.as_str()).unwrap_err().to_string();
    assert!(why.contains("stepped back from") && why.contains(a.id.as_str()), "{why}");
    assert!(verify(&store, first.as_str(), &no_words).unwrap().sealed.is_ok());
}

#[test]
fn a_day_gone_on_with_ends_as_if_nobody_had_left() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut whole = begun(&store, "wednesday-confidentiality", 5);
    let acts = [Act::Unlock, Act::Wait(600), Act::Lock, Act::Wait(900)];
    for act in &acts {
        whole.ask(act).unwrap();
    }
    let mut parts = begun(&store, "wednesday-confidentiality", 5);
    for act in &acts {
        let id = parts.id.to_string();
        parts.ask(act).unwrap();
        drop(parts);
        parts = Attempt::resume(Rc::clone(&store), &id).unwrap();
    }
    assert_eq!(parts.session.facts_digest(), whole.session.facts_digest());
    assert_eq!(parts.session.day().state().now, whole.session.day().state().now);
}

#[test]
fn an_old_day_is_marked_again_under_a_corrected_scheme_beside_its_first_marks() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut a = begun(&store, "monday-requests", 9);
    played_out(&mut a, ClerkName::Careless);
    let first = store.mark_sets(&a.id).unwrap();
    assert_eq!(first.len(), 1);
    let row = store.attempt(a.id.as_str()).unwrap();
    let shipped = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    assert!(matches!(remark(&store, &row, &shipped, None, &no_words).unwrap(), Remarked::Unchanged));
    let corrected: Vec<TextFile> = shipped
        .into_iter()
        .map(|f| match &f.text {
            Ok(t) if f.path.contains("manual/right_patient") => {
                TextFile { path: Arc::clone(&f.path), text: Ok(t.replace("otherwise: Major", "otherwise: Minor").into()) }
            }
            _ => f,
        })
        .collect();
    let Remarked::Added(change) = remark(&store, &row, &corrected, Some("too hard"), &no_words).unwrap() else {
        panic!("the scheme is another")
    };
    assert!(change.after.major < change.before.major && !change.changed.is_empty());
    let both = store.mark_sets(&a.id).unwrap();
    assert_eq!(both.len(), 2);
    assert_eq!(both[0], first[0], "the first marks stay as they were");
    let v = verify(&store, a.id.as_str(), &no_words).unwrap();
    assert!(v.sealed.is_ok() && v.marked_alike.clone().unwrap().is_ok() && v.re_derived.unwrap().is_ok(), "{:?}", v.marked_alike);
}

/// Sends the wrong patient's notes to where the right one's are wanted, as a wrong answer of the day does, then does more.
fn wrong_set_sent_then(after: impl Fn(&str) -> Vec<records_day::scenario::steps::Step>) -> records_day::marking::Report {
    use records_day::authoring::prove::play_edited;
    use records_day::marking::Severity;
    use records_day::marking::finding::CriticalFail::CF2;
    use records_day::scenario::deal;
    use records_day::scenario::raw::RawPatient;
    let content = common::content();
    let s = content.scenarios.iter().find(|s| s.name() == "monday-requests").unwrap();
    let task = s.tasks.iter().position(|t| t.raw.id == "resus_patel").unwrap();
    let about = s.tasks[task].raw.about.clone().unwrap();
    let is_namesake = |p: &RawPatient| matches!(p, RawPatient::NamesakeOf { patient, .. } if *patient == about);
    let other = s.patients.iter().find(|(_, p)| is_namesake(p)).map(|(id, _)| id.clone()).expect("the day has a namesake");
    let wrong =
        s.tasks[task].wrong.iter().find(|w| w.costs == Severity::Critical(CF2)).expect("a wrong answer sends the namesake's set");
    let mut steps = wrong.steps.clone();
    steps.extend(after(&other));
    let choice = match wrong.variant {
        Some(records_day::scenario::raw::Variant::Trap) => VariantChoice::Trap,
        Some(records_day::scenario::raw::Variant::Reversed) => VariantChoice::Reversed,
        _ => VariantChoice::Straight,
    };
    let dealt = deal(content, s, 1, choice).unwrap();
    play_edited(content, s, &content.rubric, &dealt, task, &steps).report
}

#[test]
fn a_wrong_set_called_back_and_owned_up_to_stands_as_a_major_that_was_reported() {
    use records_day::marking::Severity;
    use records_day::marking::finding::CriticalFail::CF2;
    use records_day::scenario::steps::{Step, What};
    let silent = wrong_set_sent_then(|other| vec![Step::Recall(What::VolumesOf(other.into()))]);
    let owned = wrong_set_sent_then(|other| {
        vec![Step::Recall(What::VolumesOf(other.into())), Step::Report(records_day::day::terms::Incident::WrongPatient)]
    });
    let cf2 = |r: &records_day::marking::Report| {
        r.findings.iter().find(|f| f.severity == Severity::Critical(CF2)).cloned().expect("CF2 is found")
    };
    assert_eq!(cf2(&silent).stands_as, Severity::Critical(CF2));
    assert!(!cf2(&silent).reported);
    assert_eq!(cf2(&owned).stands_as, Severity::Major, "{:?}", cf2(&owned));
    assert!(cf2(&owned).reported);
    assert!(!owned.up_to_standard, "a major still stands");
    assert!(owned.marks.earned > silent.marks.earned);
}

/// The notes for the emergency are with the porter, tracked, when the day is closed: somebody was helped, and nothing was left undone.
#[test]
fn a_day_closed_while_the_porter_carries_the_notes_holds_nothing_against_who_sent_them() {
    use records_day::day::Fact;
    use records_day::day::terms::Carrier;
    use records_day::day::work::tracking;
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut a = begun(&store, "monday-requests", 1);
    let content = Arc::clone(&a.content);
    let mut c = clerk(ClerkName::Model, &content, a.scenario().unwrap(), &a.dealt, 1);
    let resus = a.dealt.plan.tasks.iter().position(|t| &*t.id == "resus_patel").unwrap();
    let resus = records_day::day::TaskId(u16::try_from(resus).unwrap());
    let sent = |a: &Attempt| {
        let left = |f: &&records_day::day::Stamped| {
            f.task == Some(resus) && matches!(f.fact, Fact::Tracking(tracking::Fact::Left { by: Carrier::Porter, .. }))
        };
        a.session.log().iter().filter(left).count()
    };
    let wanted = a.dealt.plan.tasks[resus.index()].wanted.len();
    while sent(&a) < wanted {
        let act = c.next(a.session.day()).unwrap().clone();
        if let Err(why) = a.session.day().decide(&act) {
            c.refused(a.session.day(), why);
        } else {
            a.ask(&act).unwrap();
        }
    }
    a.ask(&Act::CloseDay).unwrap();
    let report = a.session.report(&NoWords);
    let against: Vec<&str> = report.findings.iter().filter(|f| f.task == Some(resus)).map(|f| &*f.rule).collect();
    assert!(!against.contains(&"urgent_care_served") && !against.contains(&"all_of_it_supplied"), "{against:?}");
}

#[test]
fn an_attempt_by_older_rules_is_shown_marked_and_gone_on_with_but_not_derived_again() {
    use records_day::day::logbook::{pack, pack_act};
    use records_day::day::work::{desk, tracking};
    use records_day::day::{Day, RULES, Stamped};
    use records_day::progress::{AttemptStart, EntryKind};
    let store = Rc::new(Store::open_in_memory().unwrap());
    let today = begun(&store, "monday-requests", 9);
    // By the first rules a folder could be checked in at a locked screen.
    let start = AttemptStart {
        person: store.person_named("Sam", PersonKind::Trainee).unwrap(),
        scenario: today.scenario.to_string(),
        manifest: today.manifest.clone(),
        seed: 9,
        variant: "mixed".into(),
        variants_json: "{}".into(),
        mode: "practice".into(),
        untimed: false,
        played_by: PlayedBy::Person,
        clerk: None,
        rules: RULES - 1,
        parent: None,
    };
    let mut log = store.begin(start).unwrap();
    let mut day = Day::open(Arc::clone(&today.dealt.plan));
    let bench = day.plan().place_named("returns_bench").unwrap();
    let opened = day.due(0);
    store.append(&mut log, EntryKind::Clock, 0, &[], &pack(&opened)).unwrap();
    day.fold(&opened);
    let walked = day.decide(&Act::Go(bench)).unwrap();
    store.append(&mut log, EntryKind::Act, 0, &pack_act(&Act::Go(bench)), &pack(&walked)).unwrap();
    day.fold(&walked);
    // The returns of the weekend are put down there.
    let came = day.due(day.plan().tasks[0].arrives);
    store.append(&mut log, EntryKind::Clock, day.plan().tasks[0].arrives, &[], &pack(&came)).unwrap();
    day.fold(&came);
    let folder = day.state().lying[bench.index()].folders[0];
    assert!(day.decide(&Act::CheckIn(folder)).is_err(), "today it is refused");
    let of = day.plan().owner(folder).unwrap();
    let fact = tracking::Fact::CheckedIn { folder, of, had_it: records_day::day::vocabulary::YesNo::Yes };
    let at = |fact: records_day::day::Fact| Stamped { second: day.state().now, task: None, fact };
    let checked_in = [at(fact.into()), at(desk::Fact::TimePassed {}.into())];
    store.append(&mut log, EntryKind::Act, day.state().now, &pack_act(&Act::CheckIn(folder)), &pack(&checked_in)).unwrap();
    let id = log.attempt.clone();
    let not_derived = |id: &str| {
        let v = verify(&store, id, &no_words).unwrap();
        assert!(v.sealed.is_ok() && v.re_derived.is_none(), "{v:?}");
        v
    };
    not_derived(id.as_str());
    // Stepping back goes on by the rules of then, and the day can be played to its end and marked.
    let mut old = Attempt::resume(Rc::clone(&store), id.as_str()).unwrap();
    old.ask(&Act::Unlock).unwrap();
    assert_eq!(old.step_back().unwrap(), Act::Unlock);
    played_out(&mut old, ClerkName::Idle);
    let v = not_derived(old.id.as_str());
    assert!(v.marked_alike.unwrap().is_ok());
}

#[test]
fn an_assessment_is_not_begun_without_a_trainer_nor_anything_else_with_one() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let content = Arc::new(check(Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read()).content);
    let sam = store.person_named("Sam", PersonKind::Trainee).unwrap();
    let ros = store.person_named("Ros", PersonKind::Trainer).unwrap();
    let begin = |mode, opened_by| {
        let beginning = Beginning { opened_by, ..Beginning::by_person(sam.clone(), mode, false, Some(1)) };
        Attempt::begin(Rc::clone(&store), Arc::clone(&content), "monday-requests", beginning)
    };
    assert!(matches!(begin(Mode::Assessment, None), Err(AttemptFault::NotOpened)));
    assert!(matches!(begin(Mode::Shift, Some(ros.clone())), Err(AttemptFault::NotOpened)));
    let id = begin(Mode::Assessment, Some(ros.clone())).unwrap().id;
    assert_eq!(opened(&store, &id).unwrap(), Opened { by: Some(ros.to_string()), resumed: 0 });
    for _ in 0..2 {
        assert_eq!(Attempt::resume(Rc::clone(&store), id.as_str()).unwrap().session.mode(), Mode::Assessment);
    }
    assert_eq!(opened(&store, &id).unwrap().resumed, 2);
    assert!(verify(&store, id.as_str(), &no_words).unwrap().sealed.is_ok());
}
