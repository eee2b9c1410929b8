//! Every rule of the manual earns its place: delete it, and some wrong answer goes unnoticed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod common;

use std::sync::Arc;

use common::{content, content_under, rubric};
use records_day::authoring::prove::is_noticed;
use records_day::day::terms::{Channel, Incident, Manner, Session as Own, Telling};
use records_day::day::{Act, PlaceId, Source, TaskId};
use records_day::marking::judgement::Timing;
use records_day::scenario::VariantChoice;
use records_day::scenario::check::PolicyUse;
use records_day::session::{Mode, NotKept, Session};
use records_day::wording::{PlanWords, Words};

#[test]
fn every_wrong_answer_is_noticed_by_the_rule_it_names() {
    let mut unnoticed = Vec::new();
    for s in &content().scenarios {
        for (i, t) in s.tasks.iter().enumerate() {
            for (n, w) in t.wrong.iter().enumerate() {
                if !is_noticed(content(), s, &rubric(), i, n) {
                    unnoticed.push(format!("{}: {}: \"{}\" by {}", s.name(), t.raw.id, w.name, w.noticed_by));
                }
            }
        }
    }
    assert_eq!(unnoticed, Vec::<String>::new());
}

#[test]
fn where_the_policy_says_so_an_outside_caller_whose_details_all_fit_need_not_be_rung_back() {
    let named = ["rung_back_before_telling", "rung_back_before_it_left"];
    let lenient = content_under(PolicyUse::Least);
    let mut tried = Vec::new();
    for s in &lenient.scenarios {
        for (i, t) in s.tasks.iter().enumerate() {
            for (n, w) in t.wrong.iter().enumerate().filter(|(_, w)| named.contains(&&*w.noticed_by)) {
                tried.push(w.noticed_by.to_string());
                assert!(!is_noticed(&lenient, s, &lenient.rubric, i, n), "{}: {}: {}", s.name(), t.raw.id, w.name);
                assert!(is_noticed(content(), s, &rubric(), i, n), "{}: {}: {}", s.name(), t.raw.id, w.name);
            }
        }
    }
    tried.sort();
    tried.dedup();
    assert_eq!(tried.len(), named.len(), "each rule has an answer that breaks it");
}

#[test]
fn notes_said_to_be_sent_that_were_not_are_noticed_in_every_talk_in_which_notes_are_wanted() {
    let mut channels = Vec::new();
    for s in &content().scenarios {
        let plan = common::dealt(content(), s, 1, VariantChoice::Straight).plan;
        for (t, task) in (0u16..).map(TaskId).zip(&plan.tasks) {
            if task.wanted.is_empty() || !matches!(task.channel, Channel::Telephone | Channel::Hatch | Channel::Email) {
                continue;
            }
            let mut day = Session::new(Arc::clone(&plan), rubric(), Mode::Practice, Timing::Timed, NotKept);
            day.begin().unwrap();
            day.pass_to(task.arrives).unwrap();
            // There in time, before anybody gives up.
            let _ = day.ask(&Act::Go(task.place));
            let _ = day.ask(&Act::Unlock);
            if day.ask(&Act::Attend(t)).is_err() {
                continue;
            }
            day.ask(&Act::Tell(t, Telling::VolumesSent, Manner::Neutral)).unwrap();
            let words = Words::english();
            let report = day.report(&PlanWords { words: &words, plan: &plan, rubric: None });
            let noticed = report.findings.iter().any(|f| &*f.rule == "answered_when_done" && f.task == Some(t));
            assert!(noticed, "{}: {}: {:?}", s.name(), task.id, report.findings);
            channels.push(task.channel);
        }
    }
    for c in [Channel::Telephone, Channel::Hatch, Channel::Email] {
        assert!(channels.contains(&c), "{c:?} was never tried: {channels:?}");
    }
}

/// A day of the content in which a colleague leaves a session open, begun: the day, that piece of work, and where.
fn with_an_open_session() -> (Session<NotKept>, TaskId, PlaceId) {
    let found = content().scenarios.iter().find_map(|s| {
        let plan = common::dealt(content(), s, 1, VariantChoice::Straight).plan;
        let mut tasks = (0u16..).map(TaskId).zip(&plan.tasks);
        let (t, at) = tasks.find_map(|(i, t)| Some((i, t.open_session?)))?;
        Some((plan, t, at))
    });
    let (plan, t, at) = found.expect("no day has an open session");
    let mut day = Session::new(plan, rubric(), Mode::Practice, Timing::Timed, NotKept);
    day.begin().unwrap();
    (day, t, at)
}

