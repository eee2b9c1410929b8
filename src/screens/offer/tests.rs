use egui::{Key, Ui};

use super::super::Intent;
use super::super::tried::{Tried, tree};
use super::*;
use crate::day::terms::Tray;
use crate::day::{PlaceId, SheetId};

type View = Vec<Item>;

fn shown(ui: &mut Ui, items: &View, out: &mut Unfolded) -> Vec<Intent> {
    let words = Words::english();
    items_ui(ui, &words, "paper 1", items, 3, out).map(Intent::Act).into_iter().collect()
}

fn offer(label: &str, act: Act) -> Offer {
    Offer { label: label.into(), key: String::new(), act, why_not: None, walk: None }
}

fn choice(id: &str, label: &str, items: Vec<Item>) -> Choice {
    Choice { id: id.into(), label: label.into(), key: String::new(), title: label.into(), why_not: None, walk: None, items }
}

fn some() -> View {
    let trays = Tray::ALL.iter().map(|t| Item::Do(offer(t.name(), Act::PutInTray(SheetId(0), *t)))).collect();
    let places = (0..12).map(|i| Item::Do(offer(&format!("Place number {i}"), Act::Go(PlaceId(i))))).collect();
    let walk = Walk { label: "Walk to the library (25 seconds)".into(), act: Act::Go(PlaceId(1)) };
    vec![
        Item::Do(offer("Read it", Act::ReadSheet(SheetId(0))).key("R")),
        Item::More(choice("tray", "Put in tray…", trays)),
        Item::More(choice("place", "Go to…", places)),
        Item::More(choice(
            "two",
            "First this…",
            vec![Item::More(choice("then", "Then that…", vec![Item::Do(offer("Lock", Act::Lock))]))],
        )),
        Item::Do(Offer {
            why_not: Some("That cannot be done from here.".into()),
            walk: Some(walk),
            ..offer("Check in", Act::Unlock)
        }),
    ]
}

#[test]
fn choices_fold_out_in_place_and_what_is_chosen_is_asked_for() {
    let mut t = Tried::new([600.0, 700.0], some(), Unfolded::default(), shown);
    insta::assert_snapshot!("folded_in", tree(&t.harness));
    t.press("Read it (R)");
    t.press("Put in tray…");
    insta::assert_snapshot!("folded_out", tree(&t.harness));
    t.press("OrdinaryBin");
    assert_eq!(
        t.take(),
        vec![Intent::Act(Act::ReadSheet(SheetId(0))), Intent::Act(Act::PutInTray(SheetId(0), Tray::OrdinaryBin))]
    );
    assert!(!t.has("OrdinaryBin"), "folded in again");
}

#[test]
fn one_of_many_is_found_by_typing() {
    let mut t = Tried::new([600.0, 700.0], some(), Unfolded::default(), shown);
    t.press("Go to…");
    t.harness.state_mut().draft.find = "number 11".into();
    t.harness.run_ok();
    assert!(t.has("Place number 11") && !t.has("Place number 1"));
    t.harness.state_mut().draft.find = "nowhere".into();
    t.harness.run_ok();
    assert!(t.has("Nothing here is called nowhere."));
}

#[test]
fn a_choice_within_a_choice_is_made_step_by_step() {
    let mut t = Tried::new([600.0, 700.0], some(), Unfolded::default(), shown);
    t.press("First this…");
    t.press("Then that…");
    t.press("Lock");
    assert_eq!(t.take(), vec![Intent::Act(Act::Lock)]);
}

#[test]
fn what_cannot_be_done_says_why_and_offers_the_walk() {
    let mut t = Tried::new([600.0, 700.0], some(), Unfolded::default(), shown);
    assert!(t.has("Check in: That cannot be done from here."));
    t.press("Check in");
    assert_eq!(t.take(), vec![]);
    t.press("Walk to the library (25 seconds)");
    assert_eq!(t.take(), vec![Intent::Act(Act::Go(PlaceId(1)))]);
}

#[test]
fn letters_do_the_same_and_everything_can_be_reached_by_tab() {
    let mut t = Tried::new([600.0, 700.0], some(), Unfolded::default(), shown);
    t.keys(&[Key::R]);
    assert_eq!(t.take(), vec![Intent::Act(Act::ReadSheet(SheetId(0)))]);
    t.keys(&[Key::Tab, Key::Tab, Key::Enter, Key::Tab, Key::Tab, Key::Space]);
    assert_eq!(t.take(), vec![Intent::Act(Act::PutInTray(SheetId(0), Tray::Query))]);
}

#[test]
fn nothing_is_cut_in_a_narrow_place() {
    for width in [180.0, 320.0, 900.0] {
        let mut t = Tried::new([width, 1400.0], some(), Unfolded::default(), shown);
        t.press("Go to…");
        assert_eq!(t.cut(), Vec::<String>::new(), "{width}");
    }
}
