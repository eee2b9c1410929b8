//! The shapes of content files exactly as written: unknown fields refused, names not yet resolved. No rules of content here.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;

use super::steps::{Step, StepName};
use crate::day::terms::{Channel, Ending, Feeling, Incident, Line, Telling};
use crate::marking::finding::{Aspect, Severity};
use crate::marking::rubric::Standing;
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
        /// Where the newest volume lies, if not on the shelf.
        #[serde(default)]
        lies_at: Option<String>,
        /// Colleagues' names for whom these are their own notes.
        #[serde(default)]
        works_here: bool,
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
    /// Patients whose newest volume it brings, lying where the work is met.
    #[serde(default)]
    pub brings: Vec<String>,
    /// Other patients it has to do with.
    #[serde(default)]
    pub concerns: Vec<String>,
    /// A terminal where a colleague's session stands open.
    #[serde(default)]
    pub open_session: Option<String>,
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

/// A page of the manual.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPage {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its steps, for reading.
    pub steps: Vec<String>,
    /// Why.
    pub why: String,
    /// Where it comes from.
    pub source: Standing,
    /// The strand it evidences.
    pub strand: StrandCode,
    /// Outside criteria it can help to evidence.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Numbers of the rules of the trade it rests on (docs/rules.md).
    #[serde(default)]
    pub rests_on: Vec<String>,
    /// What `Follow` does.
    #[serde(default, rename = "do")]
    pub doing: Vec<Step>,
    /// How it is marked.
    #[serde(default)]
    pub rules: Vec<RawRule>,
}

/// A rule as written; its patterns are read from the syntax tree.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    /// Its id.
    pub id: String,
    /// The trigger.
    #[serde(default)]
    pub whenever: Option<Box<RawValue>>,
    /// The requirement.
    pub require: Box<RawValue>,
    /// How bad it is when broken.
    pub otherwise: Severity,
    /// Which aspect pays.
    pub aspect: Aspect,
    /// What is said.
    pub say: String,
    /// What a good clerk does instead.
    pub instead: String,
    /// What makes it good again.
    #[serde(default)]
    pub contained_by: Option<Box<RawValue>>,
}

/// A kind of task.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawKind {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it arrives.
    pub channel: Channel,
    /// Where it is met.
    pub place: String,
    /// When it is due.
    pub due: RawDue,
    /// Rung of the priority ladder.
    pub priority: u8,
    /// Seconds a contact waits: from, to. None for work that waits.
    #[serde(default)]
    pub patience: Option<(u32, u32)>,
    /// Ends that count as ends.
    pub done_when: Vec<Ending>,
    /// Whose matter it is.
    pub matter: String,
    /// Pages that apply.
    pub procedures: Vec<String>,
    /// Marks by aspect.
    pub marks: BTreeMap<Aspect, u32>,
}

/// When a kind of task is due.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum RawDue {
    /// So long after it arrives, or by a clock time, as the policy says.
    Policy(String),
    /// When the day closes.
    EndOfDay,
}

/// The policy file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPolicy {
    /// Always 1.
    pub format: u32,
    /// Its title.
    pub title: String,
    /// Its parameters.
    pub parameters: BTreeMap<String, RawParameter>,
}

/// A parameter.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawParameter {
    /// Its value.
    pub value: Amount,
    /// The least it may be.
    pub least: Amount,
    /// The most it may be.
    pub greatest: Amount,
    /// What a trainer reads.
    pub says: String,
    /// Where it comes from.
    pub standing: Standing,
}

/// An amount with its unit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub enum Amount {
    /// Seconds.
    Seconds(u32),
    /// Minutes.
    Minutes(u32),
    /// Days.
    Days(u32),
    /// Months.
    Months(u32),
    /// A count.
    Count(u32),
    /// Per cent.
    Percent(u32),
    /// Yes or no.
    YesNo(bool),
    /// A time of day.
    ClockTime(String),
}

/// The framework file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFramework {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Strands.
    pub strands: Vec<RawStrand>,
    /// Criteria of others, retold.
    pub criteria: BTreeMap<String, String>,
    /// Critical fails.
    pub critical_fails: BTreeMap<crate::marking::finding::CriticalFail, RawCriticalFail>,
}

/// A strand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStrand {
    /// Its code.
    pub code: StrandCode,
    /// Its title.
    pub title: String,
    /// What it is.
    pub says: String,
    /// Caldicott principles it serves.
    pub caldicott: Vec<u8>,
    /// Criteria it helps to evidence.
    pub criteria: Vec<String>,
}

crate::words! {
    /// Codes of the fourteen strands.
    pub enum StrandCode {
        /// The right patient, the right record.
        HR1,
        /// Found and supplied in time.
        HR2,
        /// Filed and stored accurately.
        HR3,
        /// Tracked and traced.
        HR4,
        /// Whole and in order.
        HR5,
        /// Confidential conduct.
        HR6,
        /// Disclosure and access law.
        HR7,
        /// Secure transfer.
        HR8,
        /// Archive, retain, dispose.
        HR9,
        /// Digital and scanning security.
        HR10,
        /// Customer care and communication.
        HR11,
        /// Prioritise and team.
        HR12,
        /// Report and learn from incidents.
        HR13,
        /// Safe working.
        HR14,
    }
}

/// A critical fail.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCriticalFail {
    /// Its title.
    pub title: String,
    /// What it is.
    pub says: String,
    /// Whether an honest report lets it stand as a major.
    pub downgraded_when_reported: bool,
    /// Incidents that own up to it.
    #[serde(default)]
    pub reported_as: Vec<Incident>,
}

/// The names file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are the lists' names")]
pub struct RawNames {
    pub format: u32,
    pub surnames: Vec<String>,
    pub forenames_female: Vec<String>,
    pub forenames_male: Vec<String>,
    pub streets: Vec<String>,
    pub towns: Vec<String>,
    pub gp_practices: Vec<String>,
    pub postcode_districts: Vec<String>,
}

/// A setting file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSetting {
    /// Always 1.
    pub format: u32,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where the trainee begins.
    pub start: String,
    /// Where returned notes are put down.
    pub returns: String,
    /// Places, in order: those one can stand in first.
    pub places: Vec<RawPlace>,
    /// Walking seconds between two places, both ways.
    pub walks: Vec<(String, String, u16)>,
    /// The directory.
    pub roles: Vec<RawRole>,
}

/// A place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPlace {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its borrower code; places inside the department have none.
    #[serde(default)]
    pub borrower: String,
    /// What is there.
    #[serde(default)]
    pub has: Vec<RawHas>,
    /// Seconds the porter takes.
    #[serde(default)]
    pub porter_secs: u32,
}

/// What a place has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum RawHas {
    /// Room to stand in.
    Floor,
    /// A telephone.
    Telephone,
    /// A PAS terminal.
    Terminal,
    /// Shelves of casenotes.
    Shelves,
    /// Outgoing crates.
    Despatch,
    /// The reception hatch.
    Hatch,
    /// The confidential-waste console.
    Waste,
    /// Trays for query papers and papers that go back.
    Trays,
}

/// A role of the directory.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRole {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Extension.
    pub extension: String,
    /// Matters it takes over.
    #[serde(default)]
    pub takes: Vec<String>,
    /// Takes anything.
    #[serde(default)]
    pub takes_everything: bool,
    /// Where it can be spoken to.
    #[serde(default)]
    pub place: Option<String>,
}
