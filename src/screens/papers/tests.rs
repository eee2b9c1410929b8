use egui::Key;

use super::super::label::LabelView;
use super::super::offer::{Choice, Offer, Walk};
use super::super::theme::Look;
use super::super::tried::{Tried, field, tree};
use super::*;
use crate::day::{Act, PlaceId};
use crate::records::Field;

fn shown(ui: &mut Ui, view: &PapersView, draft: &mut PapersDraft) -> Vec<Intent> {
    papers_ui(ui, &Words::english(), view, draft)
}

fn offer(label: &str, act: Act) -> Offer {
    Offer { label: label.into(), key: String::new(), act, why_not: None, walk: None }
}

fn view() -> PapersView {
    let f = FolderId(0);
    let places = ["A&E resus (AERESUS)", "Ward 7 (WARD7)"].iter().zip(4u8..);
    let track = Choice {
        id: "track".into(),
        label: "Track to…".into(),
        key: String::new(),
        title: "Track H 31-82-06 volume 1 of 2 to".into(),
        why_not: None,
        walk: None,
        items: places.map(|(n, p)| Item::Do(offer(n, Act::Track(f, PlaceId(p))))).collect(),
    };
    let walk = Walk { label: "Walk to the out-trolley (30 seconds)".into(), act: Act::Go(PlaceId(2)) };
    let why = "That cannot be done from here. The nearest place for it is the out-trolley.";
    let send = Choice {
        id: "send".into(),
        label: "Send to…".into(),
        why_not: Some(why.into()),
        walk: Some(walk),
        items: Vec::new(),
        ..track.clone()
    };
    let label = LabelView {
        caption: "Cover".into(),
        surname: Some(field(Field::Surname, "Surname", "Patel", false)),
        forename: Some(field(Field::Forename, "Forename", "Priya", false)),
        lines: vec![field(Field::HospitalNumber, "Hospital number", "H 31-82-06", false)],
        bars: Some(318_206),
        none: None,
    };
    PapersView {
        place: "your desk".into(),
        carried: vec![FolderCard {
            folder: f,
            title: "H 31-82-06 volume 1 of 2".into(),
            primary: 6,
            tracked: Some("Tracked to the library".into()),
            came: None,
            spine: vec![field(Field::VolumeNumber, "Volume", "1 of 2", false)],
            cover: Some(label),
            opens: true,
            items: vec![Item::Do(offer("Put down", Act::PutDownFolder(f))), Item::More(track), Item::More(send)],
        }],
        here_sheets: vec![SheetCard {
            sheet: SheetId(0),
            title: "Clinic letter".into(),
            label: None,
            fields: vec![field(Field::SheetKind, "Kind of paper", "clinic letter", false)],
            items: vec![Item::Do(offer("Read it", Act::ReadSheet(SheetId(0))))],
        }],
        ..PapersView::default()
    }
}

#[test]
fn cards_say_what_is_at_hand_and_what_can_be_done() {
    let t = Tried::new([420.0, 900.0], view(), PapersDraft::default(), shown);
    insta::assert_snapshot!(tree(&t.harness));
}

#[test]
fn a_folder_is_opened_tracked_and_put_down() {
    let mut t = Tried::new([420.0, 900.0], view(), PapersDraft::default(), shown);
    t.press("Open H 31-82-06 volume 1 of 2");
    t.press("Track to… H 31-82-06 volume 1 of 2");
    t.press("Ward 7 (WARD7)");
    t.press("Put down H 31-82-06 volume 1 of 2");
    let f = FolderId(0);
    assert_eq!(t.take(), vec![Intent::OpenFolder(f), Intent::Act(Act::Track(f, PlaceId(5))), Intent::Act(Act::PutDownFolder(f))]);
}

#[test]
fn what_needs_another_place_says_so_once_with_the_walk() {
    let mut t = Tried::new([420.0, 900.0], view(), PapersDraft::default(), shown);
    assert!(t.has("Send to…: That cannot be done from here. The nearest place for it is the out-trolley."));
    t.press("Walk to the out-trolley (30 seconds)");
    assert_eq!(t.take(), vec![Intent::Act(Act::Go(PlaceId(2)))]);
}

#[test]
fn everything_is_reached_by_keyboard() {
    let mut view = view();
    view.carried[0].items.truncate(1);
    let mut t = Tried::new([420.0, 900.0], view.clone(), PapersDraft::default(), shown);
    let mut reached = Vec::new();
    for _ in 0..12 {
        t.keys(&[Key::Tab, Key::Enter]);
        reached.extend(t.take());
    }
    assert!(reached.contains(&Intent::OpenFolder(FolderId(0))));
    assert!(reached.contains(&Intent::Act(Act::ReadSheet(SheetId(0)))));
    assert!(reached.contains(&Intent::Pick(view.carried[0].spine[0].at)));
}

