//! The view of the first page.

use crate::progress::{AttemptFilter, AttemptState, PersonId, PlayedBy, Store, StoreFault};
use crate::scenario::Content;
use crate::scenario::content::FileRole;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::screens::intent::Page;
use crate::screens::kit::Tone;
use crate::screens::title::{LastPlayed, NextDay, Notice, Plate, Resume, TitleView};
use crate::wording::Words;

use super::art;
use super::attempts::{leaves, of_person, resume};
use super::count;
use super::days::days;
use super::floor::Rack;
use super::history::told;

/// How many of the newest attempts are looked through for one to go on with.
const LOOKED_THROUGH: u32 = 200;

/// The first page: who is signed in, what can be gone on with, and what is the matter (`troubles`, in words, and content faults).
#[must_use]
pub fn title(
    store: Option<&Store>,
    content: &Content,
    diagnostics: &[Diagnostic],
    words: &Words,
    person: Option<&PersonId>,
    troubles: &[String],
) -> TitleView {
    let mut notices: Vec<Notice> = troubles.iter().map(|t| Notice { tone: Tone::Stop, words: t.clone(), go: None }).collect();
    let read = store.map_or(Ok(TitleView::default()), |store| -> Result<_, StoreFault> {
        let name = person.map(|p| store.person(p)).transpose()?.flatten().map(|p| p.name);
        let resume = newest_open(store, content, words, person)?;
        let last = person.map(|p| played_last(store, content, words, p)).transpose()?.flatten();
        let next = person.map(|p| next_day(store, content, words, p)).transpose()?.flatten();
        Ok(TitleView { name, resume, last, next, ..TitleView::default() })
    });
    let view = read.unwrap_or_else(|fault| {
        notices.push(Notice { tone: Tone::Stop, words: fault.to_string(), go: None });
        TitleView::default()
    });
    notices.extend(fault_notice(diagnostics, words));
    TitleView { notices, plates: plates(), ..view }
}

/// The day that a person closed last.
fn played_last(store: &Store, content: &Content, words: &Words, person: &PersonId) -> Result<Option<LastPlayed>, StoreFault> {
    let all = of_person(store, person)?;
    let last = all.iter().find_map(|p| Some((p, p.summary.as_ref()?)));
    Ok(last.map(|(p, s)| LastPlayed { attempt: p.row.id.to_string(), told: told(content, words, p, s) }))
}

/// The first day that is to be practised again, or else the first new one; none that waits to be gone on with.
fn next_day(store: &Store, content: &Content, words: &Words, person: &PersonId) -> Result<Option<NextDay>, StoreFault> {
    let all = days(store, content, &[], words, Some(person), super::today())?;
    let cards: Vec<_> = all.settings.into_iter().flat_map(|s| s.days).filter(|d| d.resume.is_none()).collect();
    let first = |tone: Tone| cards.iter().find(|d| d.standing.0 == tone);
    let next = first(Tone::Care).or_else(|| first(Tone::Act));
    Ok(next.map(|d| NextDay { path: d.path.clone(), day: d.title.clone(), why: d.standing.clone() }))
}

/// The numbers on the racks of the department that the first page shows.
fn plates() -> Vec<Plate> {
    const SETTING: &str = "records_department";
    let (broad, tall) = art::size(SETTING, "rack");
    let Ok(floor) = art::floor_plan(SETTING) else { return Vec::new() };
    let ((w, h), (left, top, wide, high)) = (floor.stage, floor.rack_plate);
    let plate = |r: &Rack| Plate {
        words: format!("{:02}–{:02}", r.from, r.to),
        at: ((r.foot.0 - broad / 2 + left + wide / 2) * 1000 / w.max(1), (r.foot.1 - tall + top + high / 2) * 1000 / h.max(1)),
    };
    floor.racks.iter().map(plate).collect()
}

