//! Reading lines that have to do with PAS, shelves, folders, papers, comparing, tracking and sending.

use crate::day::plan::{FolderSpot, SheetSpot};
use crate::day::{Act, FieldRef, FolderId, Source};
use crate::records::{Field, HospitalNumber};

use super::lookup::folded;
use super::parse::{Command, Misread, Query, What};
use super::verbs_people::leading_task;
use crate::seat::Known;
use crate::seat::search::{self, NoSearch};

type Read = Result<Command, Misread>;

fn act(a: Act) -> Read {
    Ok(Command::Act(a))
}

fn first(rest: &str) -> (&str, &str) {
    let (a, b) = rest.split_once(' ').unwrap_or((rest, ""));
    (a, b.trim())
}

fn number(typed: &str) -> Result<HospitalNumber, Misread> {
    if typed.is_empty() {
        return Err(Misread::Missing { what: What::Number });
    }
    HospitalNumber::parse(typed).map_err(|_| Misread::NotFound { what: What::Number, typed: typed.to_owned(), near: Vec::new() })
}

/// `f1` at the beginning and the rest; without one, the only folder in hand.
fn folder_first<'a>(k: &Known<'_>, rest: &'a str) -> Result<(FolderId, &'a str), Misread> {
    let (a, b) = first(rest);
    match k.handles.typed_folder(a) {
        Some(f) => Ok((f, b)),
        None if matches!(a, "it" | "this") => Ok((k.folder(a)?, b)),
        None => Ok((k.folder("").or_else(|_| k.folder(a))?, rest)),
    }
}

pub(super) fn show(k: &Known<'_>, rest: &str) -> Read {
    if let (Some(t), _) = leading_task(k, rest) {
        return Ok(Command::Query(Query::Task(t)));
    }
    let source = match (k.handles.typed_folder(rest), k.handles.typed_sheet(rest)) {
        (Some(f), _) => k.folder_source(f, None),
        (None, Some(s)) => Source::Sheet(s),
        (None, None) if rest.is_empty() => return Ok(Command::Query(Query::Look)),
        (None, None) => k.patient_source(k.patient(rest)?),
    };
    Ok(Command::Query(Query::Show(source)))
}

pub(super) fn search(k: &Known<'_>, rest: &str) -> Read {
    match search::terms(rest, k.plan.date) {
        Ok(terms) => act(Act::Search(terms)),
        Err(NoSearch::Nothing) => Err(Misread::Missing { what: What::Term }),
        Err(NoSearch::NoTerm(typed)) => Err(Misread::NotFound { what: What::Term, typed, near: Vec::new() }),
    }
}

pub(super) fn open(k: &Known<'_>, rest: &str) -> Read {
    let p = k.patient(rest)?;
    let known = k.state.last_list.contains(&p) || k.state.seen.has(Source::Registration(p));
    if !known { Err(Misread::NotOnList { typed: rest.to_owned() }) } else { act(Act::OpenRegistration(p)) }
}

pub(super) fn shelf(k: &Known<'_>, rest: &str) -> Read {
    let known = k.handles.typed_folder(rest).and_then(|f| k.plan.owner(f)).or_else(|| k.handles.typed_patient(rest));
    match known.and_then(|p| k.plan.number_of(p)) {
        Some(n) => act(Act::LookOnShelf(n)),
        None => act(Act::LookOnShelf(number(rest)?)),
    }
}

pub(super) fn pull(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Pull(k.folder(rest)?))
}

pub(super) fn shelve(k: &Known<'_>, rest: &str) -> Read {
    let (f, rest) = folder_first(k, rest)?;
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    let spine = k.plan.owner(f).and_then(|p| k.plan.number_of(p));
    match (rest, spine) {
        ("", Some(n)) => act(Act::Shelve(f, n)),
        _ => act(Act::Shelve(f, number(rest)?)),
    }
}

pub(super) fn pick_up(k: &Known<'_>, rest: &str) -> Read {
    match k.handles.typed_sheet(rest) {
        Some(s) => act(Act::PickUpSheet(s)),
        None => match k.folder(rest) {
            Ok(f) => act(Act::PickUpFolder(f)),
            Err(why) => match k.sheet(rest) {
                Ok(s) => act(Act::PickUpSheet(s)),
                Err(no_paper) if looks_like(rest) == Some(What::Sheet) => Err(no_paper),
                Err(_) => Err(why),
            },
        },
    }
}

