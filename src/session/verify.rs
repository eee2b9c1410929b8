//! Verifying a stored attempt: sealed, marked alike under every scheme it was marked by, derived again from its acts. Changes nothing.

use std::sync::Arc;

use super::kept::{AttemptFault, Kept};
use super::remark::{Taken, WordingFor, taken};
use super::summary::Summary;
use crate::day::logbook::unpack_act;
use crate::day::{Day, RULES};
use crate::marking::{Report, Rubric};
use crate::progress::{AttemptRow, EntryKind as RowKind, MarkSet, Store};
use crate::scenario::Dealt;

/// What verifying an attempt found: three lines, each kept or not, with why.
#[derive(Debug, Clone)]
pub struct Verified {
    /// Chain and stored facts agree.
    pub sealed: Result<String, String>,
    /// The stored facts under each stored mark scheme give its stored marks. `None` while the day is open.
    pub marked_alike: Option<Result<String, String>>,
    /// The acts give the same facts. `None` when the attempt was played by other rules than this program's.
    pub re_derived: Option<Result<String, String>>,
}

/// Verifies a stored attempt.
///
/// # Errors
/// When the store cannot be read at all.
pub fn verify(store: &Store, id: &str, wording: WordingFor<'_>) -> Result<Verified, AttemptFault> {
    let row: AttemptRow = store.attempt(id)?;
    let seal = store.verify_seal(&row.id)?;
    let sealed = if seal.ok() {
        Ok("the chain and the stored facts agree".to_owned())
    } else {
        Err(seal.faults.iter().map(|f| format!("{}.{}: {}", f.table, f.column, f.what)).collect::<Vec<_>>().join("; "))
    };
    let taken = match taken(store, &row) {
        Ok(t) => t,
        Err(e) => {
            let why = e.to_string();
            return Ok(Verified { sealed, marked_alike: Some(Err(why.clone())), re_derived: Some(Err(why)) });
        }
    };
    let sets = store.mark_sets(&row.id)?;
    let marked_alike = (!sets.is_empty()).then(|| marks_again(store, &taken, &sets, wording));
    let re_derived = (row.rules == RULES).then(|| derive(&taken.dealt, taken.entries()));
    Ok(Verified { sealed, marked_alike, re_derived })
}

/// Every set of marks, made again under its own scheme.
fn marks_again(store: &Store, t: &Taken, sets: &[MarkSet], wording: WordingFor<'_>) -> Result<String, String> {
    let mut said = String::new();
    let newest = sets.last().map(|s| s.number);
    for set in sets {
        let again = t.scheme_of(store, set).map_err(|e| e.to_string()).and_then(|rubric| {
            let now = t.marked_by(&rubric).report(&*wording(&t.dealt, &rubric));
            let said = marks_agree(&set.marks_json, &serde_json::to_string(&now).unwrap_or_default())?;
            if newest == Some(set.number) {
                lists_agree(store, t, &now, &rubric)?;
            }
            Ok(said)
        });
        said = again.map_err(|why| if sets.len() == 1 { why } else { format!("marks {}: {why}", set.number) })?;
    }
    if sets.len() > 1 {
        said = format!("the stored facts under each of the {} stored mark schemes give the stored marks", sets.len());
    }
    Ok(said)
}

/// Lists and outcomes read the summary of the newest marks and not the marks themselves.
fn lists_agree(store: &Store, t: &Taken, report: &Report, rubric: &Rubric) -> Result<(), String> {
    match store.summary(t.attempt()).map_err(|e| e.to_string())? {
        Some(kept) if !Summary::is_of(&kept, report, rubric) => {
            Err("the marks agree, and the summary that lists and outcomes read is not theirs".to_owned())
        }
        _ => Ok(()),
    }
}

pub(super) fn marks_agree(stored: &str, now: &str) -> Result<String, String> {
    let parse =
        |s: &str| serde_json::from_str::<serde_json::Value>(s).map_err(|e| format!("the stored marks cannot be read: {e}"));
    let (a, mut b) = (parse(stored)?, parse(now)?);
    let older = a.get("shown").is_none(); // An older program's marks do not tell what was shown.
    b.as_object_mut().filter(|_| older).and_then(|b| b.remove("shown"));
    if a == b {
        return Ok("the stored facts under the stored mark scheme give the stored marks".into());
    }
    let differs = a
        .as_object()
        .and_then(|o| o.iter().find(|(k, v)| b.get(k.as_str()) != Some(*v)).map(|(k, _)| k.clone()))
        .unwrap_or_else(|| "marks".into());
    Err(format!("the stored marks differ in \"{differs}\""))
}

fn derive(dealt: &Dealt, entries: &[Kept]) -> Result<String, String> {
    let mut day = Day::open(Arc::clone(&dealt.plan));
    for e in entries {
        let facts = match e.kind {
            RowKind::Act => {
                let act = unpack_act(&e.act).map_err(|w| format!("entry {}: the act cannot be read: {w}", e.seq))?;
                day.decide(&act).map_err(|r| format!("entry {}: the act would be refused now ({r:?})", e.seq))?
            }
            RowKind::Clock => day.due(e.second),
            RowKind::Note | RowKind::End => Vec::new(),
        };
        if facts != e.facts {
            return Err(format!("entry {}: other facts follow", e.seq));
        }
        day.fold(&facts);
    }
    Ok("the acts give the same facts".into())
}
