//! Whole days, played by the scripted clerks: the model clerk is up to standard on every seed, the lazy ones on none.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod common;

use common::{content, content_under, days, played};
use records_day::clerk::ClerkName;
use records_day::scenario::VariantChoice;
use records_day::scenario::check::PolicyUse;

fn model_is_up_to_standard(policy: PolicyUse, seeds: std::ops::RangeInclusive<u64>) {
    let content = content_under(policy);
    for s in &content.scenarios {
        for choice in VariantChoice::ALL {
            for seed in seeds.clone() {
                let p = played(&content, s, ClerkName::Model, seed, *choice);
                let what = format!("{} seed {seed} {choice:?} {policy:?}", s.name());
                assert_eq!(p.report.findings, [], "{what}");
                assert_eq!(p.report.marks.earned, p.report.marks.available, "{what}");
                assert_eq!(p.troubles, [], "{what}");
                assert!(p.report.up_to_standard, "{what}");
            }
        }
    }
}

#[test]
fn a_good_clerk_earns_all_marks_on_fifty_seeds_and_every_variant() {
    model_is_up_to_standard(PolicyUse::InForce, 1..=50);
}

#[test]
fn a_good_clerk_earns_all_marks_at_the_policys_least_values() {
    model_is_up_to_standard(PolicyUse::Least, 1..=50);
}

#[test]
fn a_good_clerk_earns_all_marks_at_the_policys_greatest_values() {
    model_is_up_to_standard(PolicyUse::Greatest, 1..=50);
}

#[test]
fn no_lazy_clerk_is_ever_up_to_standard() {
    for s in days() {
        for who in ClerkName::ALL.iter().filter(|w| **w != ClerkName::Model) {
            for choice in VariantChoice::ALL {
                for seed in 1..=12 {
                    let p = played(content(), s, *who, seed, *choice);
                    assert!(!p.report.up_to_standard, "{} {who:?} seed {seed} {choice:?}", s.name());
                }
            }
        }
    }
}

#[test]
fn those_who_comply_refuse_or_pass_on_bring_nine_tasks_in_ten_to_an_end() {
    for s in days() {
        for who in [ClerkName::Complier, ClerkName::Refuser, ClerkName::Escalator] {
            let (mut ended, mut dealt) = (0, 0);
            for seed in 1..=12 {
                let p = played(content(), s, who, seed, VariantChoice::Mixed);
                ended += p.report.ended;
                dealt += p.report.dealt;
            }
            assert!(ended * 10 >= dealt * 9, "{} {who:?} ends {ended} of {dealt}", s.name());
        }
    }
}

#[test]
fn the_same_seed_and_the_same_acts_give_the_same_facts() {
    for s in days() {
        for who in [ClerkName::Model, ClerkName::Random, ClerkName::Careless] {
            let a = played(content(), s, who, 7, VariantChoice::Mixed);
            let b = played(content(), s, who, 7, VariantChoice::Mixed);
            assert_eq!(a.facts_digest, b.facts_digest, "{} {who:?}", s.name());
            assert_eq!(a.report, b.report, "{} {who:?}", s.name());
        }
        let a = played(content(), s, ClerkName::Model, 7, VariantChoice::Mixed);
        let b = played(content(), s, ClerkName::Model, 8, VariantChoice::Mixed);
        assert_ne!(a.facts_digest, b.facts_digest, "another seed is another day");
    }
}

#[test]
fn marks_available_never_depend_on_play() {
    for s in days() {
        let available = |who| played(content(), s, who, 3, VariantChoice::Mixed).report.marks.available;
        assert_eq!(available(ClerkName::Model), available(ClerkName::Idle));
        assert_eq!(available(ClerkName::Model), available(ClerkName::Random));
    }
}

#[test]
fn a_half_day_has_work_waiting_at_the_same_time() {
    for s in days() {
        let p = played(content(), s, ClerkName::Model, 1, VariantChoice::Mixed);
        let overlap = p
            .report
            .tasks
            .iter()
            .enumerate()
            .any(|(i, a)| p.report.tasks.iter().skip(i + 1).any(|b| a.ended_at.is_some_and(|e| b.arrived < e)));
        assert!(overlap, "{}: two tasks must be waiting at the same time", s.name());
    }
}

/// A clerk who names a page after each comparison: a good clerk's day, and the pages named.
fn played_with_pages_named(s: &records_day::scenario::model::Scenario, choice: VariantChoice) -> records_day::marking::Report {
    use records_day::day::{Act, Fact, PageId, work::comparing};
    use records_day::marking::judgement::Timing;
    use records_day::marking::speaks::pages_that_speak_to;
    use records_day::session::{Mode, NotKept, Session, Trouble};
    use records_day::wording::{PlanWords, Words};
    let d = common::dealt(content(), s, 5, choice);
    let rubric = common::rubric();
    let mut day = Session::new(std::sync::Arc::clone(&d.plan), common::rubric(), Mode::Practice, Timing::Timed, NotKept);
    day.begin().unwrap();
    let mut clerk = records_day::authoring::prove::clerk(ClerkName::Model, content(), s, &d, 5);
    let (mut named, mut tries) = (0u16, 0);
    while !day.day().state().closed && tries < 6_000 {
        tries += 1;
        let Some(act) = clerk.next(day.day()).cloned() else { break };
        match day.ask(&act) {
            Ok(()) => {}
            Err(Trouble::Refused(r)) => clerk.refused(day.day(), r),
            Err(e) => panic!("{e:?}"),
        }
        let compared = day.log().iter().rev().find(|f| matches!(f.fact, Fact::Comparing(comparing::Fact::Compared { .. })));
        if let (Act::Compare(..), Some(c)) = (&act, compared.cloned()) {
            let Fact::Comparing(fact) = &c.fact else { continue };
            let kind = c.task.and_then(|t| d.plan.task(t)).map(|t| t.kind);
            let pages = pages_that_speak_to(&rubric, kind, fact);
            assert!(!pages.is_empty(), "{}: no page speaks to what a good clerk compares: {c:?}", s.name());
            let now = day.day().state().now;
            let page = PageId(named % u16::try_from(d.plan.pages.len()).unwrap());
            day.ask(&Act::Cite(page)).unwrap();
            assert_eq!(day.day().state().now, now, "naming a page takes no time");
            named += 1;
        }
    }
    assert!(named > 0, "{}: nothing was compared", s.name());
    let words = Words::english();
    day.report(&PlanWords { words: &words, plan: &d.plan, rubric: None })
}

#[test]
fn naming_a_page_for_a_comparison_never_changes_a_mark() {
    for s in days() {
        for choice in [VariantChoice::Straight, VariantChoice::Trap] {
            let with = played_with_pages_named(s, choice);
            let without = played(content(), s, ClerkName::Model, 5, choice).report;
            assert_eq!((with.findings, with.marks), (without.findings, without.marks), "{} {choice:?}", s.name());
        }
    }
}
