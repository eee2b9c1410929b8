//! Slips and hints, as drawn.

use egui_kittest::kittest::Queryable;

use super::*;
use crate::day::PageId;
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

/// What is told beside the work.
struct Told(Vec<Notice>);

fn desk(ui: &mut Ui, _: &(), d: &mut Told) -> Vec<Intent> {
    let (words, mut out) = (Words::english(), Vec::new());
    let compare = CompareView::default();
    egui::Panel::right("desk").resizable(false).exact_size(428.0).show(ui, |ui| {
        // The tabs above.
        ui.add_space(90.0);
        told(ui, &words, &d.0, &compare, &mut Unfolded::default(), &mut out);
        kit::text(ui, "What one works with");
    });
    out
}

#[test]
fn the_gravest_slip_is_read_in_full_and_all_can_be_understood_at_once() {
    let t = Tried::new([1280.0, 720.0], (), Told(wrong_notes()), desk);
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
    let mut t = Tried::new([1280.0, 720.0], (), Told(wrong_notes().split_off(3)), desk);
    assert!(!t.has("3 slips: the gravest first"));
    t.press("Read: First things first");
    assert_eq!(t.take(), [Intent::Read(PageId(3))]);
    t.press("Understood");
    assert_eq!(t.take(), [Intent::Dismiss]);
}

#[test]
fn slips_hold_at_every_size() {
    let mut d = Told(wrong_notes());
    holds(|ui| {
        kit::flowing(ui, "all", |ui| {
            desk(ui, &(), &mut d);
        });
    });
}
