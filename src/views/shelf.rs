//! The view of the library bay: numbers known from work, and the place that was looked at since the trainee came there.

use super::fields::field_view;
use super::offers::{hindrance, offer};
use crate::day::plan::FolderSpot;
use crate::day::work::{desk, shelves};
use crate::day::{Act, Fact, FieldRef, FolderId, PatientId, Source};
use crate::records::{Field, FieldValue, FolderKind, HospitalNumber};
use crate::screens::shelf::{Board, KnownNumber, ShelfView, Slot, Spine};
use crate::seat::{Handles, Table};

/// The view. `picked` is the field picked for comparing, if one is.
#[must_use]
pub fn shelf_view(table: &dyn Table, handles: &Handles, picked: Option<FieldRef>) -> ShelfView {
    let numbers = numbers(table, handles);
    let sample = numbers.first().map(|n| n.number).or(HospitalNumber::new(0));
    let refused = sample.map(|n| table.day().decide(&Act::LookOnShelf(n))).and_then(Result::err);
    let away = refused.map(|r| hindrance(table, r));
    let board = if away.is_none() { looked_at(table).map(|n| board(table, handles, picked, n)) } else { None };
    ShelfView { away, numbers, board }
}

/// Numbers that somebody said or that were read, the newest work first, each once.
fn numbers(table: &dyn Table, handles: &Handles) -> Vec<KnownNumber> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let mut out: Vec<KnownNumber> = Vec::new();
    let mut add = |source: Source, from: &str| {
        if !state.has_seen(source, Field::HospitalNumber) {
            return;
        }
        if let Some(FieldValue::Hospital(number)) = plan.field_value(state, source, Field::HospitalNumber)
            && out.iter().all(|k| k.number != number)
        {
            out.push(KnownNumber { number, from: from.to_owned() });
        }
    };
    let open = |t: &&crate::day::TaskId| state.task(**t).ended.is_none();
    for t in handles.tasks.iter().rev().filter(open) {
        add(Source::Contact(*t), &w.say("from-contact", &[("who", w.whom(plan, state, *t).into())]));
    }
    for s in handles.sheets.iter().rev() {
        add(Source::Sheet(*s), &w.say("from-sheet", &[("kind", w.sheet(plan, state, *s).into())]));
    }
    for p in &handles.patients {
        if state.has_seen(Source::Registration(*p), Field::HospitalNumber) {
            add(Source::Registration(*p), &from_pas(table, *p));
        }
    }
    for p in &state.last_list {
        add(Source::PasRow(*p), &from_pas(table, *p));
    }
    for f in &state.hands {
        add(Source::Spine(*f), &w.say("from-folder", &[]));
    }
    out
}

fn from_pas(table: &dyn Table, p: PatientId) -> String {
    table.words().say("from-pas", &[("patient", table.words().patient(table.day().plan(), p).into())])
}

/// The place that was looked at last, since the trainee came here.
fn looked_at(table: &dyn Table) -> Option<HospitalNumber> {
    for f in table.log().iter().rev() {
        match &f.fact {
            Fact::Shelves(shelves::Fact::LookedOnShelf { number, .. }) => return Some(*number),
            Fact::Desk(desk::Fact::Walked { .. }) => return None,
            _ => {}
        }
    }
    None
}

fn board(table: &dyn Table, handles: &Handles, picked: Option<FieldRef>, number: HospitalNumber) -> Board {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    // A neighbour that came into sight because another folder was taken has not been looked at.
    let seen = |f: &FolderId| state.has_seen(Source::Spine(*f), Field::HospitalNumber);
    let here: Vec<FolderId> = state.folders_at(plan, number).into_iter().filter(seen).collect();
    let beside: Vec<FolderId> = shelves::beside(plan, state, number).into_iter().filter(seen).collect();
    let stands = |f: &FolderId| match state.folder_spot(plan, *f) {
        Some(FolderSpot::Shelf(n)) => Some(n.shelf_key()),
        _ => None,
    };
    let spine = |f: &FolderId, at_place: bool| {
        let own = plan.owner(*f).and_then(|p| plan.number_of(p))?;
        let name = w.folder(plan, *f);
        let one = |field| field_view(table, picked, FieldRef { source: Source::Spine(*f), field });
        Some(Slot::Folder(Spine {
            folder: *f,
            number: own,
            at_place,
            spoken: match at_place {
                true => w.say("spine-here", &[("folder", (&name).into())]),
                false => w.say("spine-beside", &[("folder", (&name).into())]),
            },
            fields: [Field::HospitalNumber, Field::VolumeNumber].into_iter().filter_map(one).collect(),
            pull: offer(table, w.say("do-pull", &[]), Act::Pull(*f)),
        }))
    };
    let mut slots: Vec<Slot> =
        beside.iter().filter(|f| stands(f) < Some(number.shelf_key())).filter_map(|f| spine(f, false)).collect();
    slots.extend(here.iter().filter_map(|f| spine(f, true)));
    slots.extend(gaps(table, handles, number, &here));
    slots.extend(beside.iter().filter(|f| stands(f) > Some(number.shelf_key())).filter_map(|f| spine(f, false)));
    let put = |f: &FolderId| {
        let name = w.folder(plan, *f);
        let spoken = w.say("do-shelve-here-spoken", &[("folder", (&name).into()), ("number", number.to_string().into())]);
        (offer(table, w.say("do-shelve-here", &[("folder", name.into())]), Act::Shelve(*f, number)), spoken)
    };
    let shelve = state.hands.iter().map(put).collect();
    Board { number, slots, shelve }
}

