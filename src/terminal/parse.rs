//! From a typed line to a command: pure, forgiving of abbreviations, and with a suggestion where nothing fits.

use crate::day::{Act, Source, TaskId};

use super::lookup::{folded, near};
use super::verbs::{VERBS, Verb};
use crate::day::terms::{Channel, Telling};
use crate::seat::Known;

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Something to do.
    Act(Act),
    /// Something to tell; the manner is chosen next, by its sentence.
    Tell(TaskId, Telling),
    /// To decline; the manner is chosen next, by its sentence.
    Decline(TaskId),
    /// Two things to compare; the field is chosen next.
    Compare(Source, Source),
    /// Something to see.
    Query(Query),
}

/// Something to see, or to do with the program and not with the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// An empty line: what is new.
    Nothing,
    /// Where one is and what is here.
    Look,
    /// The places there are.
    Places,
    /// The internal directory.
    Directory,
    /// Work in hand.
    Work,
    /// One piece of work.
    Task(TaskId),
    /// What one carries.
    Hands,
    /// What has been read of something.
    Show(Source),
    /// A hint.
    Hint(TaskId),
    /// One act back.
    Back,
    /// A free note.
    Note(String),
    /// What can be done now.
    Help,
    /// Everything that can be typed.
    HelpAll,
    /// Pages of the manual that have a word.
    Manual(String),
    /// The clock of a shift stands until the next line.
    Pause,
    /// How fast the clock of a shift runs, in tenths of real time.
    Pace(u32),
    /// Close the day, once confirmed.
    CloseDay,
    /// Leave; the attempt is kept.
    Quit,
}

crate::words! {
    /// What a verb wants after it.
    pub enum What {
        /// A piece of work.
        Task,
        /// A folder.
        Folder,
        /// A paper.
        Sheet,
        /// A patient.
        Patient,
        /// A place.
        Place,
        /// A role.
        Role,
        /// A field.
        Field,
        /// A section.
        Section,
        /// A tray.
        Tray,
        /// Something to offer.
        Offer,
        /// Something to tell.
        Telling,
        /// A way of making sure.
        Via,
        /// A carrier.
        Carrier,
        /// An incident.
        Incident,
        /// A hospital number.
        Number,
        /// A length of time.
        Time,
        /// A search term.
        Term,
        /// A free text.
        Note,
        /// How fast the clock runs.
        Pace,
        /// A page of the manual.
        Page,
    }
}

/// Why a line could not be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misread {
    /// No such verb.
    UnknownVerb {
        /// As typed.
        typed: String,
        /// Whole lines that may have been meant: the verbs spelt nearly so, with what was typed after.
        near: Vec<String>,
    },
    /// Something is missing after the verb.
    Missing {
        /// What.
        what: What,
    },
    /// Nothing of that name.
    NotFound {
        /// Of which sort.
        what: What,
        /// As typed.
        typed: String,
        /// Names spelt nearly so.
        near: Vec<String>,
    },
    /// Nothing of the sort has been shown yet, so nothing of it can be named.
    NoneYet {
        /// Of which sort.
        what: What,
    },
    /// Several could be meant.
    Several {
        /// As typed.
        typed: String,
        /// Which.
        like: Vec<String>,
    },
    /// Several pieces of work could be meant.
    WhichWork {
        /// Which.
        like: Vec<String>,
    },
    /// The verb stands alone, and something else was typed after it: it may be the beginning of a sentence.
    Alone {
        /// The verb as typed.
        verb: String,
    },
    /// No piece of work has been taken up.
    NoWork,
    /// A patient of an earlier search, who is not on the list on the screen.
    NotOnList {
        /// What was typed.
        typed: String,
    },
    /// Folders are taken up, read and put down one at a time.
    OneAtATime,
    /// A question, or what one says to oneself. Whether somebody is there to be asked.
    Question {
        /// Somebody is being talked with.
        talking: bool,
    },
    /// A greeting. Whether somebody is there to hear it.
    Greeting {
        /// Somebody is being talked with.
        talking: bool,
    },
    /// A day is to be played, and one is.
    PlaysAlready {
        /// Which one is to be played; may be empty.
        day: String,
    },
    /// Nobody is there who fits: no telephone rings, nobody stands at the hatch.
    Nobody {
        /// The way in which nobody waits; nothing for any way.
        by: Option<Channel>,
    },
    /// What was typed is something else than the verb takes.
    OtherSort {
        /// As typed.
        typed: String,
        /// What it is.
        is: What,
        /// What the verb takes.
        wanted: What,
    },
    /// One looks at a whole place, and this is no thing that has been come across.
    LookAt {
        /// As typed.
        typed: String,
    },
    /// One looks at a place where one stands.
    LookThere {
        /// Its id.
        id: String,
    },
}

