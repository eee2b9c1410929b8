//! What a clerk can know: values that have been shown, and nothing else.

use crate::day::plan::FolderSpot;
use crate::day::terms::{Feeling, Line, Vouching};
use crate::day::{Day, FolderId, PatientId, Plan, SheetId, Source, TaskId};
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
    pub fn sheet(&self, plan: &Plan, task: TaskId, id: &str) -> Option<SheetId> {
        let at = self.sheets.get(task.index())?.iter().position(|s| s == id)?;
        plan.task(task)?.sheets.get(at).copied()
    }

    /// Folders an author means.
    #[must_use]
    pub fn folders(&self, plan: &Plan, task: TaskId, what: &What) -> Vec<FolderId> {
        let of = |id: &str| self.patient(id).map(|p| plan.folders_of(p)).unwrap_or_default();
        match what {
            What::VolumesOf(p) => of(p),
            What::CurrentVolumeOf(p) => of(p).last().copied().into_iter().collect(),
            What::OldVolumesOf(p) => {
                let mut all = of(p);
                all.pop();
                all
            }
            What::Brought => plan.task(task).map(|t| t.folders.clone()).unwrap_or_default(),
        }
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

/// Something an author asks for that may have been shown, with every name looked up.
/// What names nobody, or nothing of this day, has never been shown.
#[derive(Debug, Clone)]
pub enum Condition {
    /// See [`When::Gave`].
    Gave(Field),
    /// See [`When::Shown`].
    Shown(PatientId),
    /// See [`When::CallsFrom`].
    CallsFrom(Line),
    /// What came of ringing.
    Vouched(Vouching),
    /// See [`When::AnyDiffers`].
    AnyDiffers,
    /// See [`When::HasAlert`].
    HasAlert(PatientId, Alert),
    /// See [`When::SheetShows`].
    SheetShows(SheetId, Field),
    /// See [`When::SeenByClinician`].
    SeenByClinician(SheetId),
    /// See [`When::TrackedOut`].
    TrackedOut(FolderId),
    /// See [`When::InHand`].
    InHand(Vec<FolderId>),
    /// See [`When::Feels`].
    Feels(Feeling),
    /// The opposite.
    Not(Box<Condition>),
    /// All of these.
    All(Vec<Condition>),
    /// Any of these.
    Any(Vec<Condition>),
}

impl Condition {
    /// An author's words, with their names looked up.
    #[must_use]
    pub fn of(plan: &Plan, names: &Names, task: TaskId, when: &When) -> Condition {
        let never = || Condition::Any(Vec::new());
        let patient = |id: &str| names.patient(id);
        let sheet = |id: &str| names.sheet(plan, task, id);
        let each = |ws: &[When]| ws.iter().map(|w| Condition::of(plan, names, task, w)).collect();
        match when {
            When::Gave(f) => Condition::Gave(*f),
            When::Shown(p) => patient(p).map_or_else(never, Condition::Shown),
            When::CallsFrom(l) => Condition::CallsFrom(*l),
            When::NotKnownThere => Condition::Vouched(Vouching::NotKnownThere),
            When::Confirmed => Condition::Vouched(Vouching::Confirmed),
            When::AnyDiffers => Condition::AnyDiffers,
            When::HasAlert(p, a) => patient(p).map_or_else(never, |p| Condition::HasAlert(p, *a)),
            When::SheetShows(s, f) => sheet(s).map_or_else(never, |s| Condition::SheetShows(s, *f)),
            When::SeenByClinician(s) => sheet(s).map_or_else(never, Condition::SeenByClinician),
            When::TrackedOut(p) => {
                let newest = patient(p).and_then(|p| plan.folders_of(p).last().copied());
                newest.map_or_else(never, Condition::TrackedOut)
            }
            When::InHand(w) => Condition::InHand(names.folders(plan, task, w)),
            When::Feels(x) => Condition::Feels(*x),
            When::Not(w) => Condition::Not(Box::new(Condition::of(plan, names, task, w))),
            When::All(ws) => Condition::All(each(ws)),
            When::Any(ws) => Condition::Any(each(ws)),
        }
    }

    /// Whether it has been shown.
    #[must_use]
    pub fn holds(&self, day: &Day, task: TaskId, differs: bool) -> bool {
        let st = day.state();
        match self {
            Condition::Gave(f) => st.has_seen(Source::Contact(task), *f),
            Condition::Shown(p) => st.knows_patient(*p),
            Condition::CallsFrom(l) => line(day, task) == Some(*l),
            Condition::Vouched(v) => st.task(task).vouched == Some(*v),
            Condition::AnyDiffers => differs,
            Condition::HasAlert(p, a) => has_alert(day, *p, *a),
            Condition::SheetShows(s, f) => st.has_seen(Source::Sheet(*s), *f),
            Condition::SeenByClinician(s) => seen_value(day, Source::Sheet(*s), Field::SeenBy).is_some(),
            Condition::TrackedOut(f) => tracked_out(day, *f),
            Condition::InHand(all) => {
                !all.is_empty() && all.iter().all(|f| st.folder_spot(day.plan(), *f) == Some(FolderSpot::Hands))
            }
            Condition::Feels(x) => st.task(task).feeling == Some(*x),
            Condition::Not(c) => !c.holds(day, task, differs),
            Condition::All(cs) => cs.iter().all(|c| c.holds(day, task, differs)),
            Condition::Any(cs) => cs.iter().any(|c| c.holds(day, task, differs)),
        }
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
