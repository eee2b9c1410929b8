//! Names refer to something that exists.

use std::sync::Arc;

use super::{Code, Diagnostic, Raw, f, i, k};
use crate::scenario::raw::{RawDue, RawPatient, RawPerson, RawScenario, RawSheet, RawSlip, RawTask};
use crate::scenario::steps::{Step as Doing, What, When};
use crate::scenario::tree::Step;

/// Pages, policy parameters, places and matters that kinds name.
pub fn kinds(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let pages: Vec<&str> = raw.pages.values().map(|p| p.id.as_str()).collect();
    let parameters: Vec<&str> = raw.policies.values().flat_map(|p| p.parameters.keys().map(String::as_str)).collect();
    let places: Vec<&str> = raw.settings.values().flat_map(|s| s.places.iter().map(|p| p.id.as_str())).collect();
    let matters: Vec<&str> =
        raw.settings.values().flat_map(|s| s.roles.iter().flat_map(|r| r.takes.iter().map(String::as_str))).collect();
    for (path, kind) in &raw.kinds {
        for (n, p) in kind.procedures.iter().enumerate().filter(|(_, p)| !pages.contains(&p.as_str())) {
            let d = raw.at(path, &[f("procedures"), i(n)], Code::UnknownName, format!("There is no page \"{p}\"."));
            out.push(d.suggest(p, pages.iter().copied()));
        }
        if let RawDue::Policy(p) = &kind.due
            && !parameters.contains(&p.as_str())
        {
            let d = raw.at(path, &[f("due")], Code::UnknownName, format!("The policy has no parameter \"{p}\"."));
            out.push(d.suggest(p, parameters.iter().copied()));
        }
        if !places.contains(&kind.place.as_str()) {
            let d = raw.at(path, &[f("place")], Code::UnknownName, format!("No setting has a place \"{}\".", kind.place));
            out.push(d.suggest(&kind.place, places.iter().copied()));
        }
        let somebody = raw.settings.values().any(|s| s.roles.iter().any(|r| r.takes_everything));
        if !somebody && !matters.contains(&kind.matter.as_str()) {
            let d = raw.at(path, &[f("matter")], Code::Matter, format!("No role takes the matter \"{}\".", kind.matter));
            out.push(d.suggest(&kind.matter, matters.iter().copied()));
        }
    }
}

/// Strands' criteria that pages name, and pages that `Follow` names.
pub fn pages(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let criteria: Vec<&str> = raw.frameworks.values().flat_map(|x| x.criteria.keys().map(String::as_str)).collect();
    for (path, page) in &raw.pages {
        for (n, c) in page.criteria.iter().enumerate().filter(|(_, c)| !criteria.contains(&c.as_str())) {
            let d = raw.at(path, &[f("criteria"), i(n)], Code::UnknownName, format!("The framework has no criterion \"{c}\"."));
            out.push(d.suggest(c, criteria.iter().copied()));
        }
    }
    for (path, fw) in &raw.frameworks {
        for (n, s) in fw.strands.iter().enumerate() {
            for (m, c) in s.criteria.iter().enumerate().filter(|(_, c)| !fw.criteria.contains_key(*c)) {
                let at = [f("strands"), i(n), f("criteria"), i(m)];
                let d = raw.at(path, &at, Code::UnknownName, format!("There is no criterion \"{c}\"."));
                out.push(d.suggest(c, fw.criteria.keys().map(String::as_str)));
            }
        }
    }
}

/// Places that a setting's own parts name, and whether one can walk everywhere.
pub fn settings(raw: &Raw, out: &mut Vec<Diagnostic>) {
    use crate::scenario::raw::RawHas;
    for (path, s) in &raw.settings {
        let places: Vec<&str> = s.places.iter().map(|p| p.id.as_str()).collect();
        let mut named: Vec<(Vec<Step>, &str)> = vec![(vec![f("start")], &s.start), (vec![f("returns")], &s.returns)];
        for (n, (a, b, _)) in s.walks.iter().enumerate() {
            named.push((vec![f("walks"), i(n), i(0)], a));
            named.push((vec![f("walks"), i(n), i(1)], b));
        }
        for (n, r) in s.roles.iter().enumerate() {
            if let Some(p) = &r.place {
                named.push((vec![f("roles"), i(n), f("place")], p));
            }
        }
        for (at, id) in named.into_iter().filter(|(_, id)| !places.contains(id)) {
            let d = raw.at(path, &at, Code::UnknownName, format!("There is no place \"{id}\"."));
            out.push(d.suggest(id, places.iter().copied()));
        }
        if !places.contains(&"outside") {
            out.push(raw.at(path, &[f("places")], Code::UnknownName, "A setting needs a place \"outside\"."));
        }
        let floor: Vec<usize> =
            (0..s.places.len()).filter(|n| s.places.get(*n).is_some_and(|p| p.has.contains(&RawHas::Floor))).collect();
        let walks = crate::scenario::resolve::walking(s);
        for n in &floor {
            let from = floor.first().copied().unwrap_or(0);
            let reached = *n == from || walks.get(from).and_then(|r| r.get(*n)).is_some_and(|w| *w < u16::MAX);
            if !reached {
                let d = raw.at(path, &[f("places"), i(*n)], Code::NoWayThere, "Nobody can walk to this place.");
                out.push(d.help("Add a line to `walks`, or leave `Floor` out of what it has."));
            }
        }
    }
}

