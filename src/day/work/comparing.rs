//! Comparing: any field on view against any other, and naming the page of the manual for it. Whether two fields can be compared follows
//! from their types; what it means is for the trainee, and which page speaks to it is for the manual.

use super::super::act::FieldRef;
use super::super::ids::{FolderId, PageId, PatientId, SheetId, TaskId};
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
        /// The trainee named a page of the manual for what was compared last. Whether it speaks to it is for the manual to say.
        Cited {
            /// Which page.
            page: PageId,
            /// The field of the first.
            field: Field,
            /// What had come of the comparison.
            outcome: Agreement;
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
    let outcome = outcome(d, a, b)?;
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

/// What comes of comparing two fields on view.
fn outcome(d: &Desk<'_>, a: FieldRef, b: FieldRef) -> Result<Agreement, Refusal> {
    if !d.state.has_seen(a.source, a.field) || !d.state.has_seen(b.source, b.field) {
        return Err(Refusal::NotYetSeen);
    }
    let va = d.plan.field_value(d.state, a.source, a.field).ok_or(Refusal::NotYetSeen)?;
    let vb = d.plan.field_value(d.state, b.source, b.field).ok_or(Refusal::NotYetSeen)?;
    Ok(match compare_values(&va, &vb) {
        Comparison::Agrees => Agreement::Agrees,
        Comparison::Differs => Agreement::Differs,
        Comparison::NotComparable => Agreement::NotComparable,
    })
}

/// Naming the page of the manual that speaks to what was compared last. It takes no time, and any page may be named.
pub fn cite(d: &mut Desk<'_>, page: PageId) -> Result<(), Refusal> {
    let (task, outcome, a, b) = d.state.compared.ok_or(Refusal::NothingCompared)?;
    if page.index() >= d.plan.pages.len() {
        return Err(Refusal::NotYetSeen);
    }
    d.state_fact(task, Fact::Cited { page, field: a.field, outcome, a, b });
    Ok(())
}

/// Folds a fact of this area. `task` is the one the fact counts for.
pub fn fold(state: &mut State, task: Option<TaskId>, fact: &Fact) {
    match fact {
        Fact::Compared { outcome, a, b, .. } => state.compared = Some((task, *outcome, *a, *b)),
        Fact::Cited { .. } => {}
    }
}
