//! Fields on view: what has been read or heard, and nothing else, worded for the eye and for the ear; the last comparison.

use serde::Serialize;

use crate::day::terms::Agreement;
use crate::day::work::comparing;
use crate::day::{Fact, FieldRef, Source, work::desk};
use crate::records::{Field, FieldValue};
use crate::screens::field::{FieldKind, FieldView};
use crate::screens::kit::Tone;
use crate::screens::label::LabelView;
use crate::seat::Table;
use crate::wording::{Put, Words, capital};

/// Where a field can be read, as said after its value: "on the cover".
#[must_use]
pub fn where_read(table: &dyn Table, source: Source) -> String {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    match source {
        Source::Contact(t) => w.say("on-contact", &[("who", w.whom(plan, state, t).into())]),
        Source::PasRow(_) => w.say("on-row", &[]),
        Source::Registration(_) => w.say("on-registration", &[]),
        Source::Tracer(_) => w.say("on-tracer", &[]),
        Source::Spine(_) => w.say("on-spine", &[]),
        Source::Cover(_) => w.say("on-cover", &[]),
        Source::Sheet(s) => w.say("on-sheet", &[("kind", w.sheet(plan, state, s).into())]),
    }
}

/// A field, if it has been read or heard.
#[must_use]
pub fn field_view(table: &dyn Table, picked: Option<FieldRef>, at: FieldRef) -> Option<FieldView> {
    let (w, plan, state) = (table.words(), table.day().plan(), table.day().state());
    if !state.has_seen(at.source, at.field) {
        return None;
    }
    let value = plan.field_value(state, at.source, at.field)?;
    let label = capital(&w.field_name(at.field));
    let said = w.value_of(at.field, &value);
    let picked = picked == Some(at);
    let puts: [(&str, Put<'_>); 3] =
        [("label", (&label).into()), ("value", (&said).into()), ("where", where_read(table, at.source).into())];
    let spoken = if picked { w.say("field-picked", &puts) } else { w.say("field-pick", &puts) };
    let kind = match (at.field, &value) {
        (Field::SeenBy, FieldValue::Words(_)) => FieldKind::Pen,
        (_, FieldValue::Hospital(_) | FieldValue::Nhs(_) | FieldValue::Number(_)) => FieldKind::Number,
        (_, FieldValue::Name(_)) => FieldKind::Name,
        _ => FieldKind::Words,
    };
    Some(FieldView { label, value: said, at, picked, kind, spoken })
}

/// Everything that has been read or heard of something, in the order of fields.
#[must_use]
pub fn fields_of(table: &dyn Table, picked: Option<FieldRef>, source: Source) -> Vec<FieldView> {
    let seen = table.day().state().fields_seen(source);
    seen.iter().filter_map(|field| field_view(table, picked, FieldRef { source, field })).collect()
}

/// A label as far as it has been read. `read` says whether all of it has been.
#[must_use]
pub fn label_view(table: &dyn Table, picked: Option<FieldRef>, source: Source, caption: &str, read: bool) -> LabelView {
    let one = |field| field_view(table, picked, FieldRef { source, field });
    let number = |field| match table.day().plan().field_value(table.day().state(), source, field) {
        Some(FieldValue::Hospital(n)) => Some(n.number()),
        _ => None,
    };
    let lines: Vec<FieldView> =
        [Field::HospitalNumber, Field::DateOfBirth, Field::NhsNumber].into_iter().filter_map(one).collect();
    let bars = lines.iter().find(|l| l.at.field == Field::HospitalNumber).and_then(|l| number(l.at.field));
    let mut view = LabelView {
        caption: caption.to_owned(),
        surname: one(Field::Surname),
        forename: one(Field::Forename),
        lines,
        bars,
        none: None,
    };
    if read && view.is_blank() {
        view.none = Some(table.words().say("label-none", &[]));
    }
    view
}

/// A comparison that was made, while both fields may still be on view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The first field.
    pub a: FieldRef,
    /// The second.
    pub b: FieldRef,
    /// What came of it.
    pub outcome: Agreement,
}

/// The last comparison since the trainee came here.
#[must_use]
pub fn last_compared(table: &dyn Table) -> Option<Compared> {
    for f in table.log().iter().rev() {
        match &f.fact {
            Fact::Comparing(comparing::Fact::Compared { a, b, outcome, .. }) => {
                return Some(Compared { a: *a, b: *b, outcome: *outcome });
            }
            Fact::Desk(desk::Fact::Walked { .. }) => return None,
            _ => {}
        }
    }
    None
}

/// A comparison in words: what was compared and what came of it, the values, and its tone.
#[must_use]
pub fn compared_words(table: &dyn Table, c: &Compared) -> (Tone, String, String) {
    let w = table.words();
    let value = |at: FieldRef| {
        let v = table.day().plan().field_value(table.day().state(), at.source, at.field);
        v.map(|v| w.value_of(at.field, &v)).unwrap_or_default()
    };
    let values = w.say("compared-values", &[("a", value(c.a).into()), ("b", value(c.b).into())]);
    let (tone, said) = match c.outcome {
        Agreement::Agrees => (Tone::Good, same(w, c, w.say("compared-agrees", &[]))),
        Agreement::Differs => (Tone::Stop, same(w, c, w.say("compared-differs", &[]))),
        Agreement::NotComparable => {
            let (a, b) = (capital(&w.field_name(c.a.field)), w.field_name(c.b.field));
            (Tone::Plain, w.say("compared-two", &[("a", a.into()), ("b", b.into())]))
        }
    };
    (tone, said, values)
}

fn same(w: &Words, c: &Compared, outcome: String) -> String {
    w.say("compared-same", &[("field", capital(&w.field_name(c.a.field)).into()), ("outcome", outcome.into())])
}

#[cfg(test)]
mod tests {
    use super::super::small::Small;
    use super::*;
    use crate::day::{Act, FolderId, TaskId};

    #[test]
    fn only_what_was_shown_is_on_view_and_the_ear_gets_the_same() {
        let mut t = Small::new();
        assert_eq!(fields_of(&t, None, Source::Contact(TaskId(0))), Vec::new());
        t.pass_to(10);
        t.play(&[Act::Attend(TaskId(0)), Act::Ask(TaskId(0), Field::HospitalNumber)]);
        let all = fields_of(&t, None, Source::Contact(TaskId(0)));
        let spoken: Vec<&str> = all.iter().map(|f| f.spoken.as_str()).collect();
        assert_eq!(
            spoken,
            [
                "Surname Patel, said by the caller. Pick to compare",
                "Hospital number H 31-82-06, said by the caller. Pick to compare"
            ]
        );
        let picked = field_view(&t, Some(all[1].at), all[1].at).unwrap();
        assert!(picked.picked && picked.spoken.ends_with("Picked to compare"));
    }

    #[test]
    fn a_comparison_is_told_until_one_walks_away() {
        let mut t = Small::new();
        t.pass_to(10);
        t.play(&[Act::Attend(TaskId(0)), Act::Ask(TaskId(0), Field::HospitalNumber), Act::EndTalk(TaskId(0))]);
        t.play(&[Act::Go(crate::day::PlaceId(1)), Act::LookOnShelf(super::super::small::number("31-82-06"))]);
        let at = |source| FieldRef { source, field: Field::HospitalNumber };
        t.play(&[Act::Compare(at(Source::Contact(TaskId(0))), at(Source::Spine(FolderId(0))))]);
        let c = last_compared(&t).unwrap();
        assert_eq!(compared_words(&t, &c), (Tone::Good, "Hospital number agrees".into(), "H 31-82-06 · H 31-82-06".into()));
        t.play(&[Act::Go(crate::day::PlaceId(0))]);
        assert_eq!(last_compared(&t), None);
    }
}
