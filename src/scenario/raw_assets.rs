//! The shapes of the files a hospital keeps besides its days: manual, kinds, policy, framework, names, settings. As written.

use std::collections::BTreeMap;

use ron::value::RawValue;
use serde::Deserialize;

use super::steps::Step;
use crate::day::terms::{Channel, Ending, Incident};
use crate::marking::finding::{Aspect, Severity};
use crate::marking::rubric::Standing;

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
    /// Which version of the page this is, from 1. A file from before pages had versions has none.
    #[serde(default)]
    pub version: Option<u32>,
    /// The date of this version, year-month-day.
    #[serde(default)]
    pub dated: Option<String>,
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
    /// The step of the page that it marks, from 1, where it is one.
    #[serde(default)]
    pub step: Option<u32>,
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
    /// Judged also where no piece of work is in hand.
    #[serde(default)]
    pub everywhere: bool,
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
    /// What no day can practise yet, and why. Kept true by the checker: what is tested is not listed here.
    #[serde(default)]
    pub not_yet: Vec<RawNotYet>,
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

/// Strands and criteria that no day can practise yet, for one reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNotYet {
    /// Codes of strands.
    #[serde(default)]
    pub strands: Vec<StrandCode>,
    /// Names of criteria.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Why, for people who read it.
    pub why: String,
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
