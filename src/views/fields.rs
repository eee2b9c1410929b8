//! One field on view, worded.

use crate::day::{FieldRef, Source};
use crate::records::Field;
use crate::screens::field::{FieldKind, FieldView};
use crate::seat::Known;
use crate::wording::capital;

/// A field that has been shown; nothing when it has not, or says nothing.
#[must_use]
pub fn field_view(k: &Known<'_>, at: FieldRef, picked: Option<FieldRef>) -> Option<FieldView> {
    if !k.state.has_seen(at.source, at.field) {
        return None;
    }
    let value = k.words.value_of(at.field, &k.plan.field_value(k.state, at.source, at.field)?);
    let label = capital(&k.words.field_name(at.field));
    let of = k.words.source(k.plan, k.state, at.source);
    let spoken = k.words.say("field-spoken", &[("field", (&label).into()), ("value", (&value).into()), ("of", of.into())]);
    let kind = match (at.field, at.source) {
        (Field::SeenBy, Source::Sheet(_)) => FieldKind::Pen,
        (Field::HospitalNumber | Field::NhsNumber, _) => FieldKind::Number,
        (Field::Surname | Field::Forename, _) => FieldKind::Name,
        _ => FieldKind::Words,
    };
    Some(FieldView { label, value, at, picked: picked == Some(at), kind, spoken })
}

/// Every field of a source that has been shown.
#[must_use]
pub fn fields_of(k: &Known<'_>, source: Source, picked: Option<FieldRef>) -> Vec<FieldView> {
    k.state.fields_seen(source).iter().filter_map(|field| field_view(k, FieldRef { source, field }, picked)).collect()
}
