//! The view of days played by a person.

use crate::marking::report::StrandShare;
use crate::progress::{PersonId, Store, StoreFault};
use crate::records::dates;
use crate::scenario::Content;
use crate::screens::history::{AttemptLine, HistoryView, StrandLine, StrandPoint};
use crate::screens::kit::Tone;
use crate::wording::Words;

use super::attempts::{Played, Summary, day_title, mode_of, of_person, resume};

/// The days a person has played; nobody's without a person.
///
/// # Errors
/// When the store cannot be read.
pub fn history(store: &Store, content: &Content, words: &Words, person: Option<&PersonId>) -> Result<HistoryView, StoreFault> {
    let Some(person) = person else { return Ok(HistoryView::default()) };
    let played = of_person(store, person)?;
    let attempts = played.iter().map(|p| line(store, content, words, p)).collect::<Result<_, _>>()?;
    let closed: Vec<(&Played, &Summary)> = played.iter().filter_map(|p| Some((p, p.summary.as_ref()?))).collect();
    let share = |s: &Summary| u64::from(s.earned) * 10_000 / u64::from(s.available.max(1));
    // Of two alike the newer one, which comes first in the list.
    let best = closed.iter().rev().max_by_key(|(_, s)| (s.up_to_standard(), share(s)));
    let told = |(p, s): &(&Played, &Summary)| told(content, words, p, s);
    let strands = content.rubric.strands.iter().filter_map(|s| {
        let called = |(p, sum): &(&Played, &Summary)| -> Option<(String, StrandShare)> {
            let share = *sum.strands.get(&*s.code)?;
            (share.shown + share.missed > 0).then(|| (date(p), share))
        };
        let points: Vec<StrandPoint> = closed
            .iter()
            .rev()
            .filter_map(called)
            .map(|(date, share)| StrandPoint { date, shown: share.shown, missed: share.missed })
            .collect();
        (!points.is_empty()).then(|| StrandLine { code: s.code.to_string(), title: s.title.to_string(), points })
    });
    Ok(HistoryView {
        name: store.person(person)?.map(|p| p.name),
        attempts,
        best: best.map(told),
        latest: closed.first().map(told),
        strands: strands.collect(),
    })
}

/// Which day it was, what came of it and when, in words.
#[must_use]
pub fn told(content: &Content, words: &Words, p: &Played, s: &Summary) -> String {
    let puts = [
        ("day", day_title(content, &p.row.scenario).into()),
        ("result", result(words, s).into()),
        ("marks", marks(words, s).into()),
        ("date", date(p).into()),
    ];
    words.say("past-peak", &puts)
}

fn date(p: &Played) -> String {
    p.date.map(dates::show).unwrap_or_default()
}

fn result(words: &Words, s: &Summary) -> String {
    words.say(if s.up_to_standard() { "days-up-to-standard" } else { "days-not-yet" }, &[])
}

fn marks(words: &Words, s: &Summary) -> String {
    words.say("past-marks", &[("earned", s.earned.into()), ("available", s.available.into())])
}

fn line(store: &Store, content: &Content, words: &Words, p: &Played) -> Result<AttemptLine, StoreFault> {
    let mode = mode_of(store, words, &p.row)?;
    let how = if p.row.untimed { words.say("past-untimed", &[("mode", (&mode).into())]) } else { mode };
    let (marks, result) = match &p.summary {
        Some(s) => {
            let tone = if s.up_to_standard() { Tone::Good } else { Tone::Care };
            (marks(words, s), (tone, result(words, s)))
        }
        None => {
            let at = resume(store, content, words, &p.row, None)?.at;
            (words.say("past-stands", &[("at", (&at).into())]), (Tone::Act, words.say("past-open", &[])))
        }
    };
    Ok(AttemptLine {
        id: p.row.id.to_string(),
        date: date(p),
        day: day_title(content, &p.row.scenario),
        how,
        marks,
        result,
        open: p.summary.is_none(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::{Shelf, person_of};

    #[test]
    fn a_persons_days_are_listed_newest_first_with_what_came_of_them() {
        let s = Shelf::new();
        let words = Words::english();
        let (ada, bea) = (person_of(&s.store, "Ada"), person_of(&s.store, "Bea"));
        assert_eq!(history(&s.store, &s.content, &words, None).unwrap(), HistoryView::default());
        s.close(s.begin(&ada));
        let open = s.begin(&ada).id.to_string();
        s.begin(&bea);
        let view = history(&s.store, &s.content, &words, Some(&ada)).unwrap();
        assert_eq!(view.attempts.len(), 2);
        let first = &view.attempts[0];
        assert_eq!((first.id.as_str(), first.open, first.marks.as_str()), (open.as_str(), true, "stands at 08:30"));
        let second = &view.attempts[1];
        assert!(second.marks.starts_with("0 of ") && second.result.1 == "not yet", "{second:?}");
        assert!(view.best.is_some() && view.best == view.latest);
        assert!(view.strands.iter().all(|l| l.points.len() == 1));
    }
}
