//! What is left of a closed attempt beside its marks, so that lists and outcomes need not unpack every marking; and the attempts
//! of a person that count. Made from the marks, and made again from them when it is missing or was written by an older program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::kept::AttemptFault;
use super::remark::taken;
use crate::marking::outcome::{Tally, tallies};
use crate::marking::report::StrandShare;
use crate::marking::rubric::Wording;
use crate::marking::{Report, Rubric};
use crate::progress::{AttemptFilter, AttemptId, AttemptRow, EntryKind, PersonId, PlayedBy, Store, StoreFault};
use crate::records::{Date, Text};

/// The form of a summary that tells of criteria. Older ones have none, and are made again when criteria are asked for.
const FORM: u32 = 1;

/// How the note of a hint begins.
pub const HINT: &str = "hint ";

/// What is kept of a closed attempt beside its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// `up-to-standard` or `not-yet`.
    pub result: String,
    /// Marks earned.
    pub earned: u32,
    /// Marks available.
    pub available: u32,
    /// Pieces of work that reached their end.
    pub ended: u32,
    /// Pieces of work dealt.
    pub dealt: u32,
    /// How often each strand was shown and missed.
    pub strands: BTreeMap<String, StrandShare>,
    /// Which form this is; 0 for what an older program wrote.
    pub form: u32,
    /// Whether a hint was taken or a step taken back.
    pub helped: bool,
    /// The kinds of work that `criteria` count by their places here.
    kinds: Vec<Text>,
    /// Strands by code and criteria by name: shown, missed, grave, critical, and in which kinds of work.
    criteria: BTreeMap<Text, (u32, u32, u32, u32, Vec<u16>)>,
}

impl Summary {
    /// The summary of a result under the mark scheme that gave it.
    #[must_use]
    pub fn of(report: &Report, rubric: &Rubric, helped: bool) -> Summary {
        let tallies = tallies(report, rubric);
        let kinds: BTreeSet<&Text> = tallies.values().flat_map(|t| &t.kinds).collect();
        let kinds: Vec<Text> = kinds.into_iter().cloned().collect();
        let place = |k: &Text| kinds.binary_search(k).ok().and_then(|n| u16::try_from(n).ok());
        let packed = |t: &Tally| (t.shown, t.missed, t.grave, t.critical, t.kinds.iter().filter_map(place).collect());
        Summary {
            result: report.result().to_owned(),
            earned: report.marks.earned,
            available: report.marks.available,
            ended: report.ended,
            dealt: report.dealt,
            strands: report.strands.clone(),
            form: FORM,
            helped,
            criteria: tallies.iter().map(|(key, t)| (key.clone(), packed(t))).collect(),
            kinds,
        }
    }

    /// As it is kept.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether a kept summary is what these marks give. Of one of another form, which is made again when criteria are asked for, only
    /// result and marks are compared; whether help was taken is told by notes, which may have been erased.
    #[must_use]
    pub fn is_of(kept: &str, report: &Report, rubric: &Rubric) -> bool {
        let Ok(kept) = serde_json::from_str::<Summary>(kept) else { return false };
        let now = Summary::of(report, rubric, kept.helped);
        let told = |s: &Summary| (s.result.clone(), s.earned, s.available);
        if kept.form == FORM { kept == now } else { told(&kept) == told(&now) }
    }

    /// What the attempt shows of each strand and criterion it called for.
    pub fn tallies(&self) -> impl Iterator<Item = (Text, Tally)> {
        let kind = |n: &u16| self.kinds.get(usize::from(*n)).cloned();
        self.criteria.iter().map(move |(key, (shown, missed, grave, critical, kinds))| {
            let (shown, missed, grave, critical) = (*shown, *missed, *grave, *critical);
            (key.clone(), Tally { shown, missed, grave, critical, kinds: kinds.iter().filter_map(kind).collect() })
        })
    }

    /// Whether the day came out up to standard.
    #[must_use]
    pub fn up_to_standard(&self) -> bool {
        self.result == "up-to-standard"
    }
}

