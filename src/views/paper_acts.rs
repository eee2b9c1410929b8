//! What can be done with a folder and with a loose paper, decided: used by the cards of what is at hand and by the open folder.

use super::offers::{choice, offer};
use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::terms::{Carrier, Channel, Tray};
use crate::day::{Act, FolderId, PlaceId, Refusal, SheetId, Source};
use crate::records::{Field, Section};
use crate::screens::offer::{Choice, Item, Offer};
use crate::seat::{Handles, Table};
use crate::wording::capital;

/// Whether letters are shown on buttons and work as keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// They do.
    Letters,
    /// They do not: several cards of a kind are on view.
    None,
}

impl Keys {
    fn of(self, key: &str) -> String {
        if self == Keys::Letters { key.to_owned() } else { String::new() }
    }
}

/// Places that notes can be tracked or sent to, in the setting's order.
fn borrowers(table: &dyn Table) -> Vec<(PlaceId, String)> {
    let plan = table.day().plan();
    let all = (0u8..).map(PlaceId).zip(&plan.setting.places).filter(|(_, p)| !p.borrower.is_empty());
    let label = |p: &crate::day::plan::Place| {
        table.words().say("place-and-code", &[("place", (&*p.name).into()), ("code", (&*p.borrower).into())])
    };
    all.map(|(i, p)| (i, capital(&label(p)))).collect()
}

/// Folders at hand: carried, then lying here.
#[must_use]
pub fn folders_at_hand(table: &dyn Table, handles: &Handles) -> Vec<FolderId> {
    let (plan, state) = (table.day().plan(), table.day().state());
    let lies = |f: &&FolderId| state.folder_spot(plan, **f) == Some(FolderSpot::At(state.place));
    state.hands.iter().chain(handles.folders.iter().filter(lies)).copied().collect()
}

/// Loose papers at hand: carried, then lying here.
#[must_use]
pub fn sheets_at_hand(table: &dyn Table, handles: &Handles) -> Vec<SheetId> {
    let state = table.day().state();
    let lies = |s: &&SheetId| state.sheets.get(s.index()) == Some(&SheetSpot::At(state.place));
    state.sheet_hands.iter().chain(handles.sheets.iter().filter(lies)).copied().collect()
}

/// What can be done with a folder at hand.
#[must_use]
pub fn folder_items(table: &dyn Table, f: FolderId, keys: Keys) -> Vec<Item> {
    let (w, state) = (table.words(), table.day().state());
    let carried = state.hands.contains(&f);
    let with = |id: &str, key: &str, act: Act| Item::Do(offer(table, w.say(id, &[]), act).key(&keys.of(key)));
    let mut out = vec![with("do-read-cover", "C", Act::ReadCover(f))];
    if carried {
        out.push(with("do-put-down", "D", Act::PutDownFolder(f)));
    } else {
        out.push(with("do-pick-up", "D", Act::PickUpFolder(f)));
    }
    out.push(Item::More(track(table, f, keys)));
    out.push(with("do-check-in", "I", Act::CheckIn(f)));
    if carried {
        out.push(Item::More(send(table, &[f], keys)));
        out.extend(hand_over(table, &[f], keys).map(Item::Do));
        out.extend(shelve(table, f, keys).map(Item::Do));
    }
    out
}

/// What can be done with several folders carried together.
#[must_use]
pub fn together_items(table: &dyn Table) -> Vec<Item> {
    let hands = &table.day().state().hands;
    if hands.len() < 2 {
        return Vec::new();
    }
    let mut out = vec![Item::More(send(table, hands, Keys::None))];
    out.extend(hand_over(table, hands, Keys::None).map(Item::Do));
    out
}

fn track(table: &dyn Table, f: FolderId, keys: Keys) -> Choice {
    let w = table.words();
    let title = w.say("track-title", &[("folder", w.folder(table.day().plan(), f).into())]);
    let places = borrowers(table);
    let sample = places.first().map(|(p, _)| Act::Track(f, *p));
    let items = || places.iter().map(|(p, label)| Item::Do(offer(table, label.clone(), Act::Track(f, *p)))).collect();
    let mut c = choice(table, "track", w.say("do-track", &[]), title, sample.as_ref(), items);
    c.key = keys.of("K");
    c
}

fn send(table: &dyn Table, folders: &[FolderId], keys: Keys) -> Choice {
    let (w, plan) = (table.words(), table.day().plan());
    let names = w.folders(plan, folders);
    let title = w.say("send-title", &[("folders", (&names).into())]);
    let places: Vec<(PlaceId, String)> =
        borrowers(table).into_iter().filter(|(p, _)| plan.place(*p).is_some_and(|p| !p.walkable)).collect();
    let sample = places.first().map(|(p, _)| Act::Send(folders.to_vec(), *p, Carrier::Porter));
    let items = || {
        let by = |p: PlaceId| -> Vec<Item> {
            let carriers = Carrier::ALL.iter().filter(|c| **c != Carrier::ByHand);
            carriers.map(|c| Item::Do(offer(table, capital(&w.carrier(*c)), Act::Send(folders.to_vec(), p, *c)))).collect()
        };
        let one = |(p, label): &(PlaceId, String)| {
            let title = w.say("send-by-title", &[("place", w.place(plan, *p).into())]);
            Item::More(choice(table, &format!("to {}", p.0), label.clone(), title, None, || by(*p)))
        };
        places.iter().map(one).collect()
    };
    let mut c = choice(table, "send", w.say("do-send", &[]), title, sample.as_ref(), items);
    c.key = keys.of("S");
    c
}