/// Reads a line.
///
/// # Errors
/// Why it could not be understood, with what may have been meant.
pub fn parse(line: &str, known: &Known<'_>) -> Result<Command, Misread> {
    let line = line.trim();
    let line = line.strip_prefix("please ").unwrap_or(line);
    if line.is_empty() {
        return Ok(Command::Query(Query::Nothing));
    }
    if let Some(t) = known.handles.typed_task(line) {
        return Ok(Command::Query(Query::Task(t)));
    }
    let lower = line.to_lowercase();
    // The longest spelling that the line begins with.
    let whole = VERBS
        .iter()
        .flat_map(|v| v.names.iter().map(move |n| (v, *n)))
        .filter(|(_, n)| lower.strip_prefix(n).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        .max_by_key(|(_, n)| n.len());
    if let Some((verb, name)) = whole {
        return (verb.read)(known, line.get(name.len()..).unwrap_or_default().trim());
    }
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let short = first.to_lowercase();
    if let Some(verb) = written_together(&short) {
        return (verb.read)(known, rest.trim());
    }
    if short == "play" {
        return Err(Misread::PlaysAlready { day: rest.trim().to_owned() });
    }
    if is_greeting(&lower) {
        return Err(Misread::Greeting { talking: known.state.talk.is_some() });
    }
    // An abbreviation of one verb only. Two letters before other words are rather the beginning of a sentence.
    let least = if rest.trim().is_empty() { 2 } else { 3 };
    let is_short = |n: &&str| !n.contains(' ') && (n.starts_with(&short) || (short.len() > 2 && without_vowels(n) == short));
    let fits: Vec<_> = VERBS.iter().filter(|v| v.names.iter().any(is_short)).collect();
    match fits.as_slice() {
        // What takes any words at all is never meant by half a word.
        [one] if short.chars().count() >= least && one.name() != "note" => (one.read)(known, rest.trim()),
        _ if is_question(&lower) => Err(Misread::Question { talking: known.state.talk.is_some() }),
        [] | [_] => Err(Misread::UnknownVerb { typed: line.to_owned(), near: near_lines(line) }),
        several => {
            let like = several.iter().filter_map(|v| v.names.first()).map(|n| (*n).to_owned()).collect();
            Err(Misread::Several { typed: first.to_owned(), like })
        }
    }
}

/// Whether a line is rather a question, or said to oneself, than something to do.
fn is_question(lower: &str) -> bool {
    const BEGIN: &[&str] = &[
        "what", "what's", "who", "who's", "whose", "where", "where's", "when", "why", "how", "which", "can", "could", "may",
        "should", "shall", "must", "do", "does", "did", "is", "are", "am", "i", "i'm",
    ];
    lower.ends_with('?') || lower.split_once(' ').is_some_and(|(first, _)| BEGIN.contains(&first))
}

/// Whether a line only says good day.
fn is_greeting(lower: &str) -> bool {
    const GREETINGS: &[&str] =
        &["hello", "hi", "hey", "hiya", "good morning", "good afternoon", "good day", "morning", "afternoon"];
    GREETINGS.iter().any(|g| lower.strip_prefix(g).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', '!', '.'])))
}

/// The verb of several words that this one word is when they are written together or with a hyphen: `logon`, `check-in`, `lookup`.
fn written_together(word: &str) -> Option<&'static Verb> {
    let plain = word.replace('-', "");
    VERBS.iter().find(|v| v.names.iter().any(|n| n.contains(' ') && n.replace(' ', "") == plain))
}

/// `search` as `srch`, as people cut words short who type a lot.
fn without_vowels(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect()
}

/// The line with verbs in place of its first word, or its first two, that are spelt nearly so.
fn near_lines(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let names = || VERBS.iter().flat_map(|v| v.names.iter().copied());
    let near_to = |count: usize| {
        let typed = words.get(..count).map(|w| folded(&w.join(" "))).unwrap_or_default();
        let rest = words.get(count..).unwrap_or_default();
        let lines = near(&typed, names().filter(|n| n.split(' ').count() == count)).into_iter();
        lines.map(|n| std::iter::once(n.as_str()).chain(rest.iter().copied()).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>()
    };
    let mut all = near_to(2);
    all.extend(near_to(1));
    all.truncate(3);
    all
}
