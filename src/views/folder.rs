//! The view of an open folder: its cover and sections as far as they have been read and turned to, and what can be done.

use super::fields::{compared_words, field_view, fields_of, label_view, last_compared};
use super::offers::{choice, offer};
use super::paper_acts::{Keys, folder_items, sheet_items, sheets_at_hand, tracked_words};
use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::work::folders;
use crate::day::{Act, Fact, FieldRef, FolderId, SheetId, Source};
use crate::records::{Field, Section, SheetKind};
use crate::screens::folder::{Body, ComparedView, FolderView, SheetView, TabView};
use crate::screens::offer::{Choice, Item};
use crate::seat::{Handles, Table};
use crate::wording::capital;

/// The view; nothing when the folder is not at hand any more. `picked` is the field picked for comparing, if one is.
#[must_use]
pub fn folder_view(table: &dyn Table, handles: &Handles, f: FolderId, picked: Option<FieldRef>) -> Option<FolderView> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let place = match state.folder_spot(plan, f).filter(|_| state.knows_folder(f))? {
        FolderSpot::Hands => w.say("folder-in-hand", &[]),
        FolderSpot::At(p) if p == state.place => w.say("folder-lies-at", &[("place", w.place(plan, p).into())]),
        _ => return None,
    };
    let turned = turned(table, f);
    let read = state.has_seen(Source::Cover(f), Field::HospitalNumber);
    let cover = read.then(|| label_view(table, picked, Source::Cover(f), &w.say("cover-caption", &[]), true));
    let source = if read { Source::Cover(f) } else { Source::Spine(f) };
    let volume = field_view(table, picked, FieldRef { source, field: Field::VolumeNumber });
    let compared = last_compared(table).map(|c| {
        let (tone, words, values) = compared_words(table, &c);
        ComparedView { a: c.a, b: c.b, tone, words, values }
    });
    let tab = |s: &Section| tab_view(table, handles, f, *s, picked, &turned);
    let mut items = folder_items(table, f, Keys::Letters);
    items.retain(|i| !matches!(i, Item::Do(o) if matches!(o.act, Act::ReadCover(_))));
    let loose = sheets_at_hand(table, handles);
    Some(FolderView {
        folder: f,
        title: w.folder(plan, f),
        place,
        tracked: tracked_words(table, f),
        cover,
        cover_fields: volume.into_iter().collect(),
        read_cover: offer(table, w.say("do-read-cover", &[]), Act::ReadCover(f)).key("C"),
        tabs: Section::ALL.iter().map(tab).collect(),
        last: turned.last().copied(),
        loose: loose.into_iter().map(|s| loose_view(table, handles, f, s, picked)).collect(),
        items,
        compared,
    })
}

/// Sections of a folder that have been turned to, the last one at the end.
fn turned(table: &dyn Table, f: FolderId) -> Vec<Section> {
    let mut out: Vec<Section> = Vec::new();
    for x in table.log() {
        if let Fact::Folders(folders::Fact::Turned { folder, section, .. }) = &x.fact
            && *folder == f
        {
            out.retain(|s| s != section);
            out.push(*section);
        }
    }
    out
}

