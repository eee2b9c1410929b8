//! The value of a field where it is read or heard: what a label says, what PAS says, what a contact says. They need not agree.

use super::plan::Plan;
use super::state::{Source, State};
use crate::records::{Field, FieldValue, FolderKind, Identity};

impl Plan {
    /// What a source says in a field; `None` when it has no such field.
    #[must_use]
    pub fn field_value(&self, state: &State, source: Source, field: Field) -> Option<FieldValue> {
        match source {
            Source::Contact(t) => {
                let t = self.task(t)?;
                t.says.iter().find(|(f, _)| *f == field).map(|(_, v)| v.clone())
            }
            Source::PasRow(p) => of_identity(&*self.identity(p)?, field),
            Source::Registration(p) => {
                if field == Field::Alerts {
                    let alerts = self.patients.get(p.index()).map_or(&[][..], |x| x.alerts.as_slice());
                    let words: Vec<&str> = alerts.iter().map(|(_, w)| &**w).collect();
                    return Some(if words.is_empty() { FieldValue::Nothing } else { FieldValue::Words(words.join("; ").into()) });
                }
                of_identity(&*self.identity(p)?, field)
            }
            Source::Tracer(f) => match field {
                Field::TrackedTo => {
                    let place = state.tracked_to(self, f).and_then(|p| self.place(p));
                    Some(FieldValue::Words(place.map_or_else(|| "Library".into(), |p| p.name.clone())))
                }
                _ => self.of_folder(f, field),
            },
            Source::Spine(f) => self.of_folder(f, field),
            Source::Cover(f) => match field {
                Field::VolumeNumber => self.of_folder(f, field),
                _ => of_identity(&*self.identity(self.owner(f)?)?, field),
            },
            Source::Sheet(s) => {
                let s = self.sheets.get(s.index())?;
                Some(match field {
                    Field::SheetKind => FieldValue::Words(s.kind.name().into()),
                    Field::SheetDate => FieldValue::Date(s.date),
                    Field::SeenBy => s.seen_by.clone().map_or(FieldValue::Nothing, FieldValue::Words),
                    _ => s.label.field(field),
                })
            }
        }
    }

    fn of_folder(&self, f: super::ids::FolderId, field: Field) -> Option<FieldValue> {
        match field {
            Field::HospitalNumber => self.owner(f).and_then(|p| self.number_of(p)).map(FieldValue::Hospital),
            Field::VolumeNumber => Some(match self.folder_kind(f) {
                FolderKind::Volume { number, of } => FieldValue::Words(format!("{number} of {of}").into()),
                FolderKind::Temporary => FieldValue::Words("temporary".into()),
            }),
            _ => None,
        }
    }
}

fn of_identity(p: &Identity, field: Field) -> Option<FieldValue> {
    Some(match field {
        Field::Surname => FieldValue::Name(p.surname.clone()),
        Field::Forename => FieldValue::Name(p.forename.clone()),
        Field::DateOfBirth => FieldValue::Date(p.born),
        Field::Address => FieldValue::Words(p.address.clone()),
        Field::Postcode => FieldValue::Words(p.postcode.clone()),
        Field::GpPractice => FieldValue::Words(p.gp_practice.clone()),
        Field::Telephone => FieldValue::Words(p.telephone.clone()),
        Field::NhsNumber => p.nhs_number.map_or(FieldValue::Nothing, FieldValue::Nhs),
        Field::HospitalNumber => FieldValue::Hospital(p.hospital_number),
        _ => return None,
    })
}