/// An attempt that counts.
#[derive(Debug, Clone)]
pub struct Played {
    /// As kept.
    pub row: AttemptRow,
    /// The date it was closed, else begun.
    pub date: Option<Date>,
    /// What is left of it; none while it can go on.
    pub summary: Option<Summary>,
}

/// The date now, in UTC, as attempts are dated.
#[must_use]
pub fn today() -> Date {
    date_of(&jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// The date of a time as the store keeps it.
#[must_use]
pub fn date_of(kept: &str) -> Option<Date> {
    kept.get(..10)?.parse().ok()
}

/// Those that nobody stepped back from: the newest of each tree of attempts.
#[must_use]
pub fn leaves(rows: Vec<AttemptRow>) -> Vec<AttemptRow> {
    rows.into_iter().filter(|r| r.goes_on_as.is_none()).collect()
}

/// The attempts of a person that count, newest first: played by a person, and the newest of each tree of steps back.
///
/// # Errors
/// When the store cannot be read.
pub fn of_person(store: &Store, person: &PersonId) -> Result<Vec<Played>, StoreFault> {
    let filter = AttemptFilter { person: Some(person.clone()), played_by: Some(PlayedBy::Person), ..AttemptFilter::default() };
    leaves(store.attempts(&filter)?)
        .into_iter()
        .map(|row| {
            let summary = match row.closed_at {
                // What was edited into something else reads as nothing earned.
                Some(_) => Some(store.summary(&row.id)?.and_then(|s| serde_json::from_str(&s).ok()).unwrap_or_default()),
                None => None,
            };
            Ok(Played { date: date_of(row.closed_at.as_ref().unwrap_or(&row.started_at)), row, summary })
        })
        .collect()
}

/// Whether a hint was taken on the way to an attempt's end, or a step taken back.
///
/// # Errors
/// When the store cannot be read.
pub fn helped(store: &Store, attempt: &AttemptId) -> Result<bool, StoreFault> {
    if !store.lineage(attempt)?.is_empty() {
        return Ok(true);
    }
    let is_hint = |note: &[u8]| note.starts_with(HINT.as_bytes());
    Ok(store.entries(attempt)?.iter().any(|e| e.kind == EntryKind::Note && is_hint(&e.act)))
}

/// The summary with its criteria, made again from the marks and kept when it was written without them. Marks that do not tell
/// what was shown are taken together with what the stored facts show under the stored mark scheme.
///
/// # Errors
/// When what is stored cannot be read back.
pub fn with_criteria(store: &Store, row: &AttemptRow, kept: &Summary) -> Result<Summary, AttemptFault> {
    if kept.form >= FORM {
        return Ok(kept.clone());
    }
    let taken = taken(store, row)?;
    let newest = store.mark_sets(&row.id)?.pop();
    let rubric = match &newest {
        Some(set) => taken.scheme_of(store, set)?,
        None => Arc::clone(&taken.content.rubric),
    };
    let stored: Option<Report> = newest.and_then(|m| serde_json::from_str(&m.marks_json).ok());
    let report = match stored {
        Some(r) if !r.shown.is_empty() => r,
        older => {
            let again = taken.marked_by(&rubric).report(&Unworded);
            match older {
                Some(r) => Report { shown: again.shown, ..r },
                None => again,
            }
        }
    };
    let made = Summary::of(&report, &rubric, helped(store, &row.id)?);
    store.put_summary(&row.id, &made.to_json())?;
    Ok(made)
}

/// Nobody reads these words.
struct Unworded;

impl Wording for Unworded {
    fn words(&self, _: crate::day::vocabulary::ValueType, _: crate::day::vocabulary::Value) -> String {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::authoring::library::Origin;
    use crate::authoring::prove::clerk;
    use crate::clerk::ClerkName;
    use crate::progress::Marking;
    use crate::session::kept::{Attempt, Beginning};
    use crate::session::verify::marks_agree;
    use crate::session::{Mode, scripted};

    /// A Monday played by the model clerk, kept as a person's.
    fn played() -> (Rc<Store>, AttemptRow) {
        let here = Origin::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_owned());
        let content = Arc::new(crate::scenario::check(here.read()).content);
        let store = Rc::new(Store::open_in_memory().unwrap());
        let person = store.person_named("Ada", crate::progress::PersonKind::Trainee).unwrap();
        let beginning = Beginning::by_person(person, Mode::Practice, false, Some(3));
        let mut a = Attempt::begin(Rc::clone(&store), Arc::clone(&content), "monday-requests", beginning).unwrap();
        let scenario = content.scenario("monday-requests").unwrap();
        let mut c = clerk(ClerkName::Model, &content, scenario, &a.dealt, 3);
        scripted::play(&mut a.session, &mut *c, std::time::Duration::ZERO).unwrap();
        a.close(&Unworded).unwrap();
        let row = store.attempt(a.id.as_str()).unwrap();
        (store, row)
    }

    fn kept(store: &Store, row: &AttemptRow) -> Summary {
        serde_json::from_str(&store.summary(&row.id).unwrap().unwrap()).unwrap()
    }

    /// Marks as a program stored them that did not tell what was shown.
    fn older(marks: &str) -> String {
        let mut v: serde_json::Value = serde_json::from_str(marks).unwrap();
        v.as_object_mut().unwrap().remove("shown").unwrap();
        v.to_string()
    }

    #[test]
    fn a_day_done_well_shows_strands_and_criteria_in_several_kinds_of_work() {
        let (store, row) = played();
        let s = kept(&store, &row);
        assert!(s.up_to_standard() && !s.helped);
        let all: BTreeMap<Text, Tally> = s.tallies().collect();
        for key in ["HR1", "HR12", "INSBA022 PC13", "CHS169"] {
            let t = &all[key];
            assert!(t.shown > 0 && t.missed == 0 && t.kinds.len() > 1, "{key}: {t:?}");
        }
        assert!(!all.contains_key("HR9") && !all.contains_key("HR14"));
    }

    #[test]
    fn marks_that_do_not_tell_what_was_shown_are_read_and_the_facts_tell_it() {
        let (store, row) = played();
        let (before, marks) = (kept(&store, &row), store.mark_sets(&row.id).unwrap().remove(0));
        let marks_json = older(&marks.marks_json);
        let (scheme, manifest) = (marks.scheme.as_str(), row.manifest.as_str());
        let again = Marking { scheme, manifest, why: None, marks_json: &marks_json, summary_json: "{}" };
        store.add_mark_set(&row.id, &again).unwrap();
        let bare = Summary { form: 0, ..Summary::default() };
        assert_eq!(with_criteria(&store, &row, &bare).unwrap(), before);
        assert_eq!(kept(&store, &row), before, "and is kept");
    }

    #[test]
    fn older_marks_are_still_marked_alike_and_altered_ones_are_not() {
        let (store, row) = played();
        let now = store.mark_sets(&row.id).unwrap().remove(0).marks_json;
        assert!(marks_agree(&now, &now).is_ok());
        assert!(marks_agree(&older(&now), &now).is_ok());
        let mut altered: serde_json::Value = serde_json::from_str(&now).unwrap();
        altered["shown"]["tracking"]["notes_by_phone"] = 99.into();
        assert!(marks_agree(&altered.to_string(), &now).is_err());
        assert!(marks_agree(&now.replacen("\"dealt\":10", "\"dealt\":9", 1), &now).is_err());
    }

    #[test]
    fn a_hint_is_help() {
        let (store, _) = played();
        let here = Origin::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).to_owned());
        let content = Arc::new(crate::scenario::check(here.read()).content);
        let person = store.person_named("Bea", crate::progress::PersonKind::Trainee).unwrap();
        let beginning = Beginning::by_person(person, Mode::Practice, false, Some(3));
        let mut a = Attempt::begin(Rc::clone(&store), content, "monday-requests", beginning).unwrap();
        assert!(!helped(&store, &a.id).unwrap());
        a.session.note("a note was written").unwrap();
        assert!(!helped(&store, &a.id).unwrap());
        a.session.note(&format!("{HINT}1 for task 1")).unwrap();
        assert!(helped(&store, &a.id).unwrap());
    }
}
