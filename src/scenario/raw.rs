//! The shapes of content files exactly as written: unknown fields refused, names not yet resolved. No rules of content here.
//! Scenarios here; what they are played with in `raw_assets.rs`.

use std::collections::BTreeMap;

use serde::Deserialize;

pub use super::raw_assets::*;
use super::steps::{Step, StepName};
use crate::day::terms::{Feeling, Line, Telling};
use crate::marking::finding::Severity;
use crate::records::{Alert, Field, Section, Sex, SheetKind};

/// A scenario file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawScenario {
    /// Always 1.
    pub format: u32,
    /// Its title.
    pub title: String,
    /// 1 (induction) to 5 (expert).
    pub level: u8,
    /// The setting's id.
    pub setting: String,
    /// The date it plays on, year-month-day.
    pub date: String,
    /// When the day opens, `"08:30"`.
    pub opens: String,
    /// When it closes.
    pub closes: String,
    /// What the trainee reads before the day.
    pub briefing: String,
    /// How many other patients are registered here.
    #[serde(default = "usual_crowd")]
    pub crowd: u32,
    /// People, by id.
    #[serde(default)]
    pub people: BTreeMap<String, RawPerson>,
    /// Patients, by id.
    #[serde(default)]
    pub patients: BTreeMap<String, RawPatient>,
    /// The work.
    pub tasks: Vec<RawTask>,
}

fn usual_crowd() -> u32 {
    6000
}

/// A person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RawPerson {
    /// Works in this hospital.
    Staff {
        /// Name.
        name: String,
        /// What they are.
        role: String,
        /// Where they work: a place of the setting.
        place: String,
    },
    /// Anybody else.
    Outsider {
        /// Name.
        name: String,
        /// What they are, or say they are.
        role: String,
        /// The organisation they say they are from.
        #[serde(default)]
        from: Option<String>,
    },
    /// One of the patients, in person.
    Patient {
        /// Which.
        patient: String,
    },
}

/// A patient.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RawPatient {
    /// Somebody of their own.
    Patient {
        /// Forename and surname.
        name: String,
        /// Sex as recorded.
        sex: Sex,
        /// Date of birth, year-month-day.
        born: String,
        /// How many volumes; the newest is current.
        #[serde(default = "one")]
        volumes: u8,
        /// Flags on the registration, with their words.
        #[serde(default)]
        alerts: BTreeMap<Alert, String>,
        /// The newest volume stands where a misread number would put it.
        #[serde(default)]
        misfiled: Option<RawMisfile>,
        /// Where the tracking module says the newest volume is.
        #[serde(default)]
        tracked_to: Option<String>,
        /// Where the newest volume lies, if not on the shelf: from the opening, or from when the work comes that brings it.
        #[serde(default)]
        lies_at: Option<String>,
    },
    /// Somebody easily taken for another patient: all the same but what differs.
    NamesakeOf {
        /// Who.
        patient: String,
        /// The forename, where it differs.
        #[serde(default)]
        forename: Option<String>,
        /// What differs besides the numbers.
        differs: Vec<Field>,
        /// How many volumes.
        #[serde(default = "one")]
        volumes: u8,
    },
}

fn yes() -> bool {
    true
}

fn one() -> u8 {
    1
}

/// How a folder came to stand in the wrong place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RawMisfile {
    /// Two digits swapped.
    SwappedPair,
    /// A digit taken for one that looks like it.
    LookAlike,
}

/// A piece of work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTask {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// When it arrives, `"09:12"`.
    pub arrives: String,
    /// Who brings it.
    #[serde(default)]
    pub from: Option<String>,
    /// The patient it is about.
    #[serde(default)]
    pub about: Option<String>,
    /// Where notes are wanted.
    #[serde(default)]
    pub to: Option<String>,
    /// Which folders are wanted there; all volumes of the patient when `to` is given and nothing is said.
    #[serde(default)]
    pub wants: Option<RawWants>,
    /// The first words. `{surname}`, `{forename}`, `{date_of_birth}`, `{hospital_number}`, `{nhs_number}` are filled in.
    pub opening: String,
    /// What the contact can answer about the patient.
    #[serde(default)]
    pub knows: Vec<Field>,
    /// What it is for, when asked.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Their authority, when asked.
    #[serde(default)]
    pub authority: Option<String>,
    /// When it is needed, when asked.
    #[serde(default)]
    pub needed_by: Option<String>,
    /// What the badge says, when asked; staff at the hatch show theirs unless this says otherwise.
    #[serde(default)]
    pub badge: Option<String>,
    /// What they would like to be told.
    #[serde(default)]
    pub asks_for: Option<Telling>,
    /// How they feel.
    #[serde(default)]
    pub feeling: Option<Feeling>,
    /// Sheets it brings or is about, by id.
    #[serde(default)]
    pub sheets: BTreeMap<String, RawSheet>,
    /// Patients whose newest volume comes with it: to where it is said to lie, else to where the work is met.
    #[serde(default)]
    pub brings: Vec<String>,
    /// Other patients it has to do with.
    #[serde(default)]
    pub concerns: Vec<String>,
    /// A terminal where a colleague's session stands open.
    #[serde(default)]
    pub open_session: Option<String>,
    /// What the contact will not say, though they know it.
    #[serde(default)]
    pub withholds: Vec<Field>,
    /// They are who they say, unless this says otherwise.
    #[serde(default = "yes")]
    pub genuine: bool,
    /// They may have what they ask for, unless this says otherwise.
    #[serde(default = "yes")]
    pub entitled: bool,
    /// Where it is met, if not where its kind says.
    #[serde(default)]
    pub place: Option<String>,
    /// Where they call from, if not where they work.
    #[serde(default)]
    pub calls_from: Option<Line>,
    /// A plain warning before the day, for work that touches painful things.
    #[serde(default)]
    pub content_notice: Option<String>,
    /// Changes by variant.
    #[serde(default)]
    pub variants: BTreeMap<Variant, RawVariant>,
    /// What a good clerk does.
    pub model: Vec<Step>,
    /// What goes wrong, and which rule must notice.
    pub wrong: BTreeMap<String, RawWrong>,
}

