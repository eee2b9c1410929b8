//! Each task has a model answer and wrong answers that name a rule of the manual and cost what it says.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Raw, f, i, k};
use crate::scenario::raw::{RawRule, Variant};

/// A model answer, at least two wrong ones, and all three variants for a dilemma.
pub fn present(raw: &Raw, out: &mut Vec<Diagnostic>) {
    for (path, s) in &raw.scenarios {
        for (n, t) in s.tasks.iter().enumerate() {
            let at = |field: &'static str| [f("tasks"), i(n), f(field)];
            if t.model.is_empty() {
                let d = raw.at(path, &at("model"), Code::NoModel, format!("\"{}\" has no model answer.", t.id));
                out.push(d.help("Write what a good clerk does, step by step."));
            }
            if t.wrong.len() < 2 {
                let d = raw.at(
                    path,
                    &at("wrong"),
                    Code::TooFewWrong,
                    format!("\"{}\" has {} wrong answer.", t.id, if t.wrong.is_empty() { "no" } else { "only one" }),
                );
                out.push(d.help("Write at least two, each naming the rule that must notice it."));
            }
            if !t.variants.is_empty() && t.variants.len() < Variant::ALL.len() {
                let lacks: Vec<&str> = Variant::ALL.iter().filter(|v| !t.variants.contains_key(v)).map(|v| v.name()).collect();
                let d = raw.at(path, &at("variants"), Code::VariantLacks, format!("The dilemma lacks {}.", lacks.join(" and ")));
                out.push(d.help("A dilemma needs all three, so that nobody learns to refuse everything."));
            }
        }
    }
}

/// Rules that wrong answers name exist, stand on a page of the task's kind, and cost the same.
pub fn rules_named(raw: &Raw, out: &mut Vec<Diagnostic>) {
    let mut rules: BTreeMap<&str, (&str, &RawRule)> = BTreeMap::new();
    for p in raw.pages.values() {
        rules.extend(p.rules.iter().map(|r| (r.id.as_str(), (p.id.as_str(), r))));
    }
    let mut named = std::collections::BTreeSet::new();
    for (path, s) in &raw.scenarios {
        for (n, t) in s.tasks.iter().enumerate() {
            for (name, w) in &t.wrong {
                named.insert(w.noticed_by.as_str());
                let at = [f("tasks"), i(n), f("wrong"), k(name), f("noticed_by")];
                let Some((page, rule)) = rules.get(w.noticed_by.as_str()) else {
                    let d = raw.at(path, &at, Code::UnknownName, format!("The manual has no rule \"{}\".", w.noticed_by));
                    out.push(d.suggest(&w.noticed_by, rules.keys().copied()));
                    continue;
                };
                if raw.kind(&t.kind).is_some_and(|kind| !kind.procedures.iter().any(|p| p == page)) {
                    let message = format!(
                        "The rule \"{}\" stands on the page \"{page}\", which does not apply to this kind.",
                        w.noticed_by
                    );
                    let d = raw.at(path, &at, Code::UnknownName, message);
                    out.push(d.help(format!("Add \"{page}\" to the procedures of the kind \"{}\".", t.kind)));
                }
                if rule.otherwise != w.costs {
                    let at = [f("tasks"), i(n), f("wrong"), k(name), f("costs")];
                    let message =
                        format!("This says {:?}, but the rule \"{}\" says {:?}.", w.costs, w.noticed_by, rule.otherwise);
                    out.push(raw.at(path, &at, Code::WrongCost, message).help("Make the two agree."));
                }
            }
        }
    }
    if raw.unread.is_empty() && !raw.scenarios.is_empty() {
        for (path, p) in &raw.pages {
            for (n, r) in p.rules.iter().enumerate().filter(|(_, r)| !named.contains(r.id.as_str())) {
                let d = raw.at(
                    path,
                    &[f("rules"), i(n), f("id")],
                    Code::NoRule,
                    format!("No wrong answer names the rule \"{}\".", r.id),
                );
                out.push(d.help("Write a wrong answer that this rule must notice."));
            }
        }
    }
}
