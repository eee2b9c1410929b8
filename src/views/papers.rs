//! The view of what one carries, what lies here and what tracking says is out.

use super::fields::{field_view, fields_of, label_view};
use super::paper_acts::{
    Keys, folder_items, folders_at_hand, recall, sheet_items, sheets_at_hand, together_items, tracked_words,
};
use crate::day::plan::FolderSpot;
use crate::day::{FieldRef, FolderId, SheetId, Source, Stamped};
use crate::records::Field;
use crate::screens::offer::Item;
use crate::screens::papers::{FolderCard, PapersView, SheetCard};
use crate::seat::came::came_at;
use crate::seat::{Handles, Known, Table};
use crate::wording::clock_time;

/// The view. `picked` is the field picked for comparing, if one is.
#[must_use]
pub fn papers_view(table: &dyn Table, handles: &Handles, picked: Option<FieldRef>) -> PapersView {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let k = Known { plan, state, handles, words: w, pages: table.manual() };
    let at_hand = folders_at_hand(table, handles);
    let loose = sheets_at_hand(table, handles);
    // Letters are for the first card; the others are reached from there.
    let keys = |first: bool| if first { Keys::Letters } else { Keys::None };
    let card = |f: &FolderId| {
        let items = folder_items(table, *f, keys(at_hand.first() == Some(f)));
        FolderCard { came: came(&k, table.log(), &at_hand, *f), ..folder_card(table, picked, *f, true, items) }
    };
    let sheet = |s: &SheetId| sheet_card(table, handles, picked, *s, keys(at_hand.is_empty() && loose.first() == Some(s)));
    let (carried, here): (Vec<FolderId>, Vec<FolderId>) = at_hand.iter().partition(|f| state.hands.contains(f));
    let (carried_sheets, here_sheets): (Vec<SheetId>, Vec<SheetId>) = loose.iter().partition(|s| state.sheet_hands.contains(s));
    let away = handles.folders.iter().filter(|f| !at_hand.contains(f));
    let out = away.filter_map(|f| recall(table, *f).map(|o| folder_card(table, picked, *f, false, vec![Item::Do(o)])));
    PapersView {
        place: w.place(plan, state.place),
        carried: carried.iter().map(card).collect(),
        carried_sheets: carried_sheets.iter().map(sheet).collect(),
        together: together_items(table),
        here: here.iter().map(card).collect(),
        here_sheets: here_sheets.iter().map(sheet).collect(),
        out: out.collect(),
    }
}

fn folder_card(table: &dyn Table, picked: Option<FieldRef>, f: FolderId, opens: bool, items: Vec<Item>) -> FolderCard {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let number = plan.owner(f).and_then(|p| plan.number_of(p));
    let read = state.has_seen(Source::Cover(f), Field::HospitalNumber);
    let caption = w.say("cover-caption", &[]);
    let on_spine = [Field::HospitalNumber, Field::VolumeNumber];
    let source = if opens { Source::Spine(f) } else { Source::Tracer(f) };
    FolderCard {
        folder: f,
        title: w.folder(plan, f),
        primary: number.map_or(0, |n| n.primary()),
        tracked: tracked_words(table, f),
        came: None,
        spine: on_spine.into_iter().filter_map(|field| field_view(table, picked, FieldRef { source, field })).collect(),
        cover: (read && opens).then(|| label_view(table, picked, Source::Cover(f), &caption, true)),
        opens,
        items,
    }
}

fn sheet_card(table: &dyn Table, handles: &Handles, picked: Option<FieldRef>, s: SheetId, keys: Keys) -> SheetCard {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let read = state.has_seen(Source::Sheet(s), Field::SheetDate);
    let of_paper = |f: &Field| matches!(f, Field::SheetKind | Field::SheetDate | Field::SeenBy);
    let fields = fields_of(table, picked, Source::Sheet(s)).into_iter().filter(|f| of_paper(&f.at.field));
    SheetCard {
        sheet: s,
        title: crate::wording::capital(&w.sheet(plan, state, s)),
        label: read.then(|| label_view(table, picked, Source::Sheet(s), "", true)),
        fields: fields.collect(),
        items: sheet_items(table, handles, s, keys),
    }
}