/// Volumes that are known of and do not stand where they belong: from tracking, or from what the spines beside the gap say of volumes.
fn gaps(table: &dyn Table, handles: &Handles, number: HospitalNumber, here: &[FolderId]) -> Vec<Slot> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let own = |f: &FolderId| plan.owner(*f).and_then(|p| plan.number_of(p)) == Some(number);
    let standing: Vec<FolderId> = here.iter().copied().filter(own).collect();
    let known: Vec<FolderId> = handles.folders.iter().copied().filter(|f| own(f) && !standing.contains(f)).collect();
    let mut out: Vec<Slot> = Vec::new();
    let mut told: Vec<u8> = Vec::new();
    for f in &known {
        if let FolderKind::Volume { number: n, .. } = plan.folder_kind(*f) {
            told.push(n);
        }
        let knows = state.has_seen(Source::Tracer(*f), Field::TrackedTo) || state.tracked.contains_key(f);
        let out_to = state.tracked_to(plan, *f).filter(|_| knows);
        let tracer = out_to.map(|p| w.say("tracer-out-to", &[("place", w.place(plan, p).into())]));
        out.push(Slot::Gap { words: w.say("gap-folder", &[("folder", w.folder(plan, *f).into())]), tracer });
    }
    if let Some(FolderKind::Volume { of, .. }) = standing.first().map(|f| plan.folder_kind(*f)) {
        for f in &standing {
            if let FolderKind::Volume { number: n, .. } = plan.folder_kind(*f) {
                told.push(n);
            }
        }
        for n in (1..=of).filter(|n| !told.contains(n)) {
            out.push(Slot::Gap {
                words: w.say("gap-volume", &[("n", u32::from(n).into()), ("of", u32::from(of).into())]),
                tracer: None,
            });
        }
    }
    if standing.is_empty() && out.is_empty() {
        out.push(Slot::Gap { words: w.say("gap-nothing", &[("number", number.to_string().into())]), tracer: None });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::small::{Small, number, plan};
    use super::*;
    use crate::day::{PlaceId, TaskId};

    #[test]
    fn away_from_the_library_it_offers_the_walk_and_shows_no_shelf() {
        let t = Small::new();
        let view = shelf_view(&t, &t.handles, None);
        let (why, walk) = view.away.unwrap();
        assert!(why.contains("the library"));
        assert_eq!(walk.map(|w| w.act), Some(Act::Go(PlaceId(1))));
        assert_eq!((view.numbers.len(), view.board), (0, None));
    }

    #[test]
    fn the_bay_shows_what_was_looked_at_and_follows_what_is_pulled() {
        let mut t = Small::new();
        t.pass_to(10);
        t.play(&[
            Act::Attend(TaskId(0)),
            Act::Ask(TaskId(0), Field::HospitalNumber),
            Act::EndTalk(TaskId(0)),
            Act::Go(PlaceId(1)),
        ]);
        let view = shelf_view(&t, &t.handles, None);
        assert_eq!(view.board, None, "nothing has been looked at yet");
        assert_eq!(view.numbers.first().map(|n| n.from.as_str()), Some("said by the caller"));
        t.play(&[Act::LookOnShelf(number("31-82-06")), Act::Pull(FolderId(1))]);
        let view = shelf_view(&t, &t.handles, None);
        insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
        t.play(&[Act::Go(PlaceId(0)), Act::Go(PlaceId(1))]);
        assert_eq!(shelf_view(&t, &t.handles, None).board, None, "one has been away");
    }

    #[test]
    fn a_folder_that_stands_wrongly_is_shown_with_its_own_number() {
        let mut p = plan();
        p.folders[0].spot = FolderSpot::Shelf(number("31-28-06"));
        let mut t = Small::of(p);
        t.play(&[Act::Go(PlaceId(1)), Act::LookOnShelf(number("31-28-06"))]);
        let board = shelf_view(&t, &t.handles, None).board.unwrap();
        let stands = board.slots.iter().any(|s| matches!(s, Slot::Folder(f) if f.at_place && f.number == number("31-82-06")));
        assert!(stands, "{board:?}");
        assert!(board.slots.iter().any(|s| matches!(s, Slot::Gap { tracer: None, .. })));
    }
}