fn hand_over(table: &dyn Table, folders: &[FolderId], keys: Keys) -> Option<Offer> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let t = state.talk.filter(|t| plan.task(*t).is_some_and(|p| p.channel == Channel::Hatch))?;
    let label = w.say("do-hand-over", &[("who", w.whom(plan, state, t).into())]);
    Some(offer(table, label, Act::HandOver(folders.to_vec(), t)).key(&keys.of("G")))
}

/// Putting a folder back where its number belongs; other places are for the shelf itself.
fn shelve(table: &dyn Table, f: FolderId, keys: Keys) -> Option<Offer> {
    let plan = table.day().plan();
    let number = plan.owner(f).and_then(|p| plan.number_of(p))?;
    let label = table.words().say("do-shelve", &[("number", number.to_string().into())]);
    Some(offer(table, label, Act::Shelve(f, number)).key(&keys.of("B")))
}

/// Asking back a folder that tracking says is out. Whether it has truly left is not told beforehand.
#[must_use]
pub fn recall(table: &dyn Table, f: FolderId) -> Option<Offer> {
    let (plan, state) = (table.day().plan(), table.day().state());
    let known = state.has_seen(Source::Tracer(f), Field::TrackedTo) || state.tracked.contains_key(&f);
    if !known || state.tracked_to(plan, f).is_none() {
        return None;
    }
    let act = Act::Recall(f);
    let mut o = offer(table, table.words().say("do-recall", &[]), act.clone());
    if table.day().decide(&act) == Err(Refusal::NotHere) {
        (o.why_not, o.walk) = (None, None);
    }
    Some(o)
}

/// Where tracking says a folder is, if that is known.
#[must_use]
pub fn tracked_words(table: &dyn Table, f: FolderId) -> Option<String> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    let known = state.has_seen(Source::Tracer(f), Field::TrackedTo) || state.tracked.contains_key(&f);
    let place = state.tracked_to(plan, f).map_or_else(|| w.say("the-library", &[]), |p| w.place(plan, p));
    known.then(|| w.say("tracked-to", &[("place", (&place).into())]))
}

/// What can be done with a paper: one at hand, or one in a folder at hand.
#[must_use]
pub fn sheet_items(table: &dyn Table, handles: &Handles, s: SheetId, keys: Keys) -> Vec<Item> {
    let (w, state) = (table.words(), table.day().state());
    let with = |id: &str, key: &str, act: Act| Item::Do(offer(table, w.say(id, &[]), act).key(&keys.of(key)));
    let spot = state.sheets.get(s.index());
    let inside = matches!(spot, Some(SheetSpot::In(..)));
    let mut out = Vec::new();
    if inside {
        out.push(with("do-take-out", "O", Act::TakeOut(s)));
    } else {
        if !state.has_seen(Source::Sheet(s), Field::SheetDate) {
            out.push(with("do-read", "R", Act::ReadSheet(s)));
        }
        if !state.sheet_hands.contains(&s) {
            out.push(with("do-pick-up", "P", Act::PickUpSheet(s)));
        }
    }
    let first = inside.then(|| w.say("take-out-first", &[]));
    let mut trays = choice(table, "tray", w.say("do-tray", &[]), w.say("tray-title", &[]), None, || {
        Tray::ALL.iter().map(|t| Item::Do(offer(table, capital(&w.tray(*t)), Act::PutInTray(s, *t)))).collect()
    });
    trays.key = keys.of("Q");
    let mut file = file(table, handles, s);
    file.key = keys.of("F");
    for c in [&mut trays, &mut file] {
        if let Some(why) = &first {
            c.why_not = Some(why.clone());
            c.items.clear();
        }
    }
    out.extend([Item::More(trays), Item::More(file)]);
    out
}

fn file(table: &dyn Table, handles: &Handles, s: SheetId) -> Choice {
    let (w, plan) = (table.words(), table.day().plan());
    let folders = folders_at_hand(table, handles);
    let into = |f: FolderId| {
        let sections =
            || Section::ALL.iter().map(|x| Item::Do(offer(table, capital(&w.section(*x)), Act::File(s, f, *x)))).collect();
        let name = w.folder(plan, f);
        let title = w.say("file-section-title", &[("folder", (&name).into())]);
        Item::More(choice(table, &format!("folder {}", f.0), name, title, None, sections))
    };
    let mut c = choice(table, "file", w.say("do-file", &[]), w.say("file-title", &[]), None, || {
        folders.iter().map(|f| into(*f)).collect()
    });
    if folders.is_empty() {
        c.why_not = Some(w.say("file-no-folder", &[]));
    }
    c
}