/// What has been found so far, by rule.
fn findings(day: &Session<NotKept>) -> Vec<String> {
    let words = Words::english();
    let report = day.report(&PlanWords { words: &words, plan: day.day().plan(), rubric: None });
    report.findings.iter().map(|f| f.rule.to_string()).collect()
}

fn arrives(day: &Session<NotKept>, t: TaskId) -> u32 {
    day.day().plan().task(t).unwrap().arrives
}

#[test]
fn ones_own_screen_left_open_is_no_part_of_somebody_elses_open_session() {
    let (mut day, t, at) = with_an_open_session();
    let desk = day.day().state().place;
    day.pass_to(arrives(&day, t)).unwrap();
    for act in [Act::Go(at), Act::Attend(t), Act::Lock, Act::Report(t, Incident::AccessMisuse), Act::Unlock, Act::Go(desk)] {
        assert!(day.ask(&act).is_ok(), "{act:?}");
    }
    let plan = day.day().plan();
    let words = Words::english();
    let report = day.report(&PlanWords { words: &words, plan, rubric: None });
    let own: Vec<_> = report.findings.iter().filter(|f| &*f.rule == "locked_when_left").collect();
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!(own[0].task, None, "the open session was locked and reported as it should be");
    assert!(own[0].why.starts_with("Your own screen at "), "{}", own[0].why);
    let walked = day.log().iter().rev().find_map(|f| words.fact(plan, day.day().state(), f).filter(|w| w.contains("walk")));
    assert!(walked.as_ref().is_some_and(|w| w.contains("Your own screen at ") && w.ends_with("stays open.")), "{walked:?}");
}

#[test]
fn a_session_that_was_locked_before_anybody_looked_closer_can_be_reported() {
    let (mut day, t, at) = with_an_open_session();
    day.pass_to(arrives(&day, t)).unwrap();
    day.ask(&Act::Go(at)).unwrap();
    assert!(day.ask(&Act::Report(t, Incident::AccessMisuse)).is_err(), "nothing is known of it yet");
    day.ask(&Act::Lock).unwrap();
    day.ask(&Act::Report(t, Incident::AccessMisuse)).unwrap();
    assert!(day.ask(&Act::Attend(t)).is_err(), "a closer look at what is locked would be held against nobody and show nothing");
    assert_eq!(findings(&day), Vec::<String>::new());
}

#[test]
fn a_colleague_leaves_no_session_open_where_the_trainee_works_in_their_own() {
    let (mut day, t, at) = with_an_open_session();
    let desk = day.day().state().place;
    day.ask(&Act::Go(at)).unwrap();
    day.ask(&Act::Unlock).unwrap();
    day.pass_to(arrives(&day, t) + 60).unwrap();
    let noticed = |day: &Session<NotKept>| day.day().state().seen.has(Source::Contact(t));
    assert_eq!(day.day().state().session_here(), Own::Own);
    assert!(!noticed(&day));
    for act in [Act::Lock, Act::Go(desk), Act::Go(at)] {
        day.ask(&act).unwrap();
    }
    assert_eq!(day.day().state().session_here(), Own::Colleagues);
    assert!(noticed(&day));
    day.ask(&Act::Lock).unwrap();
    day.ask(&Act::Go(desk)).unwrap();
    day.ask(&Act::Go(at)).unwrap();
    assert_eq!(day.day().state().session_here(), Own::Locked, "it is left open once");
}

#[test]
fn deleting_any_rule_lets_a_wrong_answer_go_unnoticed() {
    let mut idle = Vec::new();
    for rule in &rubric().rules {
        let without = Arc::new(rubric().without_rule(&rule.id));
        let missed = content().scenarios.iter().any(|s| {
            s.tasks.iter().enumerate().any(|(i, t)| {
                t.wrong.iter().enumerate().any(|(n, w)| w.noticed_by == rule.id && !is_noticed(content(), s, &without, i, n))
            })
        });
        if !missed {
            idle.push(rule.id.to_string());
        }
    }
    assert_eq!(idle, Vec::<String>::new(), "nobody would notice if these rules were deleted");
}

#[test]
fn every_page_says_where_it_comes_from_and_why() {
    for p in &rubric().pages {
        assert!(!p.steps.is_empty() && !p.why.is_empty() && !p.title.is_empty(), "{}", p.id);
    }
    assert!(rubric().pages.len() >= 15, "a clerk needs at least fifteen procedures at the desk");
}
