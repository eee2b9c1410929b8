//! What the marking finds: a broken rule, with the facts that prove it. How bad it is, and which aspect pays.

use serde::{Deserialize, Serialize};

use crate::day::ids::{Second, TaskId};
use crate::records::Text;
use crate::words;

words! {
    /// The four aspects that marks are kept apart by.
    pub enum Aspect {
        /// The right patient, paper and place.
        Accuracy,
        /// In time.
        Timeliness,
        /// Nobody harmed or exposed.
        Safety,
        /// How people were treated.
        Conduct,
    }
    /// The critical fails: acts that settle the day's result whatever else went well.
    pub enum CriticalFail {
        /// Confidential information disclosed to someone not identified or not entitled.
        CF1,
        /// Wrong patient's record or information supplied, filed into, or acted on.
        CF2,
        /// Record opened without a work reason, or helping another to do so.
        CF3,
        /// Record destroyed or released for destruction too early or without authority.
        CF4,
        /// Login, password or smartcard shared, or another person's session used.
        CF5,
        /// Identifiable data sent by a prohibited route.
        CF6,
        /// Records or identifiable papers left unattended, sent insecurely, or put in ordinary waste.
        CF7,
        /// Tracking, log, check or record falsified; or an incident concealed.
        CF8,
        /// Content altered, removed, recreated or destroyed improperly.
        CF9,
        /// Urgent care or safeguarding need ignored or blocked on procedural grounds.
        CF10,
        /// Unauthorised or unchecked merge, overlay or number change.
        CF11,
        /// A person put at risk by leaked whereabouts, or a tip-off.
        CF12,
        /// Unauthorised person given access to library, counter area or system.
        CF13,
        /// Knowing, serious breach of safe working.
        CF14,
    }
}

/// How bad a broken rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// A matter of style; takes nothing.
    Coaching,
    /// Corrected on the spot; takes one mark of its aspect.
    Minor,
    /// Raised with the supervisor; takes all marks of its aspect.
    Major,
    /// A critical fail; takes the marks of all four aspects and settles the day.
    Critical(CriticalFail),
}

/// A broken rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's id.
    pub rule: Text,
    /// The page that explains it.
    pub page: Text,
    /// The task it counts against, if any.
    pub task: Option<TaskId>,
    /// How bad, as the rule says.
    pub severity: Severity,
    /// Which aspect pays.
    pub aspect: Aspect,
    /// When it came to light.
    pub at: Second,
    /// The numbers of the facts that prove it, among the facts of the day.
    pub evidence: Vec<u32>,
    /// What happened, in words.
    pub why: Text,
    /// What a good clerk does instead.
    pub instead: Text,
    /// Owned up to by a report before anybody asked, and contained where it can be.
    pub reported: bool,
    /// Counts as this after the honesty rule: a reported critical fail of the listed ones stands as a major.
    pub stands_as: Severity,
}
