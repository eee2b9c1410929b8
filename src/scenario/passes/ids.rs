//! Ids are used once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Raw, f, i};
use crate::scenario::tree::Step;

/// Kinds, pages, settings, rules and tasks each have an id of their own.
pub fn twice(raw: &Raw, out: &mut Vec<Diagnostic>) {
    type First = (Arc<str>, Vec<Step>);
    let mut seen: BTreeMap<(&str, String), First> = BTreeMap::new();
    let mut look = |what: &'static str, id: &str, path: &Arc<str>, at: Vec<Step>, within: &str| {
        let key = (what, format!("{within}{id}"));
        if let Some((file, first)) = seen.get(&key) {
            let d = raw.at(path, &at, Code::TwiceTheSame, format!("There are two {what} with the id \"{id}\"."));
            out.push(d.other(raw.place(file, first), "the first is here").help("Give one of them another id."));
        } else {
            seen.insert(key, (Arc::clone(path), at));
        }
    };
    for (path, x) in &raw.kinds {
        look("kinds", &x.id, path, vec![f("id")], "");
    }
    for (path, x) in &raw.settings {
        look("settings", &x.id, path, vec![f("id")], "");
        for (n, p) in x.places.iter().enumerate() {
            look("places", &p.id, path, vec![f("places"), i(n), f("id")], path);
        }
        for (n, p) in x.roles.iter().enumerate() {
            look("roles", &p.id, path, vec![f("roles"), i(n), f("id")], path);
        }
    }
    for (path, x) in &raw.pages {
        look("pages", &x.id, path, vec![f("id")], "");
        for (n, r) in x.rules.iter().enumerate() {
            look("rules", &r.id, path, vec![f("rules"), i(n), f("id")], "");
        }
    }
    for (path, x) in &raw.scenarios {
        for (n, t) in x.tasks.iter().enumerate() {
            look("tasks", &t.id, path, vec![f("tasks"), i(n), f("id")], path);
            for s in t.sheets.keys() {
                let at = vec![f("tasks"), i(n), f("sheets"), Step::KeyItself(s.clone())];
                look("sheets", s, path, at, path);
            }
        }
    }
}
