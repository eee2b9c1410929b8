use egui::Key;

use super::super::field::FieldKind;
use super::super::offer::{Choice, Item, Offer};
use super::super::theme::Look;
use super::super::tried::{Tried, tree};
use super::*;
use crate::day::terms::Tray;
use crate::day::{Act, Source};
use crate::records::Field;

const F: FolderId = FolderId(0);

fn shown(ui: &mut Ui, view: &FolderView, draft: &mut FolderDraft) -> Vec<Intent> {
    folder_ui(ui, &Words::english(), view, draft)
}

fn offer(label: &str, act: Act) -> Offer {
    Offer { label: label.into(), key: String::new(), act, why_not: None, walk: None }
}

fn read(source: Source, field: Field, label: &str, value: &str, at: &str) -> FieldView {
    let spoken = format!("{label} {value}, {at}. Pick to compare");
    FieldView {
        label: label.into(),
        value: value.into(),
        at: FieldRef { source, field },
        picked: false,
        kind: FieldKind::Words,
        spoken,
    }
}

fn label(source: Source, forename: &str, number: &str, figures: u32, at: &str) -> LabelView {
    LabelView {
        caption: String::new(),
        surname: Some(read(source, Field::Surname, "Surname", "Patel", at)),
        forename: Some(read(source, Field::Forename, "Forename", forename, at)),
        lines: vec![
            read(source, Field::HospitalNumber, "Hospital number", number, at),
            read(source, Field::DateOfBirth, "Date of birth", "11 Mar 1964", at),
            read(source, Field::NhsNumber, "NHS number", "999 526 0182", at),
        ],
        bars: Some(figures),
        none: None,
    }
}

fn sheet(i: u32, title: &str, body: Body) -> SheetView {
    let (s, at) = (Source::Sheet(SheetId(i)), format!("on the {}", title.to_lowercase()));
    let initials = FieldView { kind: FieldKind::Pen, ..read(s, Field::SeenBy, "Initials of the clinician", "R. Osei", &at) };
    let trays = Tray::ALL.iter().map(|t| Item::Do(offer(t.name(), Act::PutInTray(SheetId(i), *t)))).collect();
    let tray = Choice {
        id: "tray".into(),
        label: "Put in tray…".into(),
        key: "Q".into(),
        title: "Put it into".into(),
        why_not: None,
        walk: None,
        items: trays,
    };
    SheetView {
        sheet: SheetId(i),
        title: title.into(),
        label: Some(label(s, "Rajesh", "H 31-28-60", 312_860, &at)),
        fields: vec![read(s, Field::SheetDate, "Date on the paper", "27 Feb 2026", &at), initials],
        body,
        items: vec![Item::Do(offer("Take it out", Act::TakeOut(SheetId(i))).key("O")), Item::More(tray)],
    }
}

fn view() -> FolderView {
    let names = [
        "Front, inside cover",
        "Registration",
        "Correspondence",
        "History",
        "Inpatient episodes",
        "Operations",
        "Results",
        "Charts",
        "Therapies",
        "Maternity and child",
        "Legal and special",
    ];
    let tab = |(s, name): (&Section, &&str)| TabView {
        section: *s,
        number: s.number(),
        name: (*name).into(),
        turn: offer(&format!("Turn to {name} (10 seconds)"), Act::TurnTo(F, *s)),
        sheets: (*s == Section::Results).then(|| {
            vec![
                sheet(0, "Biochemistry result of 27 Feb 2026", Body::Result),
                sheet(1, "Imaging report of 14 Jan 2026", Body::Letter),
                sheet(2, "ECG of 3 Jan 2026", Body::Trace),
            ]
        }),
    };
    let cover = Source::Cover(F);
    let number = |source| FieldRef { source, field: Field::HospitalNumber };
    FolderView {
        folder: F,
        title: "H 31-82-06 volume 2 of 2".into(),
        place: "In your hands".into(),
        tracked: Some("Tracked to the library".into()),
        cover: Some(label(cover, "Ramesh", "H 31-82-06", 318_206, "on the cover")),
        cover_fields: vec![read(cover, Field::VolumeNumber, "Volume", "2 of 2", "on the cover")],
        read_cover: offer("Read the cover", Act::ReadCover(F)).key("C"),
        tabs: Section::ALL.iter().zip(&names).map(tab).collect(),
        last: Some(Section::Results),
        loose: vec![sheet(3, "Clinic letter", Body::Letter)],
        items: vec![
            Item::Do(offer("Put down", Act::PutDownFolder(F)).key("D")),
            Item::Do(offer("Check in", Act::CheckIn(F)).key("I")),
        ],
        compared: Some(ComparedView {
            a: number(cover),
            b: number(Source::Sheet(SheetId(0))),
            tone: Tone::Stop,
            words: "Hospital number differs".into(),
            values: "H 31-82-06 · H 31-28-60".into(),
        }),
    }
}

