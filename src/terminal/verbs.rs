//! Every verb that can be typed: its spellings, its form, and how the rest of the line is read.

use crate::wording::Words;

use super::parse::{Command, Misread};
use super::{verbs_papers as papers, verbs_people as people};
use crate::seat::Known;

/// A verb.
pub struct Verb {
    /// Its spellings, the usual one first.
    pub names: &'static [&'static str],
    /// How it is typed, with examples of what follows.
    pub form: &'static str,
    /// Reads what follows.
    pub read: fn(&Known<'_>, &str) -> Result<Command, Misread>,
}

impl Verb {
    /// The usual spelling.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.names.first().copied().unwrap_or_default()
    }

    /// The id of its line of help.
    #[must_use]
    pub fn id(&self) -> String {
        format!("verb-{}", self.name().replace(' ', "-"))
    }

    /// What it does, in words.
    #[must_use]
    pub fn help(&self, words: &Words) -> String {
        words.say(&self.id(), &[])
    }
}

/// The verb with this usual spelling.
#[must_use]
pub fn verb(name: &str) -> Option<&'static Verb> {
    VERBS.iter().find(|v| v.name() == name)
}

macro_rules! verbs {
    ($($names:expr, $form:literal, $read:expr;)*) => {
        /// All of them, in the order of the help.
        pub const VERBS: &[Verb] = &[$(Verb { names: &$names, form: $form, read: $read }),*];
    };
}

verbs! {
    ["look", "l", "where am i", "here"], "look", people::look;
    ["work", "tasks", "w"], "work", people::work;
    ["hands", "carry", "inventory"], "hands", people::hands;
    ["places"], "places", people::places;
    ["directory"], "directory", people::directory;
    ["show"], "show f1, show s1, show p1, show 2", papers::show;
    ["go", "walk", "go to", "walk to"], "go library", people::go;
    ["wait"], "wait, wait 10m", people::wait;
    ["answer", "pick up the telephone", "pick up the phone", "pick up phone", "answer telephone", "answer the telephone"], "answer", people::answer;
    ["greet", "serve"], "greet", people::greet;
    ["read"], "read, read 2, read s1, read f1", people::read;
    ["attend", "take up", "talk to", "back to"], "attend 2", people::attend;
    ["ask", "ask for"], "ask date of birth", people::ask;
    ["read back", "repeat"], "read back hospital number", people::read_back;
    ["tell", "say"], "tell sent", people::tell;
    ["decline", "refuse"], "decline", people::decline;
    ["offer", "point to"], "offer access team", people::offer;
    ["promise", "promise to ring"], "promise", people::promise;
    ["calm", "reassure"], "calm", people::calm;
    ["ring", "ring back", "call back", "call"], "ring back via switchboard", people::ring;
    ["goodbye", "bye", "hang up", "end talk", "say goodbye"], "goodbye", people::goodbye;
    ["unlock", "log in", "log on", "sign in", "sign on"], "unlock", people::unlock;
    ["lock", "lock screen", "log out", "log off", "sign out", "sign off"], "lock", people::lock;
    ["search", "find", "search for", "look for", "look up"], "search patel 11/3/64, search 31-82-06", papers::search;
    ["open"], "open p1", papers::open;
    ["shelf", "look on shelf"], "shelf 31-82-06", papers::shelf;
    ["pull"], "pull f1", papers::pull;
    ["shelve", "put back", "put away"], "shelve f1, shelve f1 31-82-06", papers::shelve;
    ["pick up"], "pick up f1", papers::pick_up;
    ["put down", "drop"], "put down f1", papers::put_down;
    ["cover", "read cover"], "cover f1", papers::cover;
    ["turn", "turn to"], "turn f1 results", papers::turn;
    ["take"], "take s1, take f1", papers::take;
    ["take out"], "take out s1", papers::take_out;
    ["file"], "file s1 f1 results", papers::file;
    ["tray", "put"], "tray s1 query", papers::tray;
    ["compare"], "compare s1 dob f1 dob, compare s1 f1", papers::compare;
    ["name page", "name the page", "cite"], "name page tracking", people::name_page;
    ["track"], "track f1 ae_resus", papers::track;
    ["check in", "checkin"], "check in f1", papers::check_in;
    ["send"], "send f1 f2 to ae_resus by porter", papers::send;
    ["hand over", "give"], "hand over f1", papers::hand_over;
    ["recall"], "recall f1", papers::recall;
    ["escalate", "pass to", "escalate to"], "escalate supervisor", people::escalate;
    ["advice", "ask advice", "ask supervisor"], "advice", people::advice;
    ["report", "incident"], "report wrong patient", people::report;
    ["manual"], "manual, manual tracking, manual 3", people::manual;
    ["hint"], "hint, hint 2", people::hint;
    ["back", "step back", "undo"], "back", people::back;
    ["note"], "note what you want to keep", people::note;
    ["pause"], "pause", people::pause;
    ["pace"], "pace 0.5", people::pace;
    ["close day", "close the day"], "close day", people::close_day;
    ["help", "?"], "help", people::help;
    ["help all"], "help all", people::help_all;
    ["quit", "exit", "leave"], "quit", people::quit;
}
