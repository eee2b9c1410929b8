//! What counts towards a criterion, and when it is enough.

use super::*;
use crate::day::ids::TaskId;
use crate::marking::finding::{Aspect, CriticalFail, Finding};
use crate::marking::report::{Marks, StrandShare};
use crate::marking::rubric::{Standing, Strand};

const POLICY: Needs = Needs { occasions: 3, contexts: 2, current_days: 365 };

fn on(s: &str) -> Date {
    s.parse().unwrap()
}

/// Shown without a slip in these kinds of work.
fn clean(kinds: &[&str]) -> Tally {
    Tally { shown: 2, kinds: kinds.iter().map(|k| Text::from(*k)).collect(), ..Tally::default() }
}

fn minor() -> Tally {
    Tally { missed: 1, ..clean(&["telephone"]) }
}

fn major() -> Tally {
    Tally { missed: 1, grave: 1, ..clean(&["telephone", "hatch"]) }
}

fn critical() -> Tally {
    Tally { missed: 1, grave: 1, critical: 1, ..clean(&["telephone", "hatch"]) }
}

fn stands(tried: &[(&str, Tally)], today: &str) -> Stand {
    let tried: Vec<Tried<'_>> = tried.iter().map(|(d, tally)| Tried { on: on(d), helped: false, tally }).collect();
    stand(&tried, POLICY, on(today))
}

#[test]
fn what_was_never_called_for_is_not_tried() {
    assert_eq!(stands(&[], "2026-03-10").outcome, Outcome::NotTried);
    let idle = stands(&[("2026-03-02", Tally::default())], "2026-03-10");
    assert_eq!((idle.outcome, idle.occasions), (Outcome::NotTried, 0));
    let only_missed = stands(&[("2026-03-02", Tally { missed: 1, grave: 1, ..Tally::default() })], "2026-03-10");
    assert_eq!((only_missed.outcome, only_missed.missed_on), (Outcome::NotYet, Some(on("2026-03-02"))));
}

#[test]
fn three_days_in_two_kinds_of_work_are_enough_and_two_days_are_not() {
    let (phone, hatch) = (clean(&["telephone"]), clean(&["hatch"]));
    let two = stands(&[("2026-03-02", phone.clone()), ("2026-03-03", hatch.clone())], "2026-03-10");
    assert_eq!((two.outcome, two.occasions, two.occasions_wanting(POLICY)), (Outcome::NotYet, 2, 1));
    assert_eq!(two.contexts_wanting(POLICY), 0);
    let three = [("2026-03-02", phone.clone()), ("2026-03-03", hatch), ("2026-03-06", phone)];
    let three = stands(&three, "2026-03-10");
    assert_eq!((three.outcome, three.occasions, three.contexts.len()), (Outcome::Met, 3, 2));
}

#[test]
fn three_days_in_one_kind_of_work_want_another_kind() {
    let same: Vec<(&str, Tally)> =
        ["2026-03-02", "2026-03-03", "2026-03-06", "2026-03-07"].iter().map(|d| (*d, clean(&["telephone"]))).collect();
    let s = stands(&same, "2026-03-10");
    assert_eq!((s.outcome, s.occasions_wanting(POLICY), s.contexts_wanting(POLICY)), (Outcome::NotYet, 0, 1));
}

#[test]
fn several_attempts_on_one_date_are_one_occasion() {
    let all = vec![("2026-03-02", clean(&["telephone", "hatch"])); 5];
    assert_eq!(stands(&all, "2026-03-02").occasions, 1);
}

#[test]
fn a_minor_slip_does_not_spoil_a_day_and_a_major_one_does() {
    let with = |t: Tally| stands(&[("2026-03-02", t)], "2026-03-10");
    assert_eq!((with(minor()).occasions, with(minor()).missed_on), (1, None));
    assert_eq!((with(major()).occasions, with(major()).missed_on), (0, Some(on("2026-03-02"))));
    // Done right later on the same day, it counts: practice is for that.
    assert_eq!(stands(&[("2026-03-02", major()), ("2026-03-02", clean(&["hatch"]))], "2026-03-10").occasions, 1);
}

#[test]
fn a_critical_fail_begins_the_count_again_on_the_next_day() {
    let both = clean(&["telephone", "hatch"]);
    let mut all = vec![("2026-03-02", both.clone()), ("2026-03-03", both.clone()), ("2026-03-04", both.clone())];
    assert_eq!(stands(&all, "2026-03-10").outcome, Outcome::Met);
    all.push(("2026-03-05", critical()));
    all.push(("2026-03-05", both.clone()));
    let fallen = stands(&all, "2026-03-10");
    assert_eq!((fallen.outcome, fallen.occasions, fallen.critical_on), (Outcome::NotYet, 0, Some(on("2026-03-05"))));
    all.extend([("2026-03-06", both.clone()), ("2026-03-07", both.clone()), ("2026-03-09", both)]);
    assert_eq!(stands(&all, "2026-03-10").outcome, Outcome::Met);
}

