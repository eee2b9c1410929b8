//! Every rule of the manual earns its place: delete it, and some wrong answer goes unnoticed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod common;

use std::sync::Arc;

use common::{content, content_under, rubric};
use records_day::authoring::prove::is_noticed;
use records_day::scenario::check::PolicyUse;

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
    use records_day::day::Act;
    use records_day::day::terms::{Channel, Manner, Telling};
    use records_day::marking::judgement::Timing;
    use records_day::scenario::VariantChoice;
    use records_day::session::{Mode, NotKept, Session};
    let mut channels = Vec::new();
    for s in &content().scenarios {
        let plan = common::dealt(content(), s, 1, VariantChoice::Straight).plan;
        for (t, task) in (0u16..).map(records_day::day::TaskId).zip(&plan.tasks) {
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
            let words = records_day::wording::Words::english();
            let report = day.report(&records_day::wording::PlanWords { words: &words, plan: &plan, rubric: None });
            let noticed = report.findings.iter().any(|f| &*f.rule == "answered_when_done" && f.task == Some(t));
            assert!(noticed, "{}: {}: {:?}", s.name(), task.id, report.findings);
            channels.push(task.channel);
        }
    }
    for c in [Channel::Telephone, Channel::Hatch, Channel::Email] {
        assert!(channels.contains(&c), "{c:?} was never tried: {channels:?}");
    }
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