/// People, patients, places and kinds that tasks name.
pub fn people_and_places(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        let Some(setting) = raw.setting(&s.setting) else {
            let d = raw.at(path, &[f("setting")], Code::UnknownName, format!("There is no setting \"{}\".", s.setting));
            out.push(d.suggest(&s.setting, raw.settings.values().map(|x| x.id.as_str())));
            continue;
        };
        let places = || setting.places.iter().map(|p| p.id.as_str());
        let mut unknown = |at: Vec<Step>, what: &str, id: &str, known: Vec<&str>| {
            if !known.contains(&id) {
                let d = raw.at(path, &at, Code::UnknownName, format!("There is no {what} \"{id}\"."));
                out.push(d.suggest(id, known.iter().copied()));
            }
        };
        let patients = || s.patients.keys().map(String::as_str).collect::<Vec<_>>();
        for (id, p) in &s.people {
            match p {
                RawPerson::Staff { place, .. } => {
                    unknown(vec![f("people"), k(id), f("place")], "place", place, places().collect())
                }
                RawPerson::Patient { patient } => unknown(vec![f("people"), k(id), f("patient")], "patient", patient, patients()),
                RawPerson::Outsider { .. } => {}
            }
        }
        for (id, p) in &s.patients {
            match p {
                RawPatient::NamesakeOf { patient, .. } => {
                    unknown(vec![f("patients"), k(id), f("patient")], "patient", patient, patients());
                }
                RawPatient::Patient { tracked_to, lies_at, .. } => {
                    for (field, place) in [("tracked_to", tracked_to), ("lies_at", lies_at)] {
                        if let Some(place) = place {
                            unknown(vec![f("patients"), k(id), f(field)], "place", place, places().collect());
                        }
                    }
                }
            }
        }
        for (n, t) in s.tasks.iter().enumerate() {
            let at = |field: &'static str| vec![f("tasks"), i(n), f(field)];
            unknown(at("kind"), "kind", &t.kind, raw.kinds.values().map(|x| x.id.as_str()).collect());
            if let Some(x) = &t.from {
                unknown(at("from"), "person", x, s.people.keys().map(String::as_str).collect());
            }
            for (field, x) in [("to", &t.to), ("place", &t.place), ("open_session", &t.open_session)] {
                if let Some(x) = x {
                    unknown(at(field), "place", x, places().collect());
                }
            }
            for (way, id) in patients_named(t) {
                unknown([f("tasks"), i(n)].into_iter().chain(way).collect(), "patient", id, patients());
            }
        }
    }
}

/// The patients a task names, each with the way to where it does.
pub(super) fn patients_named(t: &RawTask) -> Vec<(Vec<Step>, &str)> {
    let mut all: Vec<(Vec<Step>, &str)> = Vec::new();
    all.extend(t.about.iter().map(|x| (vec![f("about")], x.as_str())));
    all.extend(t.brings.iter().enumerate().map(|(n, x)| (vec![f("brings"), i(n)], x.as_str())));
    all.extend(t.concerns.iter().enumerate().map(|(n, x)| (vec![f("concerns"), i(n)], x.as_str())));
    let mut sheets: Vec<(Vec<Step>, &RawSheet)> = t.sheets.iter().map(|(id, s)| (vec![f("sheets"), k(id)], s)).collect();
    for (name, v) in &t.variants {
        let here = [f("variants"), k(name.name())];
        let way = |rest: [Step; 2]| here.iter().cloned().chain(rest).collect::<Vec<Step>>();
        sheets.extend(v.sheets.iter().map(|(id, s)| (way([f("sheets"), k(id)]), s)));
        for (field, slip) in &v.gets_wrong {
            if let RawSlip::Of(x) = slip {
                all.push((way([f("gets_wrong"), k(field.name())]), x));
            }
        }
    }
    for (way, s) in sheets {
        let field = |name: &'static str| way.iter().cloned().chain([f(name)]).collect::<Vec<Step>>();
        all.push((field("of"), &s.of));
        all.extend(s.lies_in.iter().map(|x| (field("lies_in"), x.as_str())));
    }
    all
}

