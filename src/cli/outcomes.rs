//! `outcomes`: how each strand and criterion stands with a trainee, as the window shows it.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::Args;

use super::{Outcome, Places, fail};
use crate::progress::{PersonKind, Store};
use crate::records::dates;
use crate::scenario::Content;
use crate::session::outcomes::{Item, Outcomes as All, StrandOutcome, outcomes as of_person};
use crate::session::summary::today;
use crate::wording::Words;

/// How each strand and criterion stands with a trainee: met in simulation, not yet or not tried.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day outcomes\n  records-day outcomes --trainee Sam\n  records-day outcomes --trainee Sam --json"
)]
pub(crate) struct Outcomes {
    /// Whose; without it the only trainee there is.
    #[arg(long, value_name = "NAME")]
    trainee: Option<String>,
    /// One JSON object.
    #[arg(long)]
    json: bool,
}

pub(crate) fn outcomes(args: &Outcomes, places: &Places) -> Outcome {
    let store = match super::open_store_to_read(places) {
        Ok(s) => s,
        Err(o) => return o,
    };
    let (id, name) = match whose(&store, args.trainee.as_deref()) {
        Ok(x) => x,
        Err((outcome, why)) => return fail(outcome, &why),
    };
    let content = crate::scenario::check(super::content_files(places)).content;
    let date = today();
    let all = match of_person(&store, &content, &id, date) {
        Ok(o) => o,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let text = if args.json { as_json(&all, &name, date).to_string() } else { in_words(&all, &content, &name, date) };
    // A closed pipe is nobody's fault.
    let _ = writeln!(std::io::stdout().lock(), "{}", text.trim_end());
    Outcome::Done
}

/// The trainee asked for, or the only one.
fn whose(store: &Store, asked: Option<&str>) -> Result<(crate::progress::PersonId, String), (Outcome, String)> {
    let people = store.people().map_err(|e| (Outcome::MachineRefused, e.to_string()))?;
    let trainees: Vec<_> = people.into_iter().filter(|p| p.kind == PersonKind::Trainee).collect();
    let names = || trainees.iter().take(12).map(|p| p.name.as_str()).collect::<Vec<_>>().join(", ");
    let found = match asked.map(str::trim) {
        Some(name) => trainees.iter().find(|p| p.name == name),
        None => trainees.first().filter(|_| trainees.len() == 1),
    };
    match (found, asked, trainees.is_empty()) {
        (Some(p), ..) => Ok((p.id.clone(), p.name.clone())),
        (None, _, true) => {
            Err((Outcome::WrongCommand, "nobody has played here yet. Begin a day: records-day play --text".into()))
        }
        (None, Some(name), _) => {
            Err((Outcome::WrongCommand, format!("nobody here is called \"{name}\". Known here: {}.", names())))
        }
        (None, None, _) => Err((Outcome::WrongCommand, format!("say whose: --trainee NAME. Known here: {}.", names()))),
    }
}

fn in_words(all: &All, content: &Content, name: &str, date: crate::records::Date) -> String {
    let w = Words::english();
    let mut out = format!("{}: {name}, {}\n", w.say("outcome-title", &[]), dates::show(date));
    let mut line = |text: &str| {
        let _ = writeln!(out, "{text}");
    };
    line(&w.outcome_rule(all.needs));
    line(&w.say("debrief-disclaimer", &[]));
    if all.attempts == 0 {
        line("");
        line(&w.say("outcome-empty", &[]));
    }
    let next = |i: &Item| {
        let day = i.next.as_ref().and_then(|path| content.scenario(path));
        day.map(|d| w.say("outcome-next", &[("day", (&*d.title).into())]))
    };
    let say = |name: &str, parts: Vec<String>| format!("{name}: {}", parts.join(" "));
    for s in &all.strands {
        line("");
        let mut parts = how_it_stands(&w, all, &s.strand, w.outcome_needs(&s.strand.stand, all.needs));
        parts.extend(next(&s.strand));
        line(&say(&format!("{} {}", s.strand.name, s.title), parts));
        // What is common is said once, in the line of the strand.
        for group in s.criteria_alike(all.needs) {
            let Some(first) = group.first() else { continue };
            let mut parts = match first.stands_like(&s.strand, all.needs) {
                true => vec![format!("{}.", w.say("outcome-as-the-strand", &[]))],
                false => how_it_stands(&w, all, first, None),
            };
            parts.extend(next(first).filter(|_| first.next != s.strand.next));
            let names: Vec<&str> = group.iter().map(|i| &*i.name).collect();
            line(&format!("  {}", say(&names.join("; "), parts)));
        }
    }
    out
}

/// The outcome, how far it is, what is wanting and what there is to know besides: sentences.
fn how_it_stands(w: &Words, all: &All, i: &Item, needs: Option<String>) -> Vec<String> {
    let mut parts = vec![format!("{}.", w.outcome(i.stand.outcome))];
    let progress = w.outcome_progress(&i.stand, all.needs);
    if !progress.is_empty() {
        parts.push(if progress.ends_with('.') { progress } else { format!("{progress}.") });
    }
    parts.extend(needs);
    parts.extend(w.outcome_notes(&i.stand));
    parts.extend(i.cannot.as_ref().map(ToString::to_string));
    parts.extend(i.too_few_kinds(all.needs).map(|n| w.say("outcome-too-few", &[("n", n.into())])));
    parts
}

fn as_json(all: &All, name: &str, date: crate::records::Date) -> serde_json::Value {
    let item = |i: &Item| {
        serde_json::json!({
            "name": &*i.name, "outcome": crate::wording::kebab(i.stand.outcome.name()),
            "occasions": i.stand.occasions, "occasions_with_help": i.stand.helped, "occasions_lapsed": i.stand.lapsed,
            "contexts": i.stand.contexts.iter().map(|k| &**k).collect::<Vec<_>>(),
            "current_until": i.stand.current_until.map(|d| d.to_string()),
            "missed_on": i.stand.missed_on.map(|d| d.to_string()), "critical_on": i.stand.critical_on.map(|d| d.to_string()),
            "kinds_of_work": i.kinds.iter().map(|k| &**k).collect::<Vec<_>>(), "cannot_be_practised_yet": i.cannot.as_deref(), "practise_next": i.next.as_deref(),
        })
    };
    let strand = |s: &StrandOutcome| {
        let mut v = item(&s.strand);
        v["title"] = (&*s.title).into();
        v["criteria"] = s.criteria.iter().map(item).collect();
        v
    };
    serde_json::json!({
        "schema": 1, "trainee": name, "date": date.to_string(), "simulated": true, "attempts": all.attempts,
        "needs": {"occasions": all.needs.occasions, "contexts": all.needs.contexts, "current_days": all.needs.current_days},
        "strands": all.strands.iter().map(strand).collect::<Vec<_>>(),
    })
}
