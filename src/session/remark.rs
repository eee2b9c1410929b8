//! Marking an attempt again: its stored facts and plan under today's mark scheme, kept as a further sealed set of marks beside the first.
//! Changes nothing that was kept before. `scenario/scheme.rs` says which schemes fit a day.

use std::sync::Arc;

use super::kept::{AttemptFault, history, keep_files, mode_named, read_manifest, rebuild};
use super::summary::{Summary, helped};
use super::{NotKept, Session};
use crate::marking::judgement::Timing;
use crate::marking::rubric::Wording;
use crate::marking::{Finding, Report, Rubric};
use crate::progress::{AttemptId, AttemptRow, EntryKind, MarkSet, Marking, Store};
use crate::scenario::content::FileRole;
use crate::scenario::counted::uncounted;
use crate::scenario::scheme::{files_for, scheme_for};
use crate::scenario::{Content, Dealt, Diagnostic, TextFile};

/// Names for findings, by the day and the scheme it is marked under.
pub type WordingFor<'a> = &'a dyn Fn(&Dealt, &Arc<Rubric>) -> Box<dyn Wording>;

/// An attempt read back, with its facts.
pub struct Taken {
    /// What it was built from.
    pub content: Arc<Content>,
    /// Its day.
    pub dealt: Dealt,
    entries: Vec<super::kept::Kept>,
    row: AttemptRow,
}

/// Reads an attempt back.
///
/// # Errors
/// When something of it is missing or does not deal.
pub fn taken(store: &Store, row: &AttemptRow) -> Result<Taken, AttemptFault> {
    let (content, dealt) = rebuild(store, row)?;
    Ok(Taken { content, dealt, entries: history(store, &row.id)?, row: row.clone() })
}

impl Taken {
    /// Its day, played through again by its facts and marked by a scheme.
    #[must_use]
    pub fn marked_by(&self, rubric: &Arc<Rubric>) -> Session<NotKept> {
        let timing = if self.row.untimed { Timing::Untimed } else { Timing::Timed };
        let mut s = Session::new(Arc::clone(&self.dealt.plan), Arc::clone(rubric), mode_named(&self.row.mode), timing, NotKept);
        for e in &self.entries {
            s.take_in(&e.facts, e.kind == EntryKind::Act);
        }
        s
    }

    /// Which attempt it is.
    #[must_use]
    pub fn attempt(&self) -> &AttemptId {
        &self.row.id
    }

    /// Its entries.
    #[must_use]
    pub fn entries(&self) -> &[super::kept::Kept] {
        &self.entries
    }

    /// The mark scheme that a set of its marks was made by.
    ///
    /// # Errors
    /// When its files are missing or do not fit the day.
    pub fn scheme_of(&self, store: &Store, set: &MarkSet) -> Result<Arc<Rubric>, AttemptFault> {
        let Some(manifest) = set.manifest.as_ref().filter(|m| **m != self.row.manifest) else {
            return Ok(Arc::clone(&self.content.rubric));
        };
        let files = read_manifest(store, &self.row.id, manifest)?;
        let why = |why| AttemptFault::NotReconciled { attempt: self.row.id.to_string(), why };
        scheme_for(&files, &self.content, &self.dealt.plan).map(Arc::new).map_err(why)
    }
}

/// What marking again came to.
#[derive(Debug)]
pub enum Remarked {
    /// The mark scheme is the one of the newest marks: nothing was added.
    Unchanged,
    /// A set of marks was added.
    Added(Box<Change>),
}

/// What another mark scheme changed.
#[derive(Debug)]
pub struct Change {
    /// The number of the set that was added.
    pub number: u32,
    /// Digest of the mark scheme.
    pub scheme: String,
    /// Digest of the list of files it was made from.
    pub manifest: String,
    /// The marks that were the newest before.
    pub before: Report,
    /// The marks now.
    pub after: Report,
    /// Findings there are no longer.
    pub gone: Vec<Finding>,
    /// Findings there were not before.
    pub new: Vec<Finding>,
    /// Findings that count otherwise: before and now.
    pub changed: Vec<(Finding, Finding)>,
    /// Pages and rules that are not what they were when it was marked last, under the same version.
    pub uncounted: Vec<Diagnostic>,
}