#[test]
fn nothing_is_cut_at_any_size_or_look() {
    for look in Look::ALL {
        for size in [[400.0, 620.0], [300.0, 300.0], [900.0, 800.0]] {
            let t = Tried::at(size, look, view(), PapersDraft::default(), shown);
            assert_eq!(t.cut(), Vec::<String>::new(), "{size:?}");
        }
    }
}

#[test]
fn empty_hands_and_an_empty_place_say_what_to_do() {
    let t = Tried::new(
        [420.0, 600.0],
        PapersView { place: "your desk".into(), ..PapersView::default() },
        PapersDraft::default(),
        shown,
    );
    insta::assert_snapshot!(tree(&t.harness));
}

/// Three folders in hand, their covers read.
fn armful() -> PapersView {
    let mut v = view();
    let one = v.carried.remove(0);
    v.carried = (0..3u32)
        .map(|n| {
            let mut c = one.clone();
            c.folder = FolderId(n);
            c.title = format!("H 0{n}-46-18");
            let more = ["Read the cover", "Check in", "Hand over"].map(|l| Item::Do(offer(l, Act::ReadCover(FolderId(n)))));
            c.items.extend(more);
            c
        })
        .collect();
    v.here_sheets.clear();
    v
}

#[test]
fn with_three_folders_in_hand_the_tab_key_comes_round_in_about_twenty_five_stops() {
    use egui_kittest::kittest::NodeT;
    let mut t = Tried::new([420.0, 1600.0], armful(), PapersDraft::default(), shown);
    let mut stops = Vec::new();
    for _ in 0..60 {
        t.keys(&[Key::Tab]);
        let at = t.harness.root().children_recursive().find(egui_kittest::Node::is_focused).map(|n| n.accesskit_node().id());
        match at {
            Some(at) if !stops.contains(&at) => stops.push(at),
            Some(_) => break,
            None => {}
        }
    }
    assert!((10..=25).contains(&stops.len()), "{} stops", stops.len());
}

#[test]
fn the_fields_of_a_card_are_one_stop_and_the_arrow_keys_lead_through_them() {
    let v = view();
    let first = v.carried[0].spine[0].at;
    let second = v.carried[0].cover.as_ref().unwrap().surname.as_ref().unwrap().at;
    let mut t = Tried::new([420.0, 900.0], v, PapersDraft::default(), shown);
    t.keys(&[Key::Tab, Key::Enter, Key::ArrowDown, Key::Enter, Key::ArrowUp, Key::Enter]);
    assert_eq!(t.take(), [first, second, first].map(Intent::Pick));
    t.keys(&[Key::Tab, Key::Enter]);
    assert_eq!(t.take(), [Intent::OpenFolder(FolderId(0))], "the next stop is the folder itself");
}

#[test]
fn what_is_done_with_a_folder_is_called_by_its_number_and_nothing_moves_when_it_is_tracked() {
    use egui_kittest::kittest::{NodeT, Queryable};
    let mut v = armful();
    v.carried[0].tracked = None;
    let mut t = Tried::new([420.0, 1600.0], v, PapersDraft::default(), shown);
    let of = |t: &Tried<PapersView, PapersDraft>| {
        let n = t.harness.get_by_label("Check in H 01-46-18");
        (n.accesskit_node().id(), n.rect())
    };
    let before = of(&t);
    t.harness.state_mut().view.carried[0].tracked = Some("Tracked to the library".into());
    t.harness.run_ok();
    assert_eq!(of(&t), before);
    // When the card above it goes, the button is the same one still.
    t.harness.state_mut().view.carried.remove(0);
    t.harness.run_ok();
    assert!(of(&t).0 == before.0 && of(&t).1 != before.1);
}

#[test]
fn folders_that_came_with_a_note_are_told_from_what_lay_there() {
    let mut v = armful();
    v.here = std::mem::take(&mut v.carried);
    v.here[0].came = Some("Under the note that came 08:35".into());
    v.here[1].came = Some("Lay here before the note".into());
    let t = Tried::new([420.0, 1600.0], v, PapersDraft::default(), shown);
    assert!(t.has("Under the note that came 08:35") && t.has("Lay here before the note"));
}
