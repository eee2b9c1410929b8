//! Slips, hints and the question before the end, as drawn.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::day::{Act, PageId};
use crate::screens::layout_test::holds;
use crate::screens::tried::Tried;

fn notice(kind: Kind, words: &str, page: &str) -> Notice {
    let tone = if matches!(kind, Kind::Slip(_)) { Tone::Stop } else { Tone::Act };
    Notice { kind, tone, words: words.into(), button: Some(format!("Read: {page}")), does: vec![Intent::Read(PageId(3))] }
}

fn wrong_notes() -> Vec<Notice> {
    vec![
        notice(
            Kind::Slip(1),
            "Critical slip: H 08-75-15 left for A&E resus. It is not the notes of the patient who was asked for.",
            "The right patient",
        ),
        notice(
            Kind::Slip(1),
            "Major slip: H 08-75-15 left for A&E resus before three details of the request had been found to agree with Ramesh Patel.",
            "The right patient",
        ),
        notice(
            Kind::Slip(1),
            "Major slip: H 08-75-15 left for A&E resus and the tracking module did not say so.",
            "Tracking and sending",
        ),
        notice(Kind::Hint, "Hint for the telephone call: Which page: First things first.", "First things first"),
    ]
}

type Draft = (Vec<Notice>, Option<Question>, bool);

fn desk(ui: &mut Ui, _: &(), d: &mut Draft) -> Vec<Intent> {
    let (words, mut out) = (Words::english(), Vec::new());
    let compare = CompareView::default();
    egui::Panel::right("desk").resizable(false).exact_size(428.0).show(ui, |ui| {
        // The tabs above.
        ui.add_space(90.0);
        told(ui, &words, &d.0, &compare, &mut Unfolded::default(), &mut out);
        kit::text(ui, "What one works with");
    });
    question(ui, d.1.as_ref(), &mut d.2, &mut out);
    out
}

#[test]
fn the_gravest_slip_is_read_in_full_and_all_can_be_understood_at_once() {
    let t = Tried::new([1280.0, 720.0], (), (wrong_notes(), None, false), desk);
    let at = |label: &str| t.harness.get_all_by_label_contains(label).next().map(|n| n.rect()).unwrap();
    let (head, first) = (at("3 slips: the gravest first"), t.harness.get_by_value(&wrong_notes()[0].words).rect());
    let (page, understood) = (at("Read: The right patient"), at("Understood"));
    let shown = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0));
    assert!(head.bottom() <= first.top() && first.bottom() < page.top() && page.bottom() < understood.top());
    assert!(
        [head, first, page, understood].iter().all(|r| shown.contains_rect(*r)),
        "{head:?} {first:?} {page:?} {understood:?}"
    );
    // Two slips that the same page explains share its button; the hint stands below them.
    assert_eq!(t.harness.get_all_by_label_contains("Read: The right patient").count(), 1);
    assert!(t.harness.get_by_value(&wrong_notes()[3].words).rect().top() > at("Read: Tracking").bottom());
    assert_eq!(t.cut(), Vec::<String>::new());
}

#[test]
fn a_page_that_a_hint_names_is_opened_by_its_button() {
    let mut t = Tried::new([1280.0, 720.0], (), (wrong_notes().split_off(3), None, false), desk);
    assert!(!t.has("3 slips: the gravest first"));
    t.press("Read: First things first");
    assert_eq!(t.take(), [Intent::Read(PageId(3))]);
    t.press("Understood");
    assert_eq!(t.take(), [Intent::Dismiss]);
}

#[test]
fn slips_hold_at_every_size() {
    let mut d: Draft = (wrong_notes(), None, false);
    holds(|ui| {
        kit::flowing(ui, "all", |ui| {
            desk(ui, &(), &mut d);
        });
    });
}

fn early() -> Question {
    Question {
        asked: "Close the day?".into(),
        known: vec![
            (Tone::Care, "It is 08:44; the day ends at 12:30. More work may still come.".into()),
            (Tone::Stop, "You carry: H 08-75-15 volume 1 of 1.".into()),
        ],
        yes: "Close the day".into(),
        no: "No, go on working".into(),
        rather_not: true,
        does: vec![Intent::Act(Act::CloseDay)],
    }
}

#[test]
fn enter_goes_on_working_and_only_yes_closes_the_day() {
    let mut t = Tried::new([1280.0, 720.0], (), (Vec::new(), Some(early()), false), desk);
    assert!(t.harness.get_by_label("No, go on working (Esc)").accesskit_node().is_focused());
    t.keys(&[Key::Enter]);
    assert_eq!(t.take(), [Intent::Dismiss]);
    t.keys(&[Key::Escape]);
    assert_eq!(t.take(), [Intent::Dismiss]);
    t.press("Close the day");
    assert_eq!(t.take(), [Intent::Act(Act::CloseDay)]);
    // The next time it is asked, the focus begins at no again.
    t.harness.state_mut().draft.1 = None;
    t.harness.run_ok();
    t.harness.state_mut().draft.1 = Some(early());
    t.harness.run_ok();
    t.keys(&[Key::Enter]);
    assert_eq!(t.take(), [Intent::Dismiss]);
}
