//! What a clerk can know: values that have been shown, and nothing else.

use crate::day::plan::FolderSpot;
use crate::day::terms::{Line, Vouching};
use crate::day::{Day, FolderId, PatientId, SheetId, Source, TaskId};
use crate::records::{Alert, Field, FieldValue, HospitalNumber};
use crate::scenario::steps::{What, When};

/// Names authors use, as the numbers of a plan.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Patients' ids, in order.
    pub patients: Vec<String>,
    /// Sheets' ids of each task, in order.
    pub sheets: Vec<Vec<String>>,
}

impl Names {
    /// The names of a scenario.
    #[must_use]
    pub fn of(s: &crate::scenario::model::Scenario) -> Names {
        Names { patients: s.patients.keys().cloned().collect(), sheets: s.tasks.iter().map(|t| t.sheets.clone()).collect() }
    }

    /// A patient.
    #[must_use]
    pub fn patient(&self, id: &str) -> Option<PatientId> {
        self.patients.iter().position(|p| p == id).and_then(|i| u32::try_from(i).ok()).map(PatientId)
    }

    /// A sheet of a task.
    #[must_use]
    pub fn sheet(&self, day: &Day, task: TaskId, id: &str) -> Option<SheetId> {
        let at = self.sheets.get(task.index())?.iter().position(|s| s == id)?;
        day.plan().task(task)?.sheets.get(at).copied()
    }

    /// Folders an author means.
    #[must_use]
    pub fn folders(&self, day: &Day, task: TaskId, what: &What) -> Vec<FolderId> {
        folders_meant(day, task, what, |id| self.patient(id))
    }
}

/// Folders that are meant, with patients found as `patient` finds them.
#[must_use]
pub fn folders_meant(day: &Day, task: TaskId, what: &What, patient: impl Fn(&str) -> Option<PatientId>) -> Vec<FolderId> {
    let of = |id: &str| patient(id).map(|p| day.plan().folders_of(p)).unwrap_or_default();
    match what {
        What::VolumesOf(p) => of(p),
        What::CurrentVolumeOf(p) => of(p).last().copied().into_iter().collect(),
        What::OldVolumesOf(p) => {
            let mut all = of(p);
            all.pop();
            all
        }
        What::Brought => day.plan().task(task).map(|t| t.folders.clone()).unwrap_or_default(),
    }
}

/// A value, if that field of that source has been shown.
#[must_use]
pub fn seen_value(day: &Day, source: Source, field: Field) -> Option<FieldValue> {
    if !day.state().has_seen(source, field) {
        return None;
    }
    day.plan().field_value(day.state(), source, field).filter(|v| *v != FieldValue::Nothing)
}

/// A detail as the work gave it: by the contact, on a sheet of the task, on a cover in hand.
#[must_use]
pub fn given_value(day: &Day, task: TaskId, field: Field) -> Option<FieldValue> {
    let by_contact = seen_value(day, Source::Contact(task), field);
    let sheets = day.plan().task(task).map_or(&[][..], |t| t.sheets.as_slice());
    by_contact
        .or_else(|| sheets.iter().find_map(|s| seen_value(day, Source::Sheet(*s), field)))
        .or_else(|| day.state().hands.iter().find_map(|f| seen_value(day, Source::Cover(*f), field)))
}

/// The hospital number of a folder's patient, if it has been shown anywhere.
#[must_use]
pub fn number_of(day: &Day, task: TaskId, folder: FolderId) -> Option<HospitalNumber> {
    let patient = day.plan().owner(folder)?;
    let sources = [
        Source::Tracer(folder),
        Source::Spine(folder),
        Source::Cover(folder),
        Source::Registration(patient),
        Source::PasRow(patient),
        Source::Contact(task),
    ];
    let papers = day.plan().task(task).map_or(&[][..], |t| t.sheets.as_slice());
    sources.into_iter().chain(papers.iter().map(|s| Source::Sheet(*s))).find_map(|s| {
        match seen_value(day, s, Field::HospitalNumber) {
            Some(FieldValue::Hospital(n)) => Some(n),
            _ => None,
        }
    })
}

/// Whether the tracking module, as shown, says a folder is out.
#[must_use]
pub fn tracked_out(day: &Day, folder: FolderId) -> bool {
    day.state().has_seen(Source::Tracer(folder), Field::TrackedTo) && day.state().tracked_to(day.plan(), folder).is_some()
}

/// Whether what an author asks for has been shown.
#[must_use]
pub fn holds(day: &Day, names: &Names, task: TaskId, differs: bool, when: &When) -> bool {
    let st = day.state();
    let patient = |id: &str| names.patient(id);
    match when {
        When::Gave(f) => st.has_seen(Source::Contact(task), *f),
        When::Shown(p) => patient(p).is_some_and(|p| st.knows_patient(p)),
        When::CallsFrom(l) => line(day, task) == Some(*l),
        When::NotKnownThere => st.task(task).vouched == Some(Vouching::NotKnownThere),
        When::Confirmed => st.task(task).vouched == Some(Vouching::Confirmed),
        When::AnyDiffers => differs,
        When::HasAlert(p, a) => patient(p).is_some_and(|p| has_alert(day, p, *a)),
        When::SheetShows(s, f) => names.sheet(day, task, s).is_some_and(|s| st.has_seen(Source::Sheet(s), *f)),
        When::SeenByClinician(s) => {
            names.sheet(day, task, s).is_some_and(|s| seen_value(day, Source::Sheet(s), Field::SeenBy).is_some())
        }
        When::TrackedOut(p) => {
            patient(p).and_then(|p| day.plan().folders_of(p).last().copied()).is_some_and(|f| tracked_out(day, f))
        }
        When::InHand(w) => {
            let all = names.folders(day, task, w);
            !all.is_empty() && all.iter().all(|f| st.folder_spot(day.plan(), *f) == Some(FolderSpot::Hands))
        }
        When::Feels(x) => st.task(task).feeling == Some(*x),
        When::Not(w) => !holds(day, names, task, differs, w),
        When::All(ws) => ws.iter().all(|w| holds(day, names, task, differs, w)),
        When::Any(ws) => ws.iter().any(|w| holds(day, names, task, differs, w)),
    }
}

/// What the display shows of a contact that has arrived.
#[must_use]
pub fn line(day: &Day, task: TaskId) -> Option<Line> {
    day.plan().task(task).filter(|_| task.0 < day.state().arrived).map(|t| t.line)
}

fn has_alert(day: &Day, p: PatientId, a: Alert) -> bool {
    day.state().has_seen(Source::Registration(p), Field::Alerts)
        && day.plan().patients.get(p.index()).is_some_and(|x| x.alerts.iter().any(|(b, _)| *b == a))
}