pub(super) fn put_down(k: &Known<'_>, rest: &str) -> Read {
    act(Act::PutDownFolder(k.folder(rest)?))
}

pub(super) fn cover(k: &Known<'_>, rest: &str) -> Read {
    act(Act::ReadCover(k.folder(rest)?))
}

pub(super) fn turn(k: &Known<'_>, rest: &str) -> Read {
    let (f, rest) = folder_first(k, rest)?;
    act(Act::TurnTo(f, k.section(rest.strip_prefix("to ").unwrap_or(rest))?))
}

/// Takes a paper that lies here or stands in a folder, or a folder that lies here or stands on the shelf.
pub(super) fn take(k: &Known<'_>, rest: &str) -> Read {
    let folder = k.handles.typed_folder(rest);
    if let Some(f) = folder {
        let lies = matches!(k.state.folder_spot(k.plan, f), Some(FolderSpot::At(p)) if p == k.state.place);
        return act(if lies { Act::PickUpFolder(f) } else { Act::Pull(f) });
    }
    let s = k.sheet(rest)?;
    let inside = matches!(k.state.sheets.get(s.index()), Some(SheetSpot::In(..)));
    act(if inside { Act::TakeOut(s) } else { Act::PickUpSheet(s) })
}

pub(super) fn take_out(k: &Known<'_>, rest: &str) -> Read {
    act(Act::TakeOut(k.sheet(rest)?))
}

pub(super) fn file(k: &Known<'_>, rest: &str) -> Read {
    let (a, rest) = first(rest);
    let s = k.sheet(a)?;
    let (f, rest) = folder_first(k, skip(rest, &["in", "into"]))?;
    act(Act::File(s, f, k.section(skip(rest, &["in", "under"]))?))
}

pub(super) fn tray(k: &Known<'_>, rest: &str) -> Read {
    let (a, rest) = first(rest);
    // `put f1 down`, `put f1 on the shelf`: what is done with folders.
    if k.handles.typed_folder(a).is_some() {
        match folded(rest).as_str() {
            "down" | "down here" | "here" => return put_down(k, a),
            "back" | "away" | "on shelf" | "on the shelf" | "back on the shelf" => return shelve(k, a),
            _ => {}
        }
    }
    let s = k.sheet(a)?;
    act(Act::PutInTray(s, k.tray(skip(rest, &["in", "into"]))?))
}

fn skip<'a>(rest: &'a str, words: &[&str]) -> &'a str {
    let (a, b) = first(rest);
    if words.contains(&a) { b } else { rest }
}

#[derive(Clone, Copy)]
enum Thing {
    Source(Source),
    Folder(FolderId, Option<fn(FolderId) -> Source>),
    Patient(crate::day::PatientId, Option<fn(crate::day::PatientId) -> Source>),
}

impl Thing {
    fn source(self, k: &Known<'_>, field: Option<Field>) -> Source {
        match self {
            Thing::Source(s) => s,
            Thing::Folder(f, which) => which.map_or_else(|| k.folder_source(f, field), |w| w(f)),
            Thing::Patient(p, which) => which.map_or_else(|| k.patient_source(p), |w| w(p)),
        }
    }
}

fn thing(k: &Known<'_>, word: &str, part: &str) -> Option<Thing> {
    if let Some(f) = k.handles.typed_folder(word) {
        let which: Option<fn(FolderId) -> Source> = match part {
            "cover" => Some(Source::Cover),
            "spine" => Some(Source::Spine),
            "tracking" | "tracer" => Some(Source::Tracer),
            _ => None,
        };
        return Some(Thing::Folder(f, which));
    }
    if let Some(p) = k.handles.typed_patient(word) {
        let which: Option<fn(crate::day::PatientId) -> Source> = match part {
            "registration" => Some(Source::Registration),
            "row" | "list" => Some(Source::PasRow),
            _ => None,
        };
        return Some(Thing::Patient(p, which));
    }
    let said = matches!(word, "caller" | "visitor" | "contact" | "email" | "e-mail").then(|| k.task_meant().ok()).flatten();
    let source = k.handles.typed_sheet(word).map(Source::Sheet);
    source.or_else(|| said.or_else(|| k.handles.typed_task(word)).map(Source::Contact)).map(Thing::Source)
}

