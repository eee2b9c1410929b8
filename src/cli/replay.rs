//! `replay`: the log of an attempt shown again, and `--verify` with its three lines.

use std::io::Write as _;
use std::rc::Rc;
use std::sync::Arc;

use clap::Args;

use super::{Outcome, Places, fail};
use crate::day::Day;
use crate::marking::Rubric;
use crate::marking::rubric::Wording;
use crate::progress::Store;
use crate::scenario::Dealt;
use crate::seat::marked::{came_to, looked_at, marked_again};
use crate::seat::opened::how_opened;
use crate::seat::past::Past;
use crate::seat::{Handles, Table as _};
use crate::session::WhichMarks;
use crate::session::kept::{history, rebuild};
use crate::session::verify::{Verified, verify};
use crate::wording::marks::PlanWords;
use crate::wording::{Words, clock_time};

/// Show the log of an attempt again, or verify it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day replay 0198\n  records-day replay 0198 --debrief\n  records-day replay 0198 --debrief --first\n  records-day replay 0198 --verify"
)]
pub(crate) struct Replay {
    /// The attempt's id, or its beginning.
    attempt: String,
    /// Answer three lines: sealed, marked alike, re-derived. Exit code 1 when any is not so.
    #[arg(long)]
    verify: bool,
    /// The debrief in place of the log.
    #[arg(long, conflicts_with_all = ["verify", "json"])]
    debrief: bool,
    /// The marks it was given when its day closed, where it has been marked again since.
    #[arg(long, conflicts_with_all = ["verify", "json"])]
    first: bool,
    /// JSON instead of words.
    #[arg(long)]
    json: bool,
}

struct OwnedWords {
    words: Words,
    dealt: Dealt,
    rubric: Arc<Rubric>,
}

/// The words for values in findings of a day under a mark scheme.
pub(super) fn words_for(dealt: &Dealt, rubric: &Arc<Rubric>) -> Box<dyn Wording> {
    Box::new(OwnedWords { words: Words::english(), dealt: dealt.clone(), rubric: Arc::clone(rubric) })
}

impl Wording for OwnedWords {
    fn words(&self, ty: crate::day::vocabulary::ValueType, value: crate::day::vocabulary::Value) -> String {
        PlanWords { words: &self.words, plan: &self.dealt.plan, rubric: Some(&self.rubric) }.words(ty, value)
    }
}

pub(crate) fn replay(args: &Replay, places: &Places) -> Outcome {
    let store = match super::open_store_to_read(places) {
        Ok(s) => s,
        Err(o) => return o,
    };
    let row = match store.attempt(&args.attempt) {
        Ok(r) => r,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    if args.verify {
        return match verify(&store, row.id.as_str(), &words_for) {
            Ok(v) => print_verified(&v, args.json),
            Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
        };
    }
    let which = if args.first { WhichMarks::First } else { WhichMarks::Newest };
    if args.debrief {
        return debrief(store, row.id.as_str(), which, places);
    }
    let (content, dealt) = match rebuild(&store, &row) {
        Ok(x) => x,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let entries = match history(&store, &row.id) {
        Ok(x) => x,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let words = Words::english();
    let mut day = Day::open(Arc::clone(&dealt.plan));
    let mut out = std::io::stdout().lock();
    let title = content.scenario(&row.scenario).map_or_else(|| row.scenario.clone(), |s| s.title.to_string());
    if !args.json {
        // A closed pipe ends the showing, nothing else.
        let mode = how_opened(&store, &words, &row).ok().flatten().unwrap_or_else(|| row.mode.clone());
        let _ = writeln!(out, "{title}. Seed {}, {mode}. Attempt {}.", row.seed, row.id);
        let sets = store.mark_sets(&row.id).unwrap_or_default();
        let marks = looked_at(&sets, which).map(|set| format!("Marked as {}.", came_to(&words, set)));
        for line in marks.into_iter().chain(marked_again(&words, &sets, which)) {
            let _ = writeln!(out, "{line}");
        }
    }
    for e in entries {
        for f in &e.facts {
            let line = if args.json {
                Some(
                    serde_json::json!({"seq": e.seq, "second": f.second, "task": f.task.map(|t| t.0), "fact": f.fact})
                        .to_string(),
                )
            } else {
                words.fact(day.plan(), day.state(), f).map(|w| format!("{}  {w}", clock_time(day.plan(), f.second)))
            };
            if let Some(l) = line
                && writeln!(out, "{l}").is_err()
            {
                return Outcome::Done;
            }
            day.fold(std::slice::from_ref(f));
        }
    }
    Outcome::Done
}

/// The debrief of a day long past, as its marks of one time have it.
fn debrief(store: Store, id: &str, which: WhichMarks, places: &Places) -> Outcome {
    let today = crate::scenario::check(super::content_files(places)).content;
    let past = match Past::as_marked(Rc::new(store), id, which) {
        Ok(p) => p.beside(&today.rubric),
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let mut handles = Handles::default();
    handles.take_in(past.log());
    let mut out = std::io::stdout().lock();
    for line in crate::terminal::debrief::debrief(&past, &handles) {
        // A closed pipe ends the showing, nothing else.
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Outcome::Done
}

fn print_verified(v: &Verified, json: bool) -> Outcome {
    let part = |r: &Result<String, String>| match r {
        Ok(w) => (true, w.clone()),
        Err(w) => (false, w.clone()),
    };
    let lines = [
        ("sealed", Some(part(&v.sealed))),
        ("marked alike", v.marked_alike.as_ref().map(part)),
        ("re-derived", v.re_derived.as_ref().map(part)),
    ];
    let mut out = std::io::stdout().lock();
    let mut right = true;
    let mut object = serde_json::Map::new();
    for (name, answer) in lines {
        let (word, why) = match &answer {
            Some((true, w)) => ("yes", w.as_str()),
            Some((false, w)) => {
                right = false;
                ("no", w.as_str())
            }
            None if name == "marked alike" => ("not asked", "the day is still open"),
            None => ("not asked", "the attempt was played by other rules than this program's"),
        };
        if json {
            object.insert(name.replace([' ', '-'], "_"), serde_json::json!({"answer": word, "why": why}));
        } else if writeln!(out, "{name}: {word} ({why})").is_err() {
            break;
        }
    }
    if json {
        // A closed pipe ends the showing, nothing else.
        let _ = writeln!(out, "{}", serde_json::Value::Object(object));
    }
    if right { Outcome::Done } else { Outcome::NotRight }
}