fn tab_view(
    table: &dyn Table,
    handles: &Handles,
    f: FolderId,
    section: Section,
    picked: Option<FieldRef>,
    turned: &[Section],
) -> TabView {
    let (w, state) = (table.words(), table.day().state());
    let there = |x: &&SheetId| state.sheets.get(x.index()) == Some(&SheetSpot::In(f, section));
    let sheets = || {
        handles.sheets.iter().filter(there).map(|s| sheet_view(table, *s, picked, sheet_items(table, handles, *s, Keys::Letters)))
    };
    let name = w.section(section);
    let name = capital(name.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
    let time = w.duration(crate::day::clock::takes_secs(&Act::TurnTo(f, section)));
    let turn = w.say("do-turn", &[("section", w.section(section).into()), ("time", time.into())]);
    TabView {
        section,
        number: section.number(),
        name,
        turn: offer(table, turn, Act::TurnTo(f, section)),
        sheets: turned.contains(&section).then(|| sheets().collect()),
    }
}

fn sheet_view(table: &dyn Table, s: SheetId, picked: Option<FieldRef>, items: Vec<Item>) -> SheetView {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let read = state.has_seen(Source::Sheet(s), Field::SheetDate);
    let of_paper = |f: Field| matches!(f, Field::SheetKind | Field::SheetDate | Field::SeenBy);
    SheetView {
        sheet: s,
        title: capital(&w.sheet(plan, state, s)),
        label: read.then(|| label_view(table, picked, Source::Sheet(s), "", true)),
        fields: fields_of(table, picked, Source::Sheet(s)).into_iter().filter(|f| of_paper(f.at.field)).collect(),
        body: plan.sheets.get(s.index()).map_or(Body::Notes, |x| body(x.kind)),
        items,
    }
}

/// A loose paper beside the open folder: it can be filed into this one straight away.
fn loose_view(table: &dyn Table, handles: &Handles, f: FolderId, s: SheetId, picked: Option<FieldRef>) -> SheetView {
    let w = table.words();
    let mut items = sheet_items(table, handles, s, Keys::Letters);
    let title = w.say("file-section-title", &[("folder", w.folder(table.day().plan(), f).into())]);
    let here = choice(table, "file here", w.say("do-file-here", &[]), title, None, || {
        Section::ALL.iter().map(|x| Item::Do(offer(table, capital(&w.section(*x)), Act::File(s, f, *x)))).collect()
    });
    items.retain(|i| !matches!(i, Item::More(c) if c.id == "file"));
    items.push(Item::More(Choice { key: "F".into(), ..here }));
    sheet_view(table, s, picked, items)
}

/// What the body of such papers looks like.
fn body(kind: SheetKind) -> Body {
    match (kind, kind.proper_section()) {
        (SheetKind::Ecg, _) => Body::Trace,
        (SheetKind::ContinuationSheet | SheetKind::OperationNote | SheetKind::StaffComment | SheetKind::PoliceNote, _) => {
            Body::Notes
        }
        (SheetKind::ImagingReport | SheetKind::Histology, _) => Body::Letter,
        (_, Some(Section::Correspondence)) | (SheetKind::ComplaintLetter | SheetKind::ClaimLetter, _) => Body::Letter,
        (_, Some(Section::Results)) | (SheetKind::HandoverSheet | SheetKind::LabelSheet, _) => Body::Result,
        (_, Some(Section::Charts)) | (SheetKind::FeedingChart | SheetKind::AnaestheticRecord, _) => Body::Chart,
        (_, Some(Section::Therapies)) => Body::Notes,
        _ => Body::Form,
    }
}

#[cfg(test)]
mod tests {
    use super::super::small::{Small, number, plan};
    use super::*;
    use crate::day::PlaceId;

    fn at_the_shelf(p: crate::day::Plan) -> Small {
        let mut t = Small::of(p);
        t.pass_to(70);
        t.play(&[Act::Go(PlaceId(1)), Act::LookOnShelf(number("31-82-06")), Act::Pull(FolderId(0))]);
        t
    }

    fn with_a_letter_inside() -> crate::day::Plan {
        let mut p = plan();
        p.sheets[0].spot = SheetSpot::In(FolderId(0), Section::Results);
        p.sheets[0].seen_by = Some("R. Osei".into());
        p
    }

    #[test]
    fn a_closed_folder_shows_neither_cover_nor_sheets() {
        let t = at_the_shelf(with_a_letter_inside());
        let view = folder_view(&t, &t.handles, FolderId(0), None).unwrap();
        assert_eq!((view.place.as_str(), view.cover.is_none(), view.last), ("In your hands", true, None));
        assert!(view.tabs.iter().all(|x| x.sheets.is_none()));
        assert!(folder_view(&t, &t.handles, FolderId(1), None).is_none(), "it stands on the shelf");
    }

    #[test]
    fn what_has_been_read_and_turned_to_is_on_view() {
        let mut t = at_the_shelf(with_a_letter_inside());
        t.play(&[
            Act::ReadCover(FolderId(0)),
            Act::TurnTo(FolderId(0), Section::Front),
            Act::TurnTo(FolderId(0), Section::Results),
        ]);
        let at = |source| FieldRef { source, field: Field::Surname };
        t.play(&[Act::Compare(at(Source::Cover(FolderId(0))), at(Source::Sheet(SheetId(0))))]);
        let mut view = folder_view(&t, &t.handles, FolderId(0), Some(at(Source::Cover(FolderId(0))))).unwrap();
        assert_eq!(view.last, Some(Section::Results));
        let turned: Vec<u8> = view.tabs.iter().filter(|x| x.sheets.is_some()).map(|x| x.number).collect();
        assert_eq!(turned, [0, 6]);
        view.tabs.retain(|x| x.number == 6);
        insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
    }

    #[test]
    fn a_paper_taken_out_lies_loose_and_can_be_filed_elsewhere_in_it() {
        let mut t = at_the_shelf(with_a_letter_inside());
        t.play(&[Act::TurnTo(FolderId(0), Section::Results)]);
        let view = folder_view(&t, &t.handles, FolderId(0), None).unwrap();
        let sheets = view.tabs[6].sheets.as_ref().unwrap();
        let reasons: Vec<&str> = sheets[0].items.iter().filter_map(Item::why_not).collect();
        assert_eq!(reasons, ["Take the paper out of the folder first."; 2]);
        t.play(&[Act::TakeOut(SheetId(0))]);
        let view = folder_view(&t, &t.handles, FolderId(0), None).unwrap();
        assert_eq!(view.tabs[6].sheets.as_deref(), Some(&[][..]));
        let file = view.loose[0].items.iter().find_map(|i| match i {
            Item::More(c) if c.id == "file here" => Some(c.items.len()),
            _ => None,
        });
        assert_eq!(file, Some(11));
    }

    #[test]
    fn every_kind_of_paper_has_a_shape() {
        let shapes: std::collections::BTreeSet<String> = SheetKind::ALL.iter().map(|k| format!("{:?}", body(*k))).collect();
        assert_eq!(shapes.len(), 6);
    }
}
