//! The folder and what is in it: volumes, sections in filing order, kinds of
//! sheet, and the label that says whose each sheet is.
//!
//! Knows where a sheet belongs; not whether a clerk may file it.

use serde::{Deserialize, Serialize};

use super::dates::Date;
use super::field::{Field, FieldSet, FieldValue};
use super::hospital_number::HospitalNumber;
use super::identity::{Identity, Text};
use super::nhs_number::NhsNumber;

/// What a folder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FolderKind {
    /// One volume of the main record. Each volume is tracked by itself.
    Volume {
        /// Which volume, from 1 to `of`.
        number: u8,
        /// How many volumes the record has, 1 or more.
        of: u8,
    },
    /// A stand-in while the main record cannot be found, issued by management only.
    Temporary,
}

impl FolderKind {
    /// Whether this is the volume in use, the last one. A closed volume or a
    /// temporary folder is not.
    pub const fn is_current(self) -> bool {
        match self {
            Self::Volume { number, of } => number == of,
            Self::Temporary => false,
        }
    }
}

crate::words! {
    /// A section of the folder, in the generic filing order, front to back.
    ///
    /// Each trust approves its own order; this one is the hospital's of the product.
    pub enum Section {

        /// 0: inside cover: labels, volume box, alerts and needs.
        Front,
        /// 1: registration and administration.
        Registration,
        /// 2: letters.
        Correspondence,
        /// 3: history and continuation sheets.
        History,
        /// 4: inpatient episodes.
        InpatientEpisodes,
        /// 5: operations and consent.
        Operations,
        /// 6: results.
        Results,
        /// 7: charts.
        Charts,
        /// 8: allied health professions and specialists.
        Therapies,
        /// 9: maternity and child health.
        MaternityAndChild,
        /// 10: legal and special, opened only by those allowed; never complaints.
        LegalAndSpecial,
    }
}

/// How sheets stand inside a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrderRule {
    /// The most urgent on top.
    UrgentOnTop,
    /// The newest at the front.
    NewestFront,
    /// The oldest at the front, by date.
    Chronological,
    /// Together by episode of care.
    ByEpisode,
    /// Together by discipline.
    ByDiscipline,
}

impl Section {
    /// The number on the divider, 0 to 10.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// How sheets stand inside the section; sections 9 and 10 follow this
    /// hospital's own choice.
    pub const fn order(self) -> OrderRule {
        match self {
            Self::Front => OrderRule::UrgentOnTop,
            Self::Registration | Self::Correspondence | Self::Results => OrderRule::NewestFront,
            Self::History | Self::Operations | Self::LegalAndSpecial => OrderRule::Chronological,
            Self::InpatientEpisodes | Self::Charts | Self::MaternityAndChild => OrderRule::ByEpisode,
            Self::Therapies => OrderRule::ByDiscipline,
        }
    }
}