/// Which folders are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RawWants {
    /// Every volume.
    AllVolumes,
    /// The newest volume.
    CurrentVolume,
    /// None.
    Nothing,
}

crate::words! {
    /// A variant of a dilemma.
    pub enum Variant {
        /// Without a trap.
        Straight,
        /// With a trap.
        Trap,
        /// Looks wrong, is legitimate, must be served.
        Reversed,
    }
}

/// Changes a variant makes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawVariant {
    /// Details the contact gets wrong.
    pub gets_wrong: BTreeMap<Field, RawSlip>,
    /// Where they call from.
    pub calls_from: Option<Line>,
    /// They are not who they say.
    pub genuine: Option<bool>,
    /// They may not have what they ask for.
    pub entitled: Option<bool>,
    /// The hidden truth, told in the debrief.
    pub truth: Option<String>,
    /// Other first words.
    pub opening: Option<String>,
    /// Another badge; an empty text means none.
    pub badge: Option<String>,
    /// Other knowledge.
    pub knows: Option<Vec<Field>>,
    /// Another purpose.
    pub purpose: Option<String>,
    /// Another authority.
    pub authority: Option<String>,
    /// Another feeling.
    pub feeling: Option<Feeling>,
    /// Other things they will not say.
    pub withholds: Option<Vec<Field>>,
    /// Other sheets, by id.
    pub sheets: BTreeMap<String, RawSheet>,
    /// Other flags on the patient's registration.
    pub alerts: BTreeMap<Alert, String>,
}

/// How a contact gets a detail wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum RawSlip {
    /// Two digits swapped; belongs to nobody.
    Transposed,
    /// Day and month swapped, or the nearest date to it.
    DayMonthSwapped,
    /// The detail of another patient.
    Of(String),
}

/// A sheet of paper.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSheet {
    /// What it is.
    pub kind: SheetKind,
    /// Whose it is.
    pub of: String,
    /// How much its label says.
    #[serde(default)]
    pub label: RawLabel,
    /// How many days old it is.
    #[serde(default = "one_day")]
    pub days_old: u16,
    /// Initials of the clinician who has seen it.
    #[serde(default)]
    pub seen_by: Option<String>,
    /// The folder it lies in, by patient; otherwise it comes with the work.
    #[serde(default)]
    pub lies_in: Option<String>,
    /// The section it lies in; its proper one if not said.
    #[serde(default)]
    pub section: Option<Section>,
}

fn one_day() -> u16 {
    1
}

/// How much a label says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub enum RawLabel {
    /// Name, birth date and both numbers.
    #[default]
    Complete,
    /// Surname only: it cannot be known whose it is.
    SurnameOnly,
    /// Name and birth date, no numbers.
    NameAndBirth,
    /// Nothing: torn or never labelled.
    Nothing,
}

/// A wrong answer: an edit of the model answer, and what must notice it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawWrong {
    /// In which variant it is wrong; in any without.
    #[serde(default)]
    pub variant: Option<Variant>,
    /// More steps.
    #[serde(default)]
    pub also: Vec<Step>,
    /// After which step they come; at the end without.
    #[serde(default)]
    pub after: Option<StepName>,
    /// Before which step they come.
    #[serde(default)]
    pub before: Option<StepName>,
    /// Two steps change places.
    #[serde(default)]
    pub swap: Option<(StepName, StepName)>,
    /// Steps left out, wherever they stand.
    #[serde(default)]
    pub drop: Vec<StepName>,
    /// Nothing is done after this step.
    #[serde(default)]
    pub stop_after: Option<StepName>,
    /// The whole answer, written anew.
    #[serde(default)]
    pub instead: Vec<Step>,
    /// The rule that must notice.
    pub noticed_by: String,
    /// How bad it is.
    pub costs: Severity,
}
