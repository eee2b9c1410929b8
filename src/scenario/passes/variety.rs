//! What is declared and never used, and whether a day has enough in it.

use std::collections::BTreeSet;

use super::{Code, Diagnostic, Raw, f, i};
use crate::scenario::raw::{RawPatient, RawPerson};
use crate::scenario::tree::Step;

/// People, patients, kinds and pages that nothing uses.
pub fn unused(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        let text = raw.texts.get(path).map_or("", |t| t);
        // An id is used when it stands in quotes anywhere but as its own key.
        let used = |id: &str| text.matches(&format!("\"{id}\"")).count() > 1;
        for id in s.people.keys().filter(|id| !used(id)) {
            let at = [f("people"), Step::KeyItself(id.clone())];
            out.push(
                raw.at(path, &at, Code::Unused, format!("Nobody hears of \"{id}\"."))
                    .help("Give them work to bring, or take them out."),
            );
        }
        let by_part = |id: &str| {
            s.patients.values().any(|p| matches!(p, RawPatient::NamesakeOf { patient, .. } if patient == id))
                || s.people.values().any(|p| matches!(p, RawPerson::Patient { patient } if patient == id))
        };
        for (id, p) in s.patients.iter().filter(|(id, _)| !used(id) && !by_part(id)) {
            if !matches!(p, RawPatient::NamesakeOf { .. }) {
                let at = [f("patients"), Step::KeyItself(id.clone())];
                out.push(
                    raw.at(path, &at, Code::Unused, format!("Nothing happens to \"{id}\"."))
                        .help("Use this patient, or take them out."),
                );
            }
        }
    }
    if raw.scenarios.is_empty() || !raw.unread.is_empty() {
        return;
    }
    let kinds: BTreeSet<&str> = raw.scenarios.values().flat_map(|s| s.tasks.iter().map(|t| t.kind.as_str())).collect();
    for (path, k) in raw.kinds.iter().filter(|(_, k)| !kinds.contains(k.id.as_str())) {
        let d = raw.at(path, &[f("id")], Code::Unused, format!("No task is of the kind \"{}\".", k.id));
        out.push(d.help("Write a task of this kind, or take the kind out."));
    }
    let pages: BTreeSet<&str> = raw.kinds.values().flat_map(|k| k.procedures.iter().map(String::as_str)).collect();
    for (path, p) in raw.pages.iter().filter(|(_, p)| !pages.contains(p.id.as_str())) {
        let d = raw.at(path, &[f("id")], Code::Unused, format!("No kind of task uses the page \"{}\".", p.id));
        out.push(d.help("Add it to the procedures of a kind, or take the page out."));
    }
}

/// A half-day has at least eight tasks of five kinds by three channels at two places, two of them waiting at once.
pub fn enough(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in raw.scenarios.iter().filter(|(p, _)| p.contains("scenarios/")) {
        let kinds: BTreeSet<&str> = s.tasks.iter().map(|t| t.kind.as_str()).collect();
        let of = |id: &str| raw.kind(id);
        let channels: BTreeSet<_> = s.tasks.iter().filter_map(|t| of(&t.kind)).map(|k| k.channel).collect();
        let places: BTreeSet<&str> =
            s.tasks.iter().filter_map(|t| t.place.as_deref().or_else(|| of(&t.kind).map(|k| k.place.as_str()))).collect();
        let counts = [
            (s.tasks.len(), 8, "Tasks"),
            (kinds.len(), 5, "Kinds of task"),
            (channels.len(), 3, "Channels"),
            (places.len(), 2, "Places where work is met"),
        ];
        for (has, needs, what) in counts.into_iter().filter(|(has, needs, _)| has < needs) {
            let d = raw.at(
                path,
                &[f("tasks")],
                Code::NotEnoughVariety,
                format!("{what} in this day: {has}. A good half-day has {needs}."),
            );
            out.push(d.help("Add work that is unlike what is there already."));
        }
    }
}

/// Openings of at most 280 characters, briefings of at most 900.
pub fn long_texts(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        if s.briefing.chars().count() > 900 {
            out.push(
                raw.at(path, &[f("briefing")], Code::LongText, "The briefing is long.").help("Keep it under 900 characters."),
            );
        }
        for (n, t) in s.tasks.iter().enumerate().filter(|(_, t)| t.opening.chars().count() > 280) {
            let message = format!("The first words of \"{}\" are long.", t.id);
            out.push(
                raw.at(path, &[f("tasks"), i(n), f("opening")], Code::LongText, message).help("Keep them under 280 characters."),
            );
        }
    }
}