/// Declares the kinds of sheet with the section each belongs in, so that a kind
/// cannot be added without one.
macro_rules! sheet_kinds {
    ($($(#[$doc:meta])+ $kind:ident => $section:expr,)+) => {
        /// A kind of paper met in a records department.
        ///
        /// New kinds go at the end: the order is part of what is kept in files.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum SheetKind {
            $($(#[$doc])+ $kind,)+
        }

        impl SheetKind {
            /// Every kind of sheet, in the order of the enum.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];
            /// Their names, in the same order, as content files spell them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($kind)),+];
            /// The name as content files spell it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind)),+ }
            }

            /// The section this sheet is filed in; `None` for what never goes
            /// in the clinical record and is kept elsewhere.
            /// Source: complaint papers are held apart from the patient's
            /// record (Medical Defence Union guidance); the others by common
            /// practice of health records departments.
            pub const fn proper_section(self) -> Option<Section> {
                match self {
                    $(Self::$kind => $section,)+
                }
            }
        }
    };
}

sheet_kinds! {
    /// A referral letter.
    Referral => Some(Section::Correspondence),
    /// A letter from a clinic.
    ClinicLetter => Some(Section::Correspondence),
    /// A discharge summary.
    DischargeSummary => Some(Section::Correspondence),
    /// A letter from the general practice.
    GpLetter => Some(Section::Correspondence),
    /// A continuation sheet of clinical entries.
    ContinuationSheet => Some(Section::History),
    /// An admission form.
    AdmissionForm => Some(Section::InpatientEpisodes),
    /// A nursing assessment.
    NursingAssessment => Some(Section::InpatientEpisodes),
    /// A consent form for a procedure.
    ConsentForm => Some(Section::Operations),
    /// An operation note.
    OperationNote => Some(Section::Operations),
    /// An anaesthetic record.
    AnaestheticRecord => Some(Section::Operations),
    /// A surgical safety checklist.
    SurgicalChecklist => Some(Section::Operations),
    /// A haematology result.
    Haematology => Some(Section::Results),
    /// A biochemistry result.
    Biochemistry => Some(Section::Results),
    /// A microbiology result.
    Microbiology => Some(Section::Results),
    /// A histology result.
    Histology => Some(Section::Results),
    /// A report on an image.
    ImagingReport => Some(Section::Results),
    /// A heart tracing.
    Ecg => Some(Section::Results),
    /// An observation chart.
    ObservationChart => Some(Section::Charts),
    /// A fluid balance chart.
    FluidChart => Some(Section::Charts),
    /// A drug chart.
    DrugChart => Some(Section::Charts),
    /// A physiotherapy sheet.
    Physiotherapy => Some(Section::Therapies),
    /// An occupational therapy sheet.
    OccupationalTherapy => Some(Section::Therapies),
    /// A dietetics sheet.
    Dietetics => Some(Section::Therapies),
    /// A speech and language therapy sheet.
    SpeechTherapy => Some(Section::Therapies),
    /// A baby's feeding chart.
    FeedingChart => Some(Section::MaternityAndChild),
    /// An antenatal record.
    AntenatalRecord => Some(Section::MaternityAndChild),
    /// The front sheet with the patient's details.
    FrontSheet => Some(Section::Registration),
    /// A patient's agreement to share the record.
    SharingConsent => Some(Section::Registration),
    /// A list of property taken in.
    PropertyForm => Some(Section::Registration),
    /// The alert sheet.
    AlertSheet => Some(Section::Front),
    /// A sheet of printed labels.
    LabelSheet => Some(Section::Front),
    /// An emergency care plan or a decision about resuscitation.
    ResuscitationDecision => Some(Section::Front),
    /// A safeguarding paper, behind its own divider.
    SafeguardingSheet => Some(Section::LegalAndSpecial),
    /// A paper of the Mental Health Act 1983.
    MentalHealthActPaper => Some(Section::LegalAndSpecial),
    /// A letter about a complaint; kept in the complaints file.
    ComplaintLetter => None,
    /// An incident form; kept with the incident.
    IncidentForm => None,
    /// A letter about a claim; kept by legal services.
    ClaimLetter => None,
    /// A ward handover sheet with several patients' names; confidential waste or its ward.
    HandoverSheet => None,
    /// A comment meant for staff only.
    StaffComment => None,
    /// A note of contact with the police; kept centrally.
    PoliceNote => None,
}

impl SheetKind {
    /// Whether a clinician must have seen and initialled the sheet before it is
    /// filed: every result.
    pub fn needs_clinician_sight(self) -> bool {
        self.proper_section() == Some(Section::Results)
    }
}

/// What the label on a sheet or folder says; a field left out is missing,
/// blank or unreadable.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Label {
    /// Family name.
    pub surname: Option<Text>,
    /// Given name.
    pub forename: Option<Text>,
    /// Date of birth.
    pub born: Option<Date>,
    /// NHS number.
    pub nhs_number: Option<NhsNumber>,
    /// This hospital's number.
    pub hospital_number: Option<HospitalNumber>,
}

impl Label {
    /// The full label for a patient, as the index prints it.
    pub fn of(identity: &Identity) -> Self {
        Self {
            surname: Some(identity.surname.clone()),
            forename: Some(identity.forename.clone()),
            born: Some(identity.born),
            nhs_number: identity.nhs_number,
            hospital_number: Some(identity.hospital_number),
        }
    }

    /// What the label says for a field; [`FieldValue::Nothing`] when it is
    /// missing or never on a label.
    pub fn field(&self, field: Field) -> FieldValue {
        let said = match field {
            Field::Surname => self.surname.clone().map(FieldValue::Name),
            Field::Forename => self.forename.clone().map(FieldValue::Name),
            Field::DateOfBirth => self.born.map(FieldValue::Date),
            Field::NhsNumber => self.nhs_number.map(FieldValue::Nhs),
            Field::HospitalNumber => self.hospital_number.map(FieldValue::Hospital),
            _ => None,
        };
        said.unwrap_or(FieldValue::Nothing)
    }

    /// The fields the label says something for.
    pub fn fields(&self) -> FieldSet {
        Field::ALL.iter().copied().filter(|field| self.field(*field) != FieldValue::Nothing).collect()
    }
}

#[cfg(test)]
#[path = "casenote_tests.rs"]
mod tests;