/// Marks a closed attempt under today's mark scheme, and keeps the marks beside those it has.
///
/// # Errors
/// When it is open, was changed after it was sealed, or the scheme does not fit the day.
pub fn remark(
    store: &Store,
    row: &AttemptRow,
    today: &[TextFile],
    why: Option<&str>,
    wording: WordingFor<'_>,
) -> Result<Remarked, AttemptFault> {
    if row.closed_at.is_none() {
        return Err(AttemptFault::NotMarkedYet(row.id.to_string()));
    }
    let seal = store.verify_seal(&row.id)?;
    if let Some(fault) = seal.faults.first() {
        return Err(AttemptFault::SealBroken { attempt: row.id.to_string(), what: fault.what.clone() });
    }
    let t = taken(store, row)?;
    let files = files_for(&t.content.files, &row.scenario, today);
    let not_fit = |why| AttemptFault::NotReconciled { attempt: row.id.to_string(), why };
    let rubric = Arc::new(scheme_for(&files, &t.content, &t.dealt.plan).map_err(not_fit)?);
    let sets = store.mark_sets(&row.id)?;
    let unreadable = |why: String| AttemptFault::Unreadable { attempt: row.id.to_string(), why };
    let newest = sets.last().ok_or_else(|| unreadable("its marks are missing".into()))?;
    if *newest.scheme == *rubric.scheme {
        return Ok(Remarked::Unchanged);
    }
    let last_by = match &newest.manifest {
        Some(manifest) => read_manifest(store, &row.id, manifest)?,
        None => t.content.files.clone(),
    };
    let uncounted = uncounted(&last_by, today);
    let before: Report =
        serde_json::from_str(&newest.marks_json).map_err(|e| unreadable(format!("its marks cannot be read: {e}")))?;
    let after = t.marked_by(&rubric).report(&*wording(&t.dealt, &rubric));
    let manifest = keep_files(store, files.iter().filter_map(|f| Some((&*f.path, f.text.as_deref().ok()?))))?;
    let marking = Marking {
        scheme: &rubric.scheme,
        manifest: &manifest,
        why,
        marks_json: &serde_json::to_string(&after).unwrap_or_default(),
        summary_json: &Summary::of(&after, &rubric, helped(store, &row.id)?).to_json(),
    };
    let number = store.add_mark_set(&row.id, &marking)?;
    let scheme = rubric.scheme.to_string();
    let (gone, new, changed) = difference(&before, &after);
    Ok(Remarked::Added(Box::new(Change { number, scheme, manifest, before, after, gone, new, changed, uncounted })))
}

/// Findings gone, new, and counting otherwise. Two are the same when the same rule was broken in the same work by the same facts.
fn difference(before: &Report, after: &Report) -> (Vec<Finding>, Vec<Finding>, Vec<(Finding, Finding)>) {
    let same = |a: &Finding, b: &Finding| (&a.rule, a.task, &a.evidence) == (&b.rule, b.task, &b.evidence);
    let lacks = |from: &[Finding], f: &Finding| !from.iter().any(|x| same(x, f));
    let gone = before.findings.iter().filter(|f| lacks(&after.findings, f)).cloned().collect();
    let new = after.findings.iter().filter(|f| lacks(&before.findings, f)).cloned().collect();
    let counts = |f: &Finding| (f.stands_as, f.aspect);
    let pairs = before.findings.iter().filter_map(|a| Some((a, after.findings.iter().find(|b| same(a, b))?)));
    let changed = pairs.filter(|(a, b)| counts(a) != counts(b)).map(|(a, b)| (a.clone(), b.clone())).collect();
    (gone, new, changed)
}

/// Whether these files have a mark scheme at all: somebody may have named a folder that holds none.
#[must_use]
pub fn has_scheme(files: &[TextFile]) -> bool {
    files.iter().any(|f| FileRole::of(&f.path) == FileRole::Page)
}
