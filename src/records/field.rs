//! The things a person can read off a record, a label or a caller, one at a time.
//!
//! A field names what was shown; a field value is what it said. Neither knows
//! who was looking or whether they should have.

use serde::{Deserialize, Serialize};

use super::dates::Date;
use super::hospital_number::HospitalNumber;
use super::identity::Text;
use super::nhs_number::NhsNumber;

crate::words! {
    /// One thing that can be shown, said or asked.
    ///
    /// New fields go at the end: the order is part of what is kept in files.
    pub enum Field {

        /// Family name.
        Surname,
        /// Given name.
        Forename,
        /// Date of birth.
        DateOfBirth,
        /// Address without the postcode.
        Address,
        /// Postcode.
        Postcode,
        /// General practice.
        GpPractice,
        /// Telephone number.
        Telephone,
        /// NHS number.
        NhsNumber,
        /// This hospital's number.
        HospitalNumber,
        /// Sex as recorded.
        Sex,
        /// The number on a folder's volume label.
        VolumeNumber,
        /// The section a sheet is filed in.
        Section,
        /// What kind of paper a sheet is.
        SheetKind,
        /// The date on a sheet.
        SheetDate,
        /// The initials of the clinician who has seen a sheet.
        SeenBy,
        /// Where the tracking says a folder is.
        TrackedTo,
        /// The alerts on a folder or an index entry.
        Alerts,
        /// The name a caller gives.
        CallerName,
        /// The job or relationship a caller claims.
        CallerRole,
        /// The telephone extension a call comes from or asks to be rung on.
        Extension,
        /// The ward, department or organisation of a caller.
        Workplace,
        /// What a caller wants the record for.
        Purpose,
        /// The trust badge of a member of staff.
        Badge,
        /// Consent, a court order or another authority to have something.
        Authority,
        /// When something is needed.
        NeededBy,
        /// Which notes, and where they are wanted.
        WhichNotes,
    }
}

impl Field {
    /// This field's own bit in a [`FieldSet`].
    pub const fn bit(self) -> u64 {
        1 << self as u8
    }
}

const _: () = assert!(Field::ALL.len() <= u64::BITS as usize, "a field set has one bit for each field");

/// A set of fields, read in the order of [`Field::ALL`].
///
/// Written and read by serde as its bits: the order of fields is part of what is kept.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldSet(u64);

impl super::Pack for FieldSet {
    #[inline]
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
    }
}

impl FieldSet {
    /// No fields.
    pub const EMPTY: Self = Self(0);

    /// The set of these fields; repeats count once.
    pub const fn of(fields: &[Field]) -> Self {
        let mut set = Self::EMPTY;
        let mut left = fields;
        while let [first, rest @ ..] = left {
            set = set.with(*first);
            left = rest;
        }
        set
    }

    /// This set and one field more.
    pub const fn with(self, field: Field) -> Self {
        Self(self.0 | field.bit())
    }

    /// Puts a field in; whether it was new.
    pub const fn insert(&mut self, field: Field) -> bool {
        let is_new = !self.contains(field);
        *self = self.with(field);
        is_new
    }

    /// Whether the field is in the set.
    pub const fn contains(self, field: Field) -> bool {
        self.0 & field.bit() != 0
    }

    /// Whether every field of `other` is in this set.
    pub const fn contains_all(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// How many fields are in the set, 0 to 22.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether no field is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The fields in either set.
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The fields in both sets.
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The fields in this set that are not in `other`.
    pub const fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The fields, in the order of [`Field::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.contains(*field))
    }
}

impl FromIterator<Field> for FieldSet {
    fn from_iter<I: IntoIterator<Item = Field>>(fields: I) -> Self {
        fields.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl From<Vec<Field>> for FieldSet {
    fn from(fields: Vec<Field>) -> Self {
        Self::of(&fields)
    }
}

impl From<FieldSet> for Vec<Field> {
    fn from(set: FieldSet) -> Self {
        set.iter().collect()
    }
}

/// What a field says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FieldValue {
    /// A person's surname or forename.
    Name(Text),
    /// A calendar date.
    Date(Date),
    /// An NHS number.
    Nhs(NhsNumber),
    /// A hospital number.
    Hospital(HospitalNumber),
    /// Any other words, such as an address or a number that fails its check.
    Words(Text),
    /// A count or an ordinal, such as a volume number.
    Number(u32),
    /// Missing, blank or unreadable.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: FieldSet = FieldSet::of(&[Field::DateOfBirth, Field::Surname, Field::DateOfBirth]);

    #[test]
    fn each_field_has_its_own_place() {
        for (place, field) in Field::ALL.iter().copied().enumerate() {
            assert_eq!(field.bit(), 1 << place);
        }
    }

    #[test]
    fn what_was_asked_is_remembered_once_and_in_order() {
        assert_eq!(ASKED.len(), 2);
        assert_eq!(ASKED.iter().collect::<Vec<_>>(), [Field::Surname, Field::DateOfBirth]);
        assert_eq!(ASKED.iter().collect::<FieldSet>(), ASKED);
    }

    #[test]
    fn what_was_shown_is_checked_against_what_is_needed() {
        let mut shown = FieldSet::EMPTY;
        assert!(shown.is_empty());
        assert!(shown.insert(Field::Surname));
        assert!(!shown.insert(Field::Surname));
        assert!(!shown.contains_all(ASKED));
        assert_eq!(ASKED.difference(shown).iter().collect::<Vec<_>>(), [Field::DateOfBirth]);
        assert!(shown.union(ASKED).contains_all(ASKED));
        assert_eq!(shown.intersection(ASKED), shown);
    }

    #[test]
    fn kept_in_a_file_as_its_bits() {
        let kept = serde_json::to_string(&ASKED).unwrap();
        assert_eq!(kept, "5");
        assert_eq!(serde_json::from_str::<FieldSet>(&kept).unwrap(), ASKED);
    }
}