/// The newest attempt that can go on: this person's, or before anybody has signed in the newest of somebody without a PIN.
fn newest_open(store: &Store, content: &Content, words: &Words, person: Option<&PersonId>) -> Result<Option<Resume>, StoreFault> {
    let limit = person.is_none().then_some(LOOKED_THROUGH);
    let filter = AttemptFilter { person: person.cloned(), played_by: Some(PlayedBy::Person), limit, ..AttemptFilter::default() };
    for row in leaves(store.attempts(&filter)?) {
        if store.state(&row.id)? != AttemptState::Open {
            continue;
        }
        let whose = match person {
            Some(_) => None,
            None => match store.person(&row.person)? {
                Some(p) if p.pin_hash.is_none() => Some(p.name),
                _ => continue,
            },
        };
        return resume(store, content, words, &row, whose).map(Some);
    }
    Ok(None)
}

/// What is said of faults in content, if there are any.
#[must_use]
pub fn fault_notice(diagnostics: &[Diagnostic], words: &Words) -> Option<Notice> {
    let errors = || diagnostics.iter().filter(|d| d.code.severity() == Severity::Error);
    let n = count(errors().count());
    if n == 0 {
        return None;
    }
    let shared = errors().any(|d| FileRole::of(&d.place.file) != FileRole::Scenario);
    let id = if shared { "start-faults-shared" } else { "start-faults" };
    Some(Notice { tone: Tone::Care, words: words.say(id, &[("n", n.into())]), go: Some(Page::Faults) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{PersonKind, pin_hash};
    use crate::views::test_support::{Shelf, person_of};

    #[test]
    fn the_newest_open_attempt_is_offered_to_its_person_and_to_nobody_else_behind_a_pin() {
        let s = Shelf::new();
        let words = Words::english();
        let title = |person: Option<&PersonId>| title(Some(&s.store), &s.content, &[], &words, person, &[]);
        let nobody = title(None);
        let numbers: Vec<&str> = nobody.plates.iter().map(|p| p.words.as_str()).collect();
        assert_eq!(numbers, ["00–24", "25–49", "50–74", "75–99"]);
        assert_eq!(TitleView { plates: Vec::new(), ..nobody }, TitleView::default());
        let ada = person_of(&s.store, "Ada");
        let bea = person_of(&s.store, "Bea");
        s.begin(&ada);
        let offered = title(None).resume.unwrap();
        assert_eq!((offered.day.as_str(), offered.at.as_str(), offered.mode.as_str()), ("Monday: requests", "08:30", "practice"));
        assert_eq!(offered.whose.as_deref(), Some("Ada"));
        assert_eq!(title(Some(&ada)).resume.unwrap().whose, None);
        assert_eq!(title(Some(&ada)).name.as_deref(), Some("Ada"));
        assert_eq!(title(Some(&bea)).resume, None);
        s.store.set_pin_hash(&ada, Some(&pin_hash(&ada, "2468"))).unwrap();
        assert_eq!(title(None).resume, None);
        assert!(title(Some(&ada)).resume.is_some());
        let scripted = s.store.person_named("model", PersonKind::Scripted).unwrap();
        assert_eq!(title(Some(&scripted)).resume, None);
    }

    #[test]
    fn an_attempt_that_was_closed_or_stepped_back_from_is_not_offered() {
        let s = Shelf::new();
        let words = Words::english();
        let ada = person_of(&s.store, "Ada");
        let mut a = s.begin(&ada);
        a.ask(&crate::day::Act::Wait(600)).unwrap();
        a.step_back().unwrap();
        let offered = title(Some(&s.store), &s.content, &[], &words, Some(&ada), &[]).resume.unwrap();
        assert_eq!((offered.attempt, offered.at.as_str()), (a.id.to_string(), "08:30"));
        s.close(a);
        assert_eq!(title(Some(&s.store), &s.content, &[], &words, Some(&ada), &[]).resume, None);
    }

    #[test]
    fn troubles_and_faults_are_told() {
        let checked =
            crate::scenario::check(vec![crate::scenario::TextFile { path: "scenarios/x.ron".into(), text: Ok("(".into()) }]);
        let view =
            title(None, &checked.content, &checked.diagnostics, &Words::english(), None, &["The database is locked.".into()]);
        assert_eq!(view.notices.len(), 2);
        assert_eq!((view.notices[0].tone, view.notices[1].go), (Tone::Stop, Some(Page::Faults)));
    }
}