/// What a word looks like the short name of, whether there is such a thing or not.
fn looks_like(word: &str) -> Option<What> {
    let (letter, figures) = word.split_at_checked(1)?;
    let number = !figures.is_empty() && figures.chars().all(|c| c.is_ascii_digit());
    let what = match letter {
        "f" => What::Folder,
        "s" => What::Sheet,
        "p" => What::Patient,
        _ => return None,
    };
    number.then_some(what)
}

/// Two things, each with a field after it; a part of a folder or of PAS may be named before or after it.
pub(super) fn compare(k: &Known<'_>, rest: &str) -> Read {
    const PARTS: &[&str] = &["cover", "spine", "tracking", "tracer", "registration", "row", "list"];
    let mut found: Vec<(Thing, String)> = Vec::new();
    let mut part = "";
    let mut last = "";
    for word in rest.split_whitespace() {
        if PARTS.contains(&word) {
            match found.last_mut() {
                Some((thing_before, field)) if field.is_empty() && part.is_empty() => {
                    *thing_before = thing(k, last, word).unwrap_or(*thing_before);
                }
                _ => part = word,
            }
        } else if let Some(t) = thing(k, word, part) {
            found.push((t, String::new()));
            (part, last) = ("", word);
        } else if matches!(word, "caller" | "visitor" | "contact") {
            return Err(Misread::NoWork);
        } else if let Some(what) = looks_like(word) {
            return Err(Misread::NotFound { what, typed: word.to_owned(), near: Vec::new() });
        } else if !matches!(word, "and" | "with" | "to" | "on" | "against" | "the" | "of")
            && let Some((_, field)) = found.last_mut()
        {
            field.push_str(word);
            field.push(' ');
        }
    }
    let [(a, field_a), (b, field_b)] = found.as_slice() else {
        return Err(Misread::Missing { what: if found.is_empty() { What::Sheet } else { What::Field } });
    };
    if field_a.is_empty() && field_b.is_empty() {
        return Ok(Command::Compare(a.source(k, None), b.source(k, None)));
    }
    let one = k.field(if field_a.is_empty() { field_b } else { field_a })?;
    let other = k.field(if field_b.is_empty() { field_a } else { field_b })?;
    let left = FieldRef { source: a.source(k, Some(one)), field: one };
    act(Act::Compare(left, FieldRef { source: b.source(k, Some(other)), field: other }))
}

pub(super) fn track(k: &Known<'_>, rest: &str) -> Read {
    let (f, rest) = folder_first(k, rest)?;
    act(Act::Track(f, k.place(skip(rest, &["to"]))?))
}

pub(super) fn check_in(k: &Known<'_>, rest: &str) -> Read {
    // `check f1 in` as well.
    act(Act::CheckIn(k.folder(rest.strip_suffix(" in").unwrap_or(rest))?))
}

fn several(k: &Known<'_>, typed: &str) -> Result<Vec<FolderId>, Misread> {
    let words: Vec<&str> = typed.split([' ', ',']).filter(|w| !w.is_empty() && *w != "and").collect();
    match words.as_slice() {
        ["all" | "everything"] if !k.state.hands.is_empty() => Ok(k.state.hands.clone()),
        [] => Ok(vec![k.folder("")?]),
        many => many.iter().map(|w| k.folder(w)).collect(),
    }
}

pub(super) fn send(k: &Known<'_>, rest: &str) -> Read {
    let padded = format!(" {rest} ");
    let (what, after) = padded.split_once(" to ").ok_or(Misread::Missing { what: What::Place })?;
    let (place, by) = after.split_once(" by ").ok_or(Misread::Missing { what: What::Carrier })?;
    act(Act::Send(several(k, what.trim())?, k.place(place)?, k.carrier(by)?))
}

pub(super) fn hand_over(k: &Known<'_>, rest: &str) -> Read {
    let (what, to) = rest.split_once(" to ").map_or((rest, ""), |(a, b)| (a, b.trim()));
    let task = match k.handles.typed_task(to) {
        Some(t) => t,
        None => k.task_meant()?,
    };
    act(Act::HandOver(several(k, what)?, task))
}

pub(super) fn recall(k: &Known<'_>, rest: &str) -> Read {
    act(Act::Recall(k.folder(rest)?))
}
