use egui::Key;

use super::super::theme::Look;
use super::super::tried::{Tried, field, tree};
use super::*;
use crate::day::PlaceId;
use crate::records::Field;

fn shown(ui: &mut Ui, view: &ShelfView, draft: &mut ShelfDraft) -> Vec<Intent> {
    shelf_ui(ui, &Words::english(), view, draft)
}

fn number(s: &str) -> HospitalNumber {
    HospitalNumber::parse(s).unwrap()
}

fn spine(f: u32, n: &str, at_place: bool) -> Slot {
    let label = format!("H {n} volume 1 of 1");
    Slot::Folder(Spine {
        folder: FolderId(f),
        number: number(n),
        at_place,
        spoken: if at_place { format!("{label}, at the place you look at") } else { format!("{label}, beside it") },
        fields: vec![field(Field::HospitalNumber, "Hospital number", &format!("H {n}"), false)],
        pull: Offer { label: "Pull".into(), key: String::new(), act: Act::Pull(FolderId(f)), why_not: None, walk: None },
    })
}

fn view() -> ShelfView {
    let n = number("31-82-06");
    let shelve = Act::Shelve(FolderId(9), n);
    ShelfView {
        away: None,
        numbers: vec![
            KnownNumber { number: n, from: "said by the caller".into() },
            KnownNumber { number: number("31-28-60"), from: "on PAS, Rajesh Patel".into() },
        ],
        board: Some(Board {
            number: n,
            slots: vec![
                spine(0, "30-82-06", false),
                spine(1, "31-28-60", true),
                Slot::Gap { words: "H 31-82-06 volume 2 of 2 is not here".into(), tracer: Some("Out to A&E resus".into()) },
                Slot::Gap { words: "Volume 3 of 3 is not here".into(), tracer: None },
                spine(2, "32-82-06", false),
            ],
            shelve: vec![(
                Offer {
                    label: "Put H 44-10-06 volume 1 of 1 here".into(),
                    key: String::new(),
                    act: shelve,
                    why_not: None,
                    walk: None,
                },
                "Put H 44-10-06 volume 1 of 1 here, at H 31-82-06".into(),
            )],
        }),
    }
}

#[test]
fn the_bay_says_what_stands_where() {
    let t = Tried::new([760.0, 900.0], view(), ShelfDraft::default(), shown);
    insta::assert_snapshot!(tree(&t.harness));
}

#[test]
fn a_number_is_typed_or_taken_from_what_is_known() {
    let mut t = Tried::new([760.0, 900.0], view(), ShelfDraft::default(), shown);
    t.press("Numbers you have come across (2)");
    t.press("H 31-28-60, on PAS, Rajesh Patel");
    assert_eq!(t.take(), vec![Intent::Act(Act::LookOnShelf(number("31-28-60")))]);
    t.harness.state_mut().draft.number = "44".into();
    t.press("Look");
    assert_eq!(t.take(), vec![]);
    assert!(t.has("A hospital number has six figures, such as 31-82-06."));
    t.harness.state_mut().draft.number = "h441006".into();
    t.harness.run_ok();
    assert!(t.has("Section 06, then 10, then 44."));
    t.press("Look");
    assert_eq!(t.take(), vec![Intent::Act(Act::LookOnShelf(number("44-10-06")))]);
}

#[test]
fn a_number_is_typed_and_looked_for_with_the_keyboard_alone() {
    use egui_kittest::kittest::Queryable;
    let mut t = Tried::new([760.0, 900.0], view(), ShelfDraft::default(), shown);
    t.keys(&[Key::Tab]);
    t.harness.get_by_role(egui::accesskit::Role::TextInput).type_text("31-82-06");
    t.harness.run_ok();
    t.keys(&[Key::Enter]);
    assert_eq!(t.take(), vec![Intent::Act(Act::LookOnShelf(number("31-82-06")))]);
}

#[test]
fn a_folder_is_pulled_by_its_spine_and_shelved_where_one_looks() {
    let mut t = Tried::new([760.0, 1200.0], view(), ShelfDraft::default(), shown);
    t.press("H 31-28-60 volume 1 of 1, at the place you look at");
    t.press("Put H 44-10-06 volume 1 of 1 here, at H 31-82-06");
    let shelve = Act::Shelve(FolderId(9), number("31-82-06"));
    assert_eq!(t.take(), vec![Intent::Act(Act::Pull(FolderId(1))), Intent::Act(shelve)]);
}

#[test]
fn away_from_the_shelves_there_is_a_walk() {
    let walk = Walk { label: "Walk to the library (25 seconds)".into(), act: Act::Go(PlaceId(1)) };
    let away = ShelfView { away: Some(("That cannot be done from here.".into(), Some(walk))), ..ShelfView::default() };
    let mut t = Tried::new([400.0, 500.0], away, ShelfDraft::default(), shown);
    t.press("Walk to the library (25 seconds)");
    assert_eq!(t.take(), vec![Intent::Act(Act::Go(PlaceId(1)))]);
}

#[test]
fn nothing_is_cut_at_any_size_or_look() {
    for look in Look::ALL {
        for size in [[400.0, 620.0], [300.0, 300.0], [900.0, 800.0]] {
            let t = Tried::at(size, look, view(), ShelfDraft::default(), shown);
            assert_eq!(t.cut(), Vec::<String>::new(), "{size:?}");
        }
    }
}

#[test]
fn the_gap_stands_between_its_neighbours_and_the_folder_is_put_back_in_it() {
    use egui_kittest::kittest::{NodeT, Queryable};
    let mut v = view();
    let board = v.board.as_mut().unwrap();
    board.slots = vec![
        spine(0, "30-82-06", false),
        Slot::Gap { words: "The place of H 31-82-06 is empty".into(), tracer: None },
        spine(2, "32-82-06", false),
    ];
    // The part of the desk that the shelves have in a window of 1280 by 720.
    let mut t = Tried::new([372.0, 540.0], v, ShelfDraft::default(), shown);
    let at = |t: &Tried<ShelfView, ShelfDraft>, n: &str| t.harness.get_by_label(n).rect();
    let left = at(&t, "H 30-82-06 volume 1 of 1, beside it");
    let gap = at(&t, "The place of H 31-82-06 is empty");
    let right = at(&t, "H 32-82-06 volume 1 of 1, beside it");
    assert!(left.right() < gap.left() && gap.right() < right.left(), "{left:?} {gap:?} {right:?}");
    assert!((left.top() - right.top()).abs() < 1.0 && (left.top() - gap.top()).abs() < 1.0);
    let put = "Put H 44-10-06 volume 1 of 1 here, at H 31-82-06";
    let here = at(&t, put);
    assert!(here.left() >= gap.left() - 1.0 && here.right() <= gap.right() + 1.0 && here.bottom() < 540.0, "{here:?}");
    assert_eq!(t.cut(), Vec::<String>::new());
    t.press(put);
    assert_eq!(t.take(), [Intent::Act(Act::Shelve(FolderId(9), number("31-82-06")))]);
    let id = |t: &Tried<ShelfView, ShelfDraft>| {
        t.harness.get_by_label("Pull H 32-82-06 volume 1 of 1, beside it").accesskit_node().id()
    };
    let before = id(&t);
    t.harness.state_mut().view.board.as_mut().unwrap().slots.remove(0);
    t.harness.run_ok();
    assert_eq!(id(&t), before, "a spine is the same when its neighbour has gone");
}
