//! Who a patient is, as the patient index holds it, and the alerts carried on the record.
//!
//! Plain values only: how two identities compare is in `matching`, and nothing
//! here decides whether a person may be told anything.

use serde::{Deserialize, Serialize};

use super::dates::Date;
use super::field::{Field, FieldValue};
use super::hospital_number::HospitalNumber;
use super::nhs_number::NhsNumber;

/// Words shared between many values, such as a name or an address.
pub type Text = std::sync::Arc<str>;

/// A patient's sex as recorded on the patient index.
/// Source: NHS Data Dictionary, PERSON STATED GENDER CODE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither can be said.
    Indeterminate,
    /// Not recorded.
    NotKnown,
}

impl Sex {
    /// The letter printed on labels: F, M, I or U.
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Female => "F",
            Self::Male => "M",
            Self::Indeterminate => "I",
            Self::NotKnown => "U",
        }
    }
}

crate::words! {
    /// An alert on the front of the folder and on the patient index.
    ///
    /// Clerks transcribe or move alerts and never decide on or delete them. An
    /// alert is itself confidential: its reason is never written on the outside.
    pub enum Alert {

        /// An allergy or an adverse reaction.
        Allergy,
        /// Another patient has the same or nearly the same name.
        SameName,
        /// Contact only in the way the patient has said is safe.
        SafeContact,
        /// A safeguarding or child protection concern.
        Safeguarding,
        /// A communication or information need. Source: Accessible Information Standard, DAPB1605.
        CommunicationNeed,
        /// Do not destroy: a claim, an inquiry or a hold. Source: Inquiries Act 2005, section 35.
        LegalHold,
        /// Sensitive record, opened only by those named.
        Restricted,
        /// A risk of infection.
        InfectionRisk,
        /// An implanted device.
        ImplantedDevice,
        /// A marker that staff may meet violence.
        ViolenceMarker,
        /// An advance decision or an emergency care plan (ReSPECT).
        AdvanceDecision,
        /// Taking part in a clinical trial.
        TrialParticipant,
        /// Identity or address protected.
        ProtectedIdentity,
    }
}

/// A patient's identifying details as the patient index holds them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// Family name, as the patient writes it.
    pub surname: Text,
    /// Given name.
    pub forename: Text,
    /// Date of birth.
    pub born: Date,
    /// Sex as recorded.
    pub sex: Sex,
    /// Address without the postcode, on one line.
    pub address: Text,
    /// Postcode. Invented ones only, or NHS pseudo-postcodes such as ZZ99 3VZ.
    pub postcode: Text,
    /// The general practice the patient is registered with.
    pub gp_practice: Text,
    /// Telephone, from the ranges kept for drama. Source: Ofcom, numbers for use in TV and radio drama.
    pub telephone: Text,
    /// NHS number; a newborn, a visitor or an unidentified person may have none traced yet.
    pub nhs_number: Option<NhsNumber>,
    /// This hospital's number for the patient.
    pub hospital_number: HospitalNumber,
}

impl Identity {
    /// What this patient's record says for a field; [`FieldValue::Nothing`] for
    /// an untraced NHS number and for fields that are not part of an identity.
    pub fn field(&self, field: Field) -> FieldValue {
        match field {
            Field::Surname => FieldValue::Name(self.surname.clone()),
            Field::Forename => FieldValue::Name(self.forename.clone()),
            Field::DateOfBirth => FieldValue::Date(self.born),
            Field::Sex => FieldValue::Words(self.sex.letter().into()),
            Field::Address => FieldValue::Words(self.address.clone()),
            Field::Postcode => FieldValue::Words(self.postcode.clone()),
            Field::GpPractice => FieldValue::Words(self.gp_practice.clone()),
            Field::Telephone => FieldValue::Words(self.telephone.clone()),
            Field::NhsNumber => self.nhs_number.map_or(FieldValue::Nothing, FieldValue::Nhs),
            Field::HospitalNumber => FieldValue::Hospital(self.hospital_number),
            _ => FieldValue::Nothing,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::records) fn maureen() -> Identity {
        Identity {
            surname: "O'Neil".into(),
            forename: "Maureen".into(),
            born: Date::constant(1964, 3, 11),
            sex: Sex::Female,
            address: "14 Larkspur Row, Ashcombe".into(),
            postcode: "ZZ99 3VZ".into(),
            gp_practice: "Millbrook Surgery".into(),
            telephone: "01632 960 118".into(),
            nhs_number: NhsNumber::parse("999 526 0182").ok(),
            hospital_number: HospitalNumber::new(318_206).unwrap(),
        }
    }

    #[test]
    fn the_index_answers_field_by_field() {
        let mut maureen = maureen();
        assert_eq!(maureen.field(Field::Surname), FieldValue::Name("O'Neil".into()));
        assert_eq!(maureen.field(Field::DateOfBirth), FieldValue::Date(Date::constant(1964, 3, 11)));
        assert_eq!(maureen.field(Field::Sex), FieldValue::Words("F".into()));
        assert_eq!(maureen.field(Field::TrackedTo), FieldValue::Nothing);
        maureen.nhs_number = None;
        assert_eq!(maureen.field(Field::NhsNumber), FieldValue::Nothing);
    }

    #[test]
    fn an_identity_survives_being_kept_in_a_file() {
        let kept = serde_json::to_string(&maureen()).unwrap();
        assert!(kept.contains("\"1964-03-11\"") && kept.contains("\"9995260182\"") && kept.contains("\"H 31-82-06\""));
        assert_eq!(serde_json::from_str::<Identity>(&kept).unwrap(), maureen());
        let packed = postcard::to_allocvec(&maureen()).unwrap();
        assert_eq!(postcard::from_bytes::<Identity>(&packed).unwrap(), maureen());
    }
}
