//! `attempts`: the attempts in the database, and moving them between databases.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Outcome, Places, fail};
use crate::marking::Report;
use crate::progress::{AttemptFilter, MarkSet, PlayedBy};
use crate::seat::marked::marked_again;
use crate::seat::opened::how_opened;
use crate::session::WhichMarks;
use crate::session::opened::opened;
use crate::wording::Words;

/// The attempts in the database.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day attempts\n  records-day attempts --json\n  records-day attempts export 0198 -o attempt.rday\n  records-day attempts import attempt.rday"
)]
pub(crate) struct Attempts {
    /// One JSON object an attempt.
    #[arg(long)]
    json: bool,
    #[command(subcommand)]
    moving: Option<Moving>,
}

#[derive(Debug, Subcommand)]
enum Moving {
    /// Write one attempt, with everything it was built from, to a file.
    Export {
        /// The attempt's id, or its beginning.
        attempt: String,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Read an attempt from a file into this database.
    Import {
        /// The file to read.
        file: PathBuf,
    },
}

pub(crate) fn attempts(args: &Attempts, places: &Places) -> Outcome {
    // Only what is read in is written.
    let database = match args.moving {
        Some(Moving::Import { .. }) => super::open_store(places),
        Some(Moving::Export { .. }) | None => super::open_store_to_read(places),
    };
    let store = match database {
        Ok(s) => s,
        Err(o) => return o,
    };
    match &args.moving {
        Some(Moving::Export { attempt, output }) => {
            let done = store.attempt(attempt).and_then(|row| store.export_to(&row.id, output));
            return match done {
                Ok(()) => Outcome::Done,
                Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
            };
        }
        Some(Moving::Import { file }) => {
            return match store.import_from(file) {
                Ok(id) => {
                    println!("{id}");
                    Outcome::Done
                }
                Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
            };
        }
        None => {}
    }
    let rows = match store.attempts(&AttemptFilter::default()) {
        Ok(r) => r,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let words = Words::english();
    let mut out = std::io::stdout().lock();
    if rows.is_empty() && !args.json {
        eprintln!("No attempts yet. Begin one: records-day play --text");
    }
    for r in rows {
        let mut summary: serde_json::Value =
            store.summary(&r.id).ok().flatten().and_then(|s| serde_json::from_str(&s).ok()).unwrap_or_default();
        // What `outcomes` is made of is its own affair.
        if let Some(s) = summary.as_object_mut() {
            s.retain(|k, _| !["form", "kinds", "criteria"].contains(&k.as_str()));
        }
        let opened = opened(&store, &r.id).unwrap_or_default();
        let sets = store.mark_sets(&r.id).unwrap_or_default();
        let name = store.person(&r.person).ok().flatten().map(|p| p.name).unwrap_or_default();
        let line = if args.json {
            serde_json::json!({
                "attempt": r.id.as_str(), "person": r.person.as_str(), "scenario": r.scenario, "seed": r.seed, "variant": r.variant,
                "mode": r.mode, "untimed": r.untimed, "played_by": r.played_by.as_str(), "clerk": r.clerk,
                "started_at": r.started_at, "closed_at": r.closed_at, "facts_digest": r.facts_digest,
                "goes_on_as": r.goes_on_as.as_ref().map(crate::progress::AttemptId::as_str),
                "stepped_back_from": r.parent.as_ref().map(|(a, seq)| serde_json::json!({"attempt": a.as_str(), "seq": seq})),
                "opened_by": opened.by, "resumed": opened.resumed, "summary": summary, "marked": sets.iter().map(mark_set).collect::<Vec<_>>(),
            })
            .to_string()
        } else {
            let result = match (&r.closed_at, summary["result"].as_str()) {
                (None, _) if r.goes_on_as.is_some() => {
                    let newest = r.goes_on_as.as_ref().map_or("", crate::progress::AttemptId::as_str);
                    format!("stepped back from; the day goes on as {newest}")
                }
                (None, _) => format!("open; go on with: records-day resume {}", crate::seat::game::short(r.id.as_str())),
                (Some(_), Some("up-to-standard")) => {
                    format!("up to standard, {} of {} marks", summary["earned"], summary["available"])
                }
                (Some(_), Some(_)) => format!("not yet, {} of {} marks", summary["earned"], summary["available"]),
                (Some(_), None) => "closed".to_owned(),
            };
            let again = marked_again(&words, &sets, WhichMarks::Newest).map_or_else(String::new, |m| format!(". {m}"));
            let who = if r.played_by == PlayedBy::Scripted { format!("{name} (never evidence)") } else { name };
            let mode = how_opened(&store, &words, &r).ok().flatten().unwrap_or_else(|| r.mode.clone());
            format!("{}  {}  {}  seed {}  {}  {}: {result}{again}", r.id, r.started_at, r.scenario, r.seed, mode, who)
        };
        if writeln!(out, "{line}").is_err() {
            break;
        }
    }
    Outcome::Done
}

/// One marking of an attempt: when, by what, why, and what it came to.
fn mark_set(set: &MarkSet) -> serde_json::Value {
    let report = serde_json::from_str::<Report>(&set.marks_json).ok();
    serde_json::json!({
        "number": set.number, "made_at": set.made_at, "program": set.program, "scheme": set.scheme, "manifest": set.manifest,
        "why": set.why, "result": report.as_ref().map(Report::result), "earned": report.as_ref().map(|r| r.marks.earned),
        "available": report.as_ref().map(|r| r.marks.available),
    })
}
