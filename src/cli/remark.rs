//! `remark`: attempts marked again under the mark scheme there is now, beside the marks they have.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use clap::Args;

use super::play::opened_by;
use super::replay::words_for;
use super::{Outcome, Places, fail};
use crate::marking::finding::Severity;
use crate::marking::{Finding, Report};
use crate::progress::{AttemptFilter, AttemptRow, AttemptState, Store};
use crate::scenario::Content;
use crate::scenario::diagnostic::Severity as FaultSeverity;
use crate::seat::marked::in_short;
use crate::session::Mode;
use crate::session::kept::mode_named;
use crate::session::remark::{Change, Remarked, has_scheme, remark as mark_again};
use crate::wording::Words;

/// Mark closed attempts again under today's manual, kinds, framework and policy; the first marks stay.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day remark 0198 --why \"the page on tracking was corrected\"\n  records-day remark --all --content corrected --json"
)]
pub(crate) struct Remark {
    /// The attempt's id, or its beginning.
    #[arg(required_unless_present = "all", conflicts_with = "all")]
    attempt: Option<String>,
    /// Every closed attempt, scripted ones too.
    #[arg(long)]
    all: bool,
    /// The trainer who answers for marking assessments again; their passphrase is asked for. Without one, assessments are left alone.
    #[arg(long, value_name = "NAME")]
    trainer: Option<String>,
    /// Why, in words. They are sealed with the marks and cannot be erased: name nobody.
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,
    /// One JSON object an attempt.
    #[arg(long)]
    json: bool,
}

pub(crate) fn remark(args: &Remark, places: &Places) -> Outcome {
    let today = super::content_files(places);
    if !has_scheme(&today) {
        let place = places.content.as_deref().unwrap_or(Path::new(".")).display();
        return fail(Outcome::WrongCommand, &format!("there is no manual in {place}; see --content."));
    }
    let checked = crate::scenario::check(today);
    // Also those of days: a price that a day and a rule do not agree on is a fault of one of the two.
    let faults: Vec<_> = checked.diagnostics.iter().filter(|d| d.code.severity() == FaultSeverity::Error).collect();
    if !faults.is_empty() {
        for d in &faults {
            eprintln!("{}", d.human(&checked.content.files, false));
        }
        return fail(Outcome::NotRight, &format!("nothing is marked until these {} faults are mended.", faults.len()));
    }
    let store = match super::open_store(places) {
        Ok(s) => s,
        Err(o) => return o,
    };
    let rows = match &args.attempt {
        Some(id) => store.attempt(id).map(|row| vec![row]),
        None => store.attempts(&AttemptFilter { state: Some(AttemptState::Closed), ..AttemptFilter::default() }),
    };
    let mut rows = match rows {
        Ok(r) => r,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    if let Some(name) = &args.trainer
        && let Err(o) = opened_by(&store, name)
    {
        return o;
    }
    let is_assessment = |r: &AttemptRow| mode_named(&r.mode) == Mode::Assessment;
    if args.trainer.is_none() {
        let left = rows.iter().filter(|r| is_assessment(r)).count();
        if args.attempt.is_some() && left > 0 {
            return fail(Outcome::WrongCommand, "a trainer answers for marking an assessment again: add --trainer NAME.");
        }
        if left > 0 {
            eprintln!(
                "Assessments are left as they are ({left}): a trainer answers for marking those again. Add --trainer NAME."
            );
        }
        rows.retain(|r| !is_assessment(r));
    }
    // The oldest first, as they were marked.
    rows.reverse();
    if rows.is_empty() && !args.json {
        eprintln!("There is no closed attempt to mark again.");
    }
    let mut outcome = Outcome::Done;
    let mut told = BTreeSet::new();
    for row in &rows {
        match one(args, &store, row, &checked.content, &mut told) {
            Outcome::Done => {}
            other => outcome = other,
        }
    }
    outcome
}

fn one(args: &Remark, store: &Store, row: &AttemptRow, today: &Content, told: &mut BTreeSet<String>) -> Outcome {
    let words = Words::english();
    let why = args.why.as_deref().map(str::trim).filter(|w| !w.is_empty());
    let done = match mark_again(store, row, &today.files, why, &words_for) {
        Ok(done) => done,
        Err(e) => return fail(Outcome::NotRight, &e.to_string()),
    };
    if let Remarked::Added(c) = &done {
        // Once, however many days are marked again.
        for d in c.uncounted.iter().filter(|d| told.insert(d.message.clone())) {
            eprintln!("{}", d.human(today, false));
        }
    }
    let lines = match (&done, args.json) {
        (Remarked::Unchanged, true) => vec![serde_json::json!({"attempt": row.id.as_str(), "added": false}).to_string()],
        (Remarked::Unchanged, false) => {
            vec![format!("{}: the mark scheme is the one it was last marked by. Nothing was added.", row.id)]
        }
        (Remarked::Added(c), true) => vec![as_json(row, c, why).to_string()],
        (Remarked::Added(c), false) => in_words(&words, row, c),
    };
    let mut out = std::io::stdout().lock();
    // What was marked is kept, whether anybody reads of it or not.
    let _ = lines.iter().try_for_each(|l| writeln!(out, "{l}"));
    Outcome::Done
}

fn in_words(words: &Words, row: &AttemptRow, c: &Change) -> Vec<String> {
    let mut out = vec![
        format!("{}: marked again, as marks {}. The marks before stay as they were.", row.id, c.number),
        format!("  before: {}", in_short(words, &c.before)),
        format!("  now:    {}", in_short(words, &c.after)),
    ];
    let told = |f: &Finding| format!("{} ({}, page {}): {}", severity(f.stands_as), f.rule, f.page, f.why);
    out.extend(c.gone.iter().map(|f| format!("  gone: {}", told(f))));
    out.extend(c.new.iter().map(|f| format!("  new:  {}", told(f))));
    out.extend(c.changed.iter().map(|(a, b)| format!("  was {}, is {}", severity(a.stands_as), told(b))));
    if c.gone.is_empty() && c.new.is_empty() && c.changed.is_empty() {
        out.push("  The findings are the same.".to_owned());
    }
    out
}

fn severity(s: Severity) -> String {
    match s {
        Severity::Critical(code) => format!("critical {}", code.name()),
        other => format!("{other:?}").to_lowercase(),
    }
}

fn as_json(row: &AttemptRow, c: &Change, why: Option<&str>) -> serde_json::Value {
    let report = |r: &Report| serde_json::json!({"result": r.result(), "earned": r.marks.earned, "available": r.marks.available});
    let finding = |f: &Finding| {
        serde_json::json!({"rule": &*f.rule, "page": &*f.page, "task": f.task.map(|t| t.0), "at": f.at,
            "stands_as": severity(f.stands_as), "why": &*f.why})
    };
    serde_json::json!({
        "attempt": row.id.as_str(), "added": true, "number": c.number, "scheme": c.scheme, "manifest": c.manifest,
        "program": env!("CARGO_PKG_VERSION"), "why": why, "before": report(&c.before), "after": report(&c.after),
        "gone": c.gone.iter().map(finding).collect::<Vec<_>>(), "new": c.new.iter().map(finding).collect::<Vec<_>>(),
        "changed": c.changed.iter().map(|(a, b)| serde_json::json!({"was": severity(a.stands_as), "is": finding(b)}))
            .collect::<Vec<_>>(),
        "warnings": c.uncounted.iter().map(|d| &d.message).collect::<Vec<_>>(),
    })
}