/// How a folder came to lie here, in words, once a note has been looked at: under it, or here before.
fn came(k: &Known<'_>, log: &[Stamped], at_hand: &[FolderId], f: FolderId) -> Option<String> {
    if let Some(at) = came_at(k, log, f) {
        return Some(k.words.say("papers-came", &[("time", clock_time(k.plan, at).into())]));
    }
    let lies = k.state.folder_spot(k.plan, f) == Some(FolderSpot::At(k.state.place));
    (lies && at_hand.iter().any(|x| came_at(k, log, *x).is_some())).then(|| k.words.say("papers-lay", &[]))
}

#[cfg(test)]
mod tests {
    use super::super::small::{Small, number};
    use super::*;
    use crate::day::{Act, PlaceId};

    #[test]
    fn what_is_at_hand_follows_what_has_been_done() {
        let mut t = Small::new();
        assert_eq!(papers_view(&t, &t.handles, None), PapersView { place: "your desk".into(), ..PapersView::default() });
        t.pass_to(70);
        t.play(&[Act::Go(PlaceId(1)), Act::LookOnShelf(number("31-82-06")), Act::Pull(FolderId(0)), Act::Pull(FolderId(1))]);
        t.play(&[Act::Unlock, Act::Track(FolderId(1), PlaceId(4)), Act::ReadCover(FolderId(1)), Act::PutDownFolder(FolderId(0))]);
        let view = papers_view(&t, &t.handles, None);
        insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
    }

    #[test]
    fn folders_under_the_note_are_told_from_those_that_lay_there_before() {
        use crate::day::plan::{FolderSpot, Index};
        let mut p = super::super::small::plan();
        (p.folders[0].spot, p.folders[1].spot) = (FolderSpot::OnItsWay(PlaceId(0)), FolderSpot::At(PlaceId(0)));
        p.tasks[1].folders = vec![FolderId(0)];
        p.index = Index::of(&p.setting, &p.patients, &p.sheets, &p.tasks);
        let mut t = Small::of(p);
        let came = |t: &Small| -> Vec<(u32, Option<String>)> {
            let view = papers_view(t, &t.handles, None);
            view.carried.iter().chain(&view.here).map(|c| (c.folder.0, c.came.clone())).collect()
        };
        t.pass_to(70);
        t.play(&[Act::Go(PlaceId(1)), Act::Go(PlaceId(0))]);
        assert!(came(&t).iter().all(|(_, said)| said.is_none()), "nothing is told before the note has been looked at");
        t.play(&[Act::Attend(crate::day::TaskId(1))]);
        let mut told = came(&t);
        told.sort();
        let (under, before) = ("Under the note that came 09:01", "Lay here before the note");
        assert_eq!(told, [(0, Some(under.into())), (1, Some(before.into()))]);
        t.play(&[Act::PickUpFolder(FolderId(0))]);
        assert!(came(&t).contains(&(0, Some(under.into()))), "it is known in hand too");
    }

    #[test]
    fn a_loose_paper_tells_no_more_than_its_kind_until_it_is_read() {
        let mut t = Small::new();
        t.pass_to(70);
        t.play(&[Act::Attend(crate::day::TaskId(1))]);
        let view = papers_view(&t, &t.handles, None);
        assert_eq!(view.here_sheets.len(), 1);
        let card = &view.here_sheets[0];
        assert_eq!((card.title.as_str(), card.label.is_none()), ("Clinic letter", true));
        assert_eq!(card.fields.len(), 1, "only what kind of paper it is");
        t.play(&[Act::ReadSheet(SheetId(0)), Act::PickUpSheet(SheetId(0))]);
        let view = papers_view(&t, &t.handles, None);
        let card = &view.carried_sheets[0];
        assert_eq!(card.title, "Clinic letter of 20 Feb 2026");
        let label = card.label.as_ref().unwrap();
        assert_eq!(label.surname.as_ref().map(|s| s.value.as_str()), Some("Patel"));
        assert!(label.bars.is_none(), "no number on this label");
        assert!(card.items.iter().any(|i| i.why_not() == Some("No folder is at hand to file it in.")));
    }

    #[test]
    fn only_what_tracking_is_known_to_say_is_offered_for_recall() {
        let mut p = super::super::small::plan();
        p.folders[0].tracked_to = Some(PlaceId(4));
        let mut t = Small::of(p);
        t.play(&[Act::Go(PlaceId(1)), Act::LookOnShelf(number("31-82-06")), Act::Go(PlaceId(0))]);
        assert_eq!(papers_view(&t, &t.handles, None).out, Vec::new(), "the spine says nothing of tracking");
    }
}
