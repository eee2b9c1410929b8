//! That an attempt was marked more than once, in words: when last and why, and as what it was marked first. Marks nothing.

use crate::marking::Report;
use crate::progress::MarkSet;
use crate::records::{Date, dates};
use crate::session::WhichMarks;
use crate::wording::Words;

/// The set of marks that is looked at.
#[must_use]
pub fn looked_at(sets: &[MarkSet], which: WhichMarks) -> Option<&MarkSet> {
    match which {
        WhichMarks::Newest => sets.last(),
        WhichMarks::First => sets.first(),
    }
}

/// Which marks these are, when there are others; nothing for an attempt marked once.
#[must_use]
pub fn marked_again(words: &Words, sets: &[MarkSet], which: WhichMarks) -> Option<String> {
    let (first, last) = (sets.first()?, sets.last()?);
    if sets.len() < 2 {
        return None;
    }
    let date = last.made_at.get(..10).and_then(|d| d.parse::<Date>().ok()).map_or_else(|| last.made_at.clone(), dates::show);
    let why = last.why.as_deref().unwrap_or_default().trim_end_matches('.');
    let again = match why {
        "" => words.say("marked-again", &[("date", (&date).into())]),
        _ => words.say("marked-again-because", &[("date", (&date).into()), ("why", why.into())]),
    };
    Some(match which {
        WhichMarks::Newest => words.say("marked-newest", &[("again", (&again).into()), ("marks", came_to(words, first).into())]),
        WhichMarks::First => words.say("marked-first", &[("again", (&again).into()), ("marks", came_to(words, last).into())]),
    })
}

/// What a set of marks came to: `33 of 40 marks, not yet`.
#[must_use]
pub fn came_to(words: &Words, set: &MarkSet) -> String {
    serde_json::from_str::<Report>(&set.marks_json).map_or_else(|_| words.say("marked-unread", &[]), |r| in_short(words, &r))
}

/// Marks and result in a few words.
#[must_use]
pub fn in_short(words: &Words, r: &Report) -> String {
    let id = if r.up_to_standard { "marked-up" } else { "marked-not-yet" };
    words.say(id, &[("earned", r.marks.earned.into()), ("available", r.marks.available.into())])
}