/// Everything that model and wrong answers and pages to follow name.
pub fn in_answers(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        for (n, t) in s.tasks.iter().enumerate() {
            for (m, step) in t.model.iter().enumerate() {
                each_name(raw, s, t, step, &mut |what, id, known| {
                    let at = [f("tasks"), i(n), f("model"), i(m)];
                    unknown_in_step(raw, path, &at, what, id, &known, out);
                });
            }
            for (name, w) in &t.wrong {
                for step in w.also.iter().chain(&w.instead) {
                    each_name(raw, s, t, step, &mut |what, id, known| {
                        let at = [f("tasks"), i(n), f("wrong"), k(name)];
                        unknown_in_step(raw, path, &at, what, id, &known, out);
                    });
                }
            }
        }
    }
}

fn unknown_in_step(raw: &Raw, path: &Arc<str>, at: &[Step], what: &str, id: &str, known: &[&str], out: &mut Vec<Diagnostic>) {
    if !known.contains(&id) {
        let d = raw.at(path, at, Code::UnknownName, format!("This step names the {what} \"{id}\", which does not exist."));
        out.push(d.suggest(id, known.iter().copied()));
    }
}

/// Calls `look` with every name a step uses: what it should be, the name, and the names there are.
fn each_name<'a>(
    raw: &'a Raw,
    s: &'a RawScenario,
    t: &'a RawTask,
    step: &'a Doing,
    look: &mut dyn FnMut(&str, &'a str, Vec<&'a str>),
) {
    let setting = raw.setting(&s.setting);
    let patients = || s.patients.keys().map(String::as_str).collect::<Vec<_>>();
    let sheets = || t.sheets.keys().map(String::as_str).collect::<Vec<_>>();
    let pages = || raw.pages.values().map(|p| p.id.as_str()).collect::<Vec<_>>();
    let places = || setting.map(|x| x.places.iter().map(|p| p.id.as_str()).collect::<Vec<_>>()).unwrap_or_default();
    let roles = || setting.map(|x| x.roles.iter().map(|p| p.id.as_str()).collect::<Vec<_>>()).unwrap_or_default();
    let parameters = || raw.policies.values().flat_map(|p| p.parameters.keys().map(String::as_str)).collect::<Vec<_>>();
    match step {
        Doing::Follow(p) | Doing::LookUp(p) => look("page", p, pages()),
        Doing::AskIdentifiers(p) => look("policy parameter", p, parameters()),
        Doing::Open(p) | Doing::LookOnShelf(p) | Doing::CompareGiven { with: p, .. } => look("patient", p, patients()),
        Doing::Pull(w) | Doing::PickUp(w) | Doing::PutDown(w) | Doing::ReadCover(w) | Doing::CheckIn(w) => {
            what_name(w, patients(), look)
        }
        Doing::Shelve(w) | Doing::ShelveSwapped(w) | Doing::HandOver(w) | Doing::Recall(w) | Doing::Turn { what: w, .. } => {
            what_name(w, patients(), look);
        }
        Doing::Track { what, to } | Doing::Send { what, to, .. } => {
            what_name(what, patients(), look);
            if let Some(to) = to {
                look("place", to, places());
            }
        }
        Doing::PickUpSheet(x) | Doing::ReadSheet(x) | Doing::TakeOut(x) | Doing::PutInTray { sheet: x, .. } => {
            look("sheet", x, sheets())
        }
        Doing::CompareLabels { sheet, with, points } => {
            look("sheet", sheet, sheets());
            what_name(with, patients(), look);
            look("policy parameter", points, parameters());
        }
        Doing::CompareField { sheet, with, .. } | Doing::File { sheet, into: with, .. } => {
            look("sheet", sheet, sheets());
            what_name(with, patients(), look);
        }
        Doing::Escalate(r) => look("role", r, roles()),
        Doing::Go(p) | Doing::GoUnlocked(p) => look("place", p, places()),
        Doing::If { when, then, otherwise } => {
            when_names(when, &patients(), &sheets(), look);
            for x in then.iter().chain(otherwise) {
                each_name(raw, s, t, x, look);
            }
        }
        _ => {}
    }
}

fn what_name<'a>(w: &'a What, patients: Vec<&'a str>, look: &mut dyn FnMut(&str, &'a str, Vec<&'a str>)) {
    match w {
        What::VolumesOf(p) | What::CurrentVolumeOf(p) | What::OldVolumesOf(p) => look("patient", p, patients),
        What::Brought => {}
    }
}

fn when_names<'a>(w: &'a When, patients: &[&'a str], sheets: &[&'a str], look: &mut dyn FnMut(&str, &'a str, Vec<&'a str>)) {
    match w {
        When::Shown(p) | When::HasAlert(p, _) | When::TrackedOut(p) => look("patient", p, patients.to_vec()),
        When::SheetShows(s, _) | When::SeenByClinician(s) => look("sheet", s, sheets.to_vec()),
        When::InHand(w) => what_name(w, patients.to_vec(), look),
        When::Not(w) => when_names(w, patients, sheets, look),
        When::All(ws) | When::Any(ws) => {
            for w in ws {
                when_names(w, patients, sheets, look);
            }
        }
        _ => {}
    }
}
