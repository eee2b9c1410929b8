//! The parts of a task fit together, and texts have no hole that nothing fills.

use super::{Code, Diagnostic, Raw, Step, f, i, k};
use crate::day::terms::Channel;
use crate::scenario::raw::{RawKind, RawTask};

/// Contacts have a person, notes have a place to go, papers are somewhere.
pub fn parts_fit(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        for (n, t) in s.tasks.iter().enumerate() {
            let Some(kind) = raw.kind(&t.kind) else { continue };
            for (field, message, help) in misfits(t, kind) {
                let at = [f("tasks"), i(n), f(field)];
                out.push(raw.at(path, &at, Code::NothingWanted, message).help(help));
            }
        }
    }
}

fn misfits(t: &RawTask, kind: &RawKind) -> Vec<(&'static str, String, &'static str)> {
    let mut out = Vec::new();
    let talked_with = crate::day::work::contact::is_talked_with(kind.channel);
    if talked_with && t.from.is_none() {
        out.push((
            "id",
            format!("\"{}\" comes by {}, from nobody.", t.id, kind.channel.name()),
            "Say who brings it: `from: \"…\"`.",
        ));
    }
    if t.to.is_some() && t.about.is_none() && t.brings.is_empty() {
        out.push(("to", "Notes are wanted here, but of nobody.".into(), "Say whose: `about: \"…\"`."));
    }
    if kind.channel == Channel::Seen && t.open_session.is_none() && t.sheets.is_empty() && t.brings.is_empty() {
        out.push(("id", "There is nothing to see.".into(), "Give it sheets, folders or an open session."));
    }
    if t.badge.is_some() && kind.channel != Channel::Hatch {
        out.push(("badge", "Only visitors at the hatch show a badge.".into(), "Leave `badge` out."));
    }
    out
}

const HOLES: [&str; 6] = ["surname", "forename", "date_of_birth", "hospital_number", "nhs_number", "me"];

/// Holes in openings are ones that are filled.
pub fn holes(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        for (n, t) in s.tasks.iter().enumerate() {
            let others = t
                .variants
                .iter()
                .filter_map(|(v, x)| Some((vec![f("variants"), k(v.name()), f("opening")], x.opening.as_ref()?)));
            for (way, text) in std::iter::once((vec![f("opening")], &t.opening)).chain(others) {
                for hole in holes_of(text).filter(|h| !HOLES.contains(h)) {
                    let at: Vec<Step> = [f("tasks"), i(n)].into_iter().chain(way.iter().cloned()).collect();
                    let d = raw.at(path, &at, Code::BadHole, format!("Nothing fills \"{{{hole}}}\"."));
                    out.push(d.suggest(hole, HOLES));
                }
            }
        }
    }
}

/// Names in braces.
pub fn holes_of(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}').map(|(hole, _)| hole))
}