const WIDE: [f32; 2] = [1280.0, 620.0];
const NARROW: [f32; 2] = [640.0, 300.0];

#[test]
fn the_open_folder_is_read_from_front_to_back() {
    let t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    insta::assert_snapshot!("wide", tree(&t.harness));
    let t = Tried::new(NARROW, view(), FolderDraft::default(), shown);
    insta::assert_snapshot!("narrow", tree(&t.harness));
}

#[test]
fn pages_are_leafed_by_button_and_by_key() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    assert!(t.has("Sheet 1 of 3"));
    t.press("Next (PageDown)");
    assert!(t.has("Sheet 2 of 3"));
    t.keys(&[Key::PageDown, Key::PageDown]);
    assert!(t.has("Sheet 3 of 3"));
    t.keys(&[Key::PageUp]);
    assert!(t.has("Sheet 2 of 3"));
    assert_eq!(t.take(), vec![], "leafing asks nothing of the day");
}

#[test]
fn a_closed_section_is_turned_to_and_an_open_one_needs_no_more_than_leafing() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    t.press("2 Correspondence, closed");
    assert_eq!(t.take(), vec![Intent::Act(Act::TurnTo(F, Section::Correspondence))]);
    assert!(t.has("You have not turned to this section yet."));
    t.keys(&[Key::Num6]);
    assert_eq!(t.take(), vec![]);
    assert!(t.has("Sheet 1 of 3"));
    t.keys(&[Key::Num3]);
    assert_eq!(t.take(), vec![Intent::Act(Act::TurnTo(F, Section::History))]);
}

#[test]
fn fields_on_both_pages_are_picked() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    t.press("Hospital number H 31-82-06, on the cover. Pick to compare");
    t.press("Hospital number H 31-28-60, on the biochemistry result of 27 feb 2026. Pick to compare");
    let at = |source| Intent::Pick(FieldRef { source, field: Field::HospitalNumber });
    assert_eq!(t.take(), vec![at(Source::Cover(F)), at(Source::Sheet(SheetId(0)))]);
    assert!(t.has("Hospital number differs"));
}

#[test]
fn a_paper_taken_out_stays_on_view_and_goes_into_a_tray() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    t.keys(&[Key::O]);
    assert_eq!(t.take(), vec![Intent::Act(Act::TakeOut(SheetId(0)))]);
    assert_eq!(t.harness.state().draft.showing, Some(Showing::Loose(SheetId(0))));
    t.press("Clinic letter");
    assert!(t.has("A loose paper, laid beside the folder"));
    t.keys(&[Key::Q]);
    t.press("Query");
    assert_eq!(t.take(), vec![Intent::Act(Act::PutInTray(SheetId(3), Tray::Query))]);
}

#[test]
fn escape_folds_in_and_then_closes() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    t.keys(&[Key::Q, Key::Escape]);
    assert_eq!(t.take(), vec![]);
    t.keys(&[Key::Escape]);
    assert_eq!(t.take(), vec![Intent::CloseFolder]);
    t.press("Close the folder (Esc)");
    assert_eq!(t.take(), vec![Intent::CloseFolder]);
}

#[test]
fn another_folder_begins_closed() {
    let mut t = Tried::new(WIDE, view(), FolderDraft::default(), shown);
    t.press("Next (PageDown)");
    t.harness.state_mut().view = FolderView { folder: FolderId(7), cover: None, last: None, compared: None, ..view() };
    t.harness.run_ok();
    assert!(t.has("You have not turned to a section yet."));
    t.press("Read the cover (C)");
    assert_eq!(t.take(), vec![Intent::Act(Act::ReadCover(F))]);
}

#[test]
fn everything_is_reached_by_keyboard_alone() {
    for size in [WIDE, NARROW] {
        let mut t = Tried::new(size, view(), FolderDraft::default(), shown);
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..60 {
            t.harness.key_press(Key::Tab);
            t.harness.run_ok();
            let id = t.harness.ctx.memory(egui::Memory::focused);
            reached.extend(id.map(|i| i.value()));
        }
        assert!(reached.len() >= 34, "{size:?}: {}", reached.len());
    }
}

#[test]
fn nothing_is_cut_at_any_size_or_look() {
    for look in Look::ALL {
        for size in [WIDE, NARROW, [1920.0, 960.0], [960.0, 500.0], [400.0, 600.0]] {
            let t = Tried::at(size, look, view(), FolderDraft::default(), shown);
            assert_eq!(t.cut(), Vec::<String>::new(), "{size:?}");
        }
    }
}
