//! Comparing: any field on view against any other. Whether they can be compared follows from their types; what it means is for the trainee.

use super::super::act::FieldRef;
use super::super::ids::{FolderId, PatientId, SheetId, TaskId};
use super::super::refusal::Refusal;
use super::super::state::{Source, State};
use super::super::terms::{Agreement, SourceKind};
use super::Desk;
use crate::facts;
use crate::records::{Comparison, Field, compare as compare_values};

facts! {
    /// What was compared.
    pub enum Fact {
        /// Two fields were compared.
        Compared {
            /// The field of the first.
            field: Field,
            /// What came of it.
            outcome: Agreement,
            /// The first was read from this.
            left: SourceKind,
            /// The second was read from this.
            right: SourceKind,
            /// The sheet, if one was.
            sheet: Option<SheetId>,
            /// The folder, if one was.
            folder: Option<FolderId>,
            /// The patient whose registration or row it was.
            patient: Option<PatientId>,
            /// The contact, if one said it.
            task: Option<TaskId>;
            /// The first.
            a: FieldRef,
            /// The second.
            b: FieldRef
        },
    }
}

/// Comparing.
pub fn compare(d: &mut Desk<'_>, a: FieldRef, b: FieldRef) -> Result<(), Refusal> {
    if a == b {
        return Err(Refusal::SameField);
    }
    if !d.state.has_seen(a.source, a.field) || !d.state.has_seen(b.source, b.field) {
        return Err(Refusal::NotYetSeen);
    }
    let va = d.plan.field_value(d.state, a.source, a.field).ok_or(Refusal::NotYetSeen)?;
    let vb = d.plan.field_value(d.state, b.source, b.field).ok_or(Refusal::NotYetSeen)?;
    let outcome = match compare_values(&va, &vb) {
        Comparison::Agrees => Agreement::Agrees,
        Comparison::Differs => Agreement::Differs,
        Comparison::NotComparable => Agreement::NotComparable,
    };
    let (mut sheet, mut folder, mut patient, mut task) = (None, None, None, None);
    for s in [a.source, b.source] {
        match s {
            Source::Contact(t) => task = task.or(Some(t)),
            Source::PasRow(p) | Source::Registration(p) => patient = patient.or(Some(p)),
            Source::Tracer(f) | Source::Spine(f) | Source::Cover(f) => folder = folder.or(Some(f)),
            Source::Sheet(s) => sheet = sheet.or(Some(s)),
        }
    }
    let counts_for = task
        .or_else(|| sheet.and_then(|s| d.state.task_of_sheet(d.plan, s)))
        .or_else(|| folder.and_then(|f| d.state.task_of_folder(d.plan, f)))
        .or_else(|| patient.and_then(|p| d.state.task_of_patient(d.plan, p)));
    let fact = Fact::Compared {
        field: a.field,
        outcome,
        left: a.source.kind(),
        right: b.source.kind(),
        sheet,
        folder,
        patient,
        task,
        a,
        b,
    };
    d.state_fact(counts_for, fact);
    Ok(())
}

/// Folds a fact of this area: comparing changes nothing.
pub fn fold(_state: &mut State, _fact: &Fact) {}
