//! What can be read, as plain lines: the place, work in hand, hands, folders, papers, PAS, the manual, a comparison to choose.

use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::terms::Channel;
use crate::day::{FieldRef, FolderId, PatientId, PlaceId, SheetId, Source, Stamped, TaskId};
use crate::marking::rubric::Page;
use crate::records::{Field, Section};
use crate::wording::{Put, Words, capital, clock_time};

use super::lookup::folded;
use super::moment::waits;
use crate::seat::Known;
use crate::seat::came::under_the_note;
use crate::seat::left_open;

/// The prompt: time and place, short.
#[must_use]
pub fn prompt(k: &Known<'_>) -> String {
    let place = k.plan.place(k.state.place).map(|p| p.id.replace('_', " ")).unwrap_or_default();
    format!("{} {place}> ", clock_time(k.plan, k.state.now))
}

fn line(k: &Known<'_>, id: &str, puts: &[(&str, &str)]) -> String {
    let puts: Vec<(&str, Put<'_>)> = puts.iter().map(|(n, v)| (*n, Put::Text(v))).collect();
    k.words.say(id, &puts)
}

/// A folder with its short name.
#[must_use]
pub fn folder_name(k: &Known<'_>, f: FolderId) -> String {
    format!("{} {}", k.handles.folder(f), k.words.folder(k.plan, f))
}

/// A paper with its short name.
#[must_use]
pub fn sheet_name(k: &Known<'_>, s: SheetId) -> String {
    format!("{} {}", k.handles.sheet(s), k.words.sheet(k.plan, k.state, s))
}

/// Where one is and what is here.
#[must_use]
pub fn look(k: &Known<'_>, log: &[Stamped]) -> Vec<String> {
    let place = k.words.place(k.plan, k.state.place);
    let mut out = vec![line(k, "look-at", &[("time", &clock_time(k.plan, k.state.now)), ("place", &place)])];
    if let Some(p) = k.plan.place(k.state.place) {
        let has: Vec<String> = [
            (p.telephone, "look-has-telephone"),
            (p.terminal, "look-has-terminal"),
            (p.hatch, "look-has-hatch"),
            (p.shelves, "look-has-shelves"),
            (p.despatch, "look-has-despatch"),
            (p.waste, "look-has-waste"),
            (p.trays, "look-has-trays"),
        ]
        .iter()
        .filter(|(yes, _)| *yes)
        .map(|(_, id)| k.words.say(id, &[]))
        .collect();
        if !has.is_empty() {
            out.push(line(k, "look-has", &[("things", &has.join(", "))]));
        }
        if p.terminal {
            out.push(line(k, "look-screen", &[("session", &k.words.session(k.state.session_here()))]));
        }
    }
    let before = out.len();
    if let Some(t) = k.state.talk {
        out.push(line(k, "look-talk", &[("who", &k.words.whom(k.plan, k.state, t)), ("n", &k.handles.task(t))]));
    }
    for t in k.open_work().iter().filter(|t| waits(k.state.task(**t).stage)) {
        let Some(p) = k.plan.task(*t) else { continue };
        let here = p.place == k.state.place || (p.channel == Channel::Telephone && rings_here(k));
        if here {
            out.push(line(k, "look-waits", &[("task", &k.task_name(*t)), ("stage", &k.stage(*t))]));
        }
    }
    let lies = |f: &&FolderId| k.state.folder_spot(k.plan, **f) == Some(FolderSpot::At(k.state.place));
    let with_a_note: Vec<(TaskId, Vec<FolderId>)> =
        k.handles.tasks.iter().map(|t| (*t, under_the_note(k, log, *t).0)).filter(|(_, came)| !came.is_empty()).collect();
    for f in k.handles.folders.iter().filter(lies) {
        let what = folder_name(k, *f);
        match with_a_note.iter().find(|(_, came)| came.contains(f)) {
            Some((t, _)) => out.push(line(k, "look-lies-under", &[("what", &what), ("task", &k.task_name(*t))])),
            None => out.push(line(k, "look-lies", &[("what", &what)])),
        }
    }
    for s in k.handles.sheets.iter().filter(|s| k.state.sheets.get(s.index()) == Some(&SheetSpot::At(k.state.place))) {
        out.push(line(k, "look-lies", &[("what", &sheet_name(k, *s))]));
    }
    if out.len() == before {
        out.push(k.words.say("look-nothing", &[]));
    }
    out
}

fn rings_here(k: &Known<'_>) -> bool {
    k.plan.place(k.state.place).is_some_and(|p| p.telephone)
}

/// The places: those one can walk to, then those notes are sent to.
#[must_use]
pub fn places(k: &Known<'_>) -> Vec<String> {
    let all = || (0u8..).map(PlaceId).zip(&k.plan.setting.places);
    let mut out = vec![k.words.say("places-walk", &[])];
    for (i, p) in all().filter(|(_, p)| p.walkable) {
        let time = k.words.duration(k.plan.walk_secs(k.state.place, i));
        let id = if i == k.state.place { "places-here" } else { "places-line" };
        out.push(line(k, id, &[("id", &p.id), ("name", &p.name), ("time", &time)]));
    }
    out.push(k.words.say("places-send", &[]));
    for (_, p) in all().filter(|(_, p)| !p.walkable) {
        out.push(line(k, "places-to", &[("id", &p.id), ("name", &p.name), ("code", &p.borrower)]));
    }
    out
}

/// The internal directory.
#[must_use]
pub fn directory(k: &Known<'_>) -> Vec<String> {
    let roles = &k.plan.setting.roles;
    if roles.is_empty() {
        return vec![k.words.say("directory-empty", &[])];
    }
    let entry =
        |r: &crate::day::plan::Role| line(k, "directory-line", &[("id", &r.id), ("name", &r.name), ("ext", &r.extension)]);
    roles.iter().map(entry).collect()
}

/// Work in hand, in order of due.
#[must_use]
pub fn work(k: &Known<'_>) -> Vec<String> {
    let open = k.open_work();
    if open.is_empty() {
        return vec![k.words.say("work-empty", &[])];
    }
    let entry = |t: &TaskId| {
        let place = k.plan.task(*t).map(|p| k.words.place(k.plan, p.place)).unwrap_or_default();
        line(k, "work-line", &[("task", &k.task_name(*t)), ("stage", &k.stage(*t)), ("due", &k.due(*t)), ("place", &place)])
    };
    open.iter().map(entry).collect()
}

/// One piece of work: what it began with and what has been said.
#[must_use]
pub fn task(k: &Known<'_>, log: &[Stamped], t: TaskId) -> Vec<String> {
    let Some(p) = k.plan.task(t) else { return Vec::new() };
    let st = k.state.task(t);
    let mut out = vec![line(k, "task-head", &[("task", &k.task_name(t)), ("channel", &k.words.channel(p.channel))])];
    match st.ended {
        Some(how) => out.push(line(k, "task-ended", &[("how", &k.words.ending(how)), ("at", &clock_time(k.plan, st.ended_at))])),
        None => out.push(line(k, "task-stage", &[("stage", &k.stage(t)), ("due", &k.due(t))])),
    }
    if st.attended.is_some() {
        out.push(line(k, "task-opening", &[("opening", &p.opening)]));
        let came = came(k, &under_the_note(k, log, t));
        // What came says all there is to say of a note in which nobody speaks.
        if came.is_empty() || !k.state.fields_seen(Source::Contact(t)).is_empty() {
            out.extend(show(k, Source::Contact(t)).into_iter().skip(1));
        }
        out.extend(came);
    } else if st.ended.is_none() {
        out.push(k.words.say("task-not-yet", &[]));
    }
    out
}

/// What came with a note and still lies there.
#[must_use]
pub fn came(k: &Known<'_>, (folders, sheets): &(Vec<FolderId>, Vec<SheetId>)) -> Vec<String> {
    let all = folders.iter().map(|f| folder_name(k, *f)).chain(sheets.iter().map(|s| sheet_name(k, *s)));
    all.map(|what| line(k, "came-with-it", &[("what", &what)])).collect()
}

/// What can be typed about a session that somebody else left open here.
#[must_use]
pub fn left_open(k: &Known<'_>, log: &[Stamped], t: TaskId) -> Vec<String> {
    let (can, n) = (left_open::left_open(k, log, t), k.handles.task(t));
    let lines = [(can.lock, "left-open-lock"), (can.report, "left-open-report")];
    lines.into_iter().filter(|(can, _)| *can).map(|(_, id)| line(k, id, &[("n", &n)])).collect()
}

/// What one carries.
#[must_use]
pub fn hands(k: &Known<'_>) -> Vec<String> {
    let folders = k.state.hands.iter().map(|f| folder_name(k, *f));
    let all: Vec<String> = folders.chain(k.state.sheet_hands.iter().map(|s| sheet_name(k, *s))).collect();
    if all.is_empty() {
        return vec![k.words.say("hands-empty", &[])];
    }
    let mut out = vec![k.words.say("hands-head", &[])];
    out.extend(all);
    out
}

/// What has been read or heard of something, field by field.
#[must_use]
pub fn show(k: &Known<'_>, s: Source) -> Vec<String> {
    let fields = k.state.fields_seen(s);
    let mut out = vec![line(k, "show-head", &[("source", &capital(&k.words.source(k.plan, k.state, s)))])];
    for f in fields.iter() {
        if let Some(v) = k.plan.field_value(k.state, s, f) {
            out.push(line(k, "show-line", &[("field", &capital(&k.words.field_name(f))), ("value", &k.words.value_of(f, &v))]));
        }
    }
    if fields.is_empty() {
        out.push(k.words.say("show-nothing", &[]));
    }
    out
}

/// The last PAS list.
#[must_use]
pub fn pas_list(k: &Known<'_>) -> Vec<String> {
    let entry = |p: &PatientId| {
        let value = |f: Field| {
            let v = k.plan.field_value(k.state, Source::PasRow(*p), f);
            v.map(|v| k.words.value(&v)).unwrap_or_default()
        };
        let handle = k.handles.patient(*p);
        let (surname, forename) = (value(Field::Surname).to_uppercase(), value(Field::Forename));
        let (born, number) = (value(Field::DateOfBirth), value(Field::HospitalNumber));
        line(
            k,
            "list-line",
            &[("p", &handle), ("surname", &surname), ("forename", &forename), ("born", &born), ("number", &number)],
        )
    };
    if k.state.last_list.is_empty() {
        return vec![k.words.say("list-empty", &[])];
    }
    k.state.last_list.iter().map(entry).collect()
}

/// A registration with its folders as tracked.
#[must_use]
pub fn registration(k: &Known<'_>, p: PatientId) -> Vec<String> {
    let mut out = show(k, Source::Registration(p));
    for f in k.plan.folders_of(p) {
        let at = k.state.tracked_to(k.plan, f).map_or_else(|| k.words.say("the-library", &[]), |x| k.words.place(k.plan, x));
        out.push(line(k, "registration-folder", &[("folder", &folder_name(k, f)), ("place", &at)]));
    }
    out
}

/// A section of a folder.
#[must_use]
pub fn section(k: &Known<'_>, f: FolderId, s: Section) -> Vec<String> {
    let there = |x: &&SheetId| k.state.sheets.get(x.index()) == Some(&SheetSpot::In(f, s));
    let sheets: Vec<SheetId> = k.handles.sheets.iter().filter(there).copied().collect();
    if sheets.is_empty() {
        return vec![k.words.say("section-empty", &[])];
    }
    sheets.iter().flat_map(|x| named_show(k, *x)).collect()
}

/// A paper with its short name and what it says.
#[must_use]
pub fn named_show(k: &Known<'_>, s: SheetId) -> Vec<String> {
    let mut out = vec![sheet_name(k, s)];
    out.extend(show(k, Source::Sheet(s)).into_iter().skip(1));
    out
}

/// What stands at and beside a place on the shelf.
#[must_use]
pub fn shelf(k: &Known<'_>, n: crate::records::HospitalNumber) -> Vec<String> {
    let at = k.state.folders_at(k.plan, n);
    let beside = crate::day::work::shelves::beside(k.plan, k.state, n);
    let mut out: Vec<String> = at.iter().map(|f| line(k, "shelf-here", &[("folder", &folder_name(k, *f))])).collect();
    out.extend(beside.iter().map(|f| line(k, "shelf-beside", &[("folder", &folder_name(k, *f))])));
    out
}

/// Fields that two things both show.
#[must_use]
pub fn shared(k: &Known<'_>, a: Source, b: Source) -> Vec<(FieldRef, FieldRef)> {
    let both = k.state.fields_seen(a).intersection(k.state.fields_seen(b));
    both.iter().map(|field| (FieldRef { source: a, field }, FieldRef { source: b, field })).collect()
}

/// One page of the manual.
#[must_use]
pub fn manual_page(w: &Words, number: usize, p: &Page) -> Vec<String> {
    let mut out = vec![format!("{number}  {}", p.title), capital(&w.page_version(p))];
    out.extend((1..).zip(&p.steps).map(|(i, s)| format!("  {i}. {s}")));
    if !p.why.is_empty() {
        out.push(w.say("manual-why", &[("why", (&*p.why).into())]));
    }
    out.push(w.standing(&p.source));
    out
}

/// Pages that have all the words; all pages when none are typed.
#[must_use]
pub fn manual_search(k: &Known<'_>, typed: &str) -> Vec<String> {
    let want = folded(typed);
    let has = |p: &&(usize, &Page)| {
        let text = folded(&format!("{} {} {} {}", p.1.id, p.1.title, p.1.steps.join(" "), p.1.why));
        want.split(' ').all(|w| text.contains(w))
    };
    let found: Vec<(usize, &Page)> = (1..).zip(k.pages).collect::<Vec<_>>().iter().filter(has).copied().collect();
    if found.is_empty() {
        return vec![line(k, "manual-none", &[("typed", typed)])];
    }
    let mut out: Vec<String> = found.iter().map(|(n, p)| format!("{n}  {}", p.title)).collect();
    out.push(k.words.say("manual-read", &[]));
    out
}