#[test]
fn an_occasion_counts_for_a_year_and_not_a_day_longer() {
    let both = clean(&["telephone", "hatch"]);
    let all = [("2026-03-02", both.clone()), ("2026-03-03", both.clone()), ("2026-06-01", both)];
    let now = stands(&all, "2026-06-01");
    assert_eq!((now.outcome, now.current_until), (Outcome::Met, Some(on("2027-03-02"))));
    assert_eq!(stands(&all, "2027-03-02").outcome, Outcome::Met);
    let later = stands(&all, "2027-03-03");
    assert_eq!((later.outcome, later.occasions, later.lapsed, later.current_until), (Outcome::NotYet, 2, 1, None));
    assert_eq!(stands(&all, "2030-01-01").outcome, Outcome::NotYet);
}

#[test]
fn what_keeps_it_met_may_be_the_kind_of_work_and_not_the_number_of_days() {
    let phone = clean(&["telephone"]);
    let all =
        [("2026-01-05", clean(&["hatch"])), ("2026-03-02", phone.clone()), ("2026-03-03", phone.clone()), ("2026-03-04", phone)];
    assert_eq!(stands(&all, "2026-03-10").current_until, Some(on("2027-01-05")));
}

#[test]
fn help_is_told_and_not_held_against_anybody() {
    let tally = clean(&["telephone", "hatch"]);
    let day = |d: &str, helped| Tried { on: on(d), helped, tally: &tally };
    let all = [day("2026-03-02", true), day("2026-03-03", true), day("2026-03-03", false), day("2026-03-04", true)];
    let s = stand(&all, POLICY, on("2026-03-10"));
    assert_eq!((s.outcome, s.occasions, s.helped), (Outcome::Met, 3, 2));
}

#[test]
fn the_policy_says_how_many() {
    let written = |name: &str| match name {
        "occasions_for_a_criterion" => Some(2),
        "contexts_for_a_criterion" => Some(1),
        "evidence_current_for" => Some(90 * 86_400),
        _ => None,
    };
    assert_eq!(Needs::of(written), Needs { occasions: 2, contexts: 1, current_days: 90 });
    assert_eq!(Needs::of(|_| None), POLICY);
}

fn rubric() -> Rubric {
    let page = |id: &str, strand: u8, criteria: &[&str]| Page {
        id: id.into(),
        title: id.into(),
        version: Some(1),
        dated: None,
        steps: Vec::new(),
        why: "".into(),
        source: Standing::ThisHospital,
        strand,
        criteria: criteria.iter().map(|c| Text::from(*c)).collect(),
    };
    let strand =
        |code: &str| Strand { code: code.into(), title: "".into(), says: "".into(), criteria: Vec::new(), not_yet: None };
    Rubric {
        pages: vec![page("tracking", 0, &["PC2"]), page("say_nothing", 1, &["PC13", "PC2"]), page("returns", 0, &["PC9"])],
        strands: vec![strand("HR4"), strand("HR6")],
        ..Rubric::default()
    }
}

fn finding(page: &str, severity: Severity, stands_as: Severity) -> Finding {
    Finding {
        rule: "some_rule".into(),
        page: page.into(),
        task: Some(TaskId(0)),
        severity,
        aspect: Aspect::Safety,
        at: 0,
        evidence: Vec::new(),
        why: "".into(),
        instead: "".into(),
        reported: severity != stands_as,
        stands_as,
    }
}

fn report(shown: &[(&str, &str, u32)], findings: Vec<Finding>) -> Report {
    let mut by_page: BTreeMap<Text, BTreeMap<Text, u32>> = BTreeMap::new();
    for (page, kind, n) in shown {
        by_page.entry((*page).into()).or_default().insert((*kind).into(), *n);
    }
    Report {
        marks: Marks::default(),
        up_to_standard: false,
        critical: 0,
        major: 0,
        minor: 0,
        coaching: 0,
        strands: BTreeMap::<String, StrandShare>::new(),
        ended: 0,
        dealt: 0,
        findings,
        tasks: Vec::new(),
        shown: by_page,
    }
}

#[test]
fn a_page_evidences_its_strand_and_its_criteria_and_what_nobody_called_for_is_left_out() {
    let cf1 = Severity::Critical(CriticalFail::CF1);
    let shown = [("tracking", "notes_by_phone", 3), ("say_nothing", "kind_neighbour", 1), ("say_nothing", "notes_by_phone", 2)];
    let findings = vec![
        finding("say_nothing", Severity::Minor, Severity::Minor),
        finding("say_nothing", cf1, Severity::Major),
        finding("tracking", cf1, cf1),
    ];
    let all = tallies(&report(&shown, findings), &rubric());
    let names: Vec<&str> = all.keys().map(|k| &**k).collect();
    assert_eq!(names, ["HR4", "HR6", "PC13", "PC2"]);
    let numbers = |key: &str| {
        let t = &all[key];
        (t.shown, t.missed, t.grave, t.critical, t.kinds.len())
    };
    assert_eq!(numbers("HR4"), (3, 1, 1, 1, 1));
    // Owned up to, a critical fail stands as a major: it spoils the day and does not begin the count again.
    assert_eq!(numbers("PC13"), (3, 2, 1, 0, 2));
    assert_eq!(numbers("PC2"), (6, 3, 2, 1, 2));
}
