//! The view of the days there are: what each holds, and how it stands with a person.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::day::terms::Channel;
use crate::progress::{PersonId, Store, StoreFault};
use crate::records::dates;
use crate::scenario::Content;
use crate::scenario::content::FileRole;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::model::Scenario;
use crate::screens::days::{DayCard, DaysView, FaultyDay, SettingDays, StrandChoice};
use crate::screens::kit::Tone;
use crate::wording::{Words, capital};

use super::attempts::{Played, of_person, resume};
use super::count;
use super::spaced::{Practice, practice};

/// The days, for a person or for nobody.
///
/// # Errors
/// When the store cannot be read.
pub fn days(
    store: &Store,
    content: &Content,
    diagnostics: &[Diagnostic],
    words: &Words,
    person: Option<&PersonId>,
    today: Date,
) -> Result<DaysView, StoreFault> {
    let played = person.map(|p| of_person(store, p)).transpose()?.unwrap_or_default();
    let name = person.map(|p| store.person(p)).transpose()?.flatten().map(|p| p.name);
    let mut by_setting: BTreeMap<String, Vec<(Date, DayCard)>> = BTreeMap::new();
    for s in &content.scenarios {
        let card = card(store, content, words, s, &played, today)?;
        by_setting.entry(s.setting.to_string()).or_default().push((s.date, card));
    }
    let levels: BTreeSet<u8> = content.scenarios.iter().map(|s| s.level).collect();
    let practised: BTreeSet<&String> = by_setting.values().flatten().flat_map(|(_, d)| &d.strands).collect();
    let strands = content
        .rubric
        .strands
        .iter()
        .filter(|s| practised.contains(&s.code.to_string()))
        .map(|s| StrandChoice { code: s.code.to_string(), title: s.title.to_string() })
        .collect();
    let settings = by_setting
        .into_iter()
        .map(|(id, mut days)| {
            days.sort_by(|(on, a), (then, b)| (on, a.level, &a.title).cmp(&(then, b.level, &b.title)));
            SettingDays { title: setting_title(content, &id), days: days.into_iter().map(|(_, d)| d).collect() }
        })
        .collect();
    Ok(DaysView { name, settings, levels: levels.into_iter().collect(), strands, faulty: faulty(content, diagnostics, words) })
}

/// A setting's name.
#[must_use]
pub fn setting_title(content: &Content, id: &str) -> String {
    content.settings.get(id).map_or_else(|| capital(&id.replace('_', " ")), |s| capital(&s.title))
}

/// How much work a day holds, in words.
#[must_use]
pub fn holds(words: &Words, s: &Scenario) -> String {
    let dilemmas = count(s.tasks.iter().filter(|t| t.is_dilemma()).count());
    let tasks = words.say("days-tasks", &[("n", count(s.tasks.len()).into())]);
    words.say("days-holds", &[("tasks", (&tasks).into()), ("n", dilemmas.into())])
}

/// How its work arrives, in words.
#[must_use]
pub fn channels(content: &Content, words: &Words, s: &Scenario) -> String {
    let kinds: BTreeSet<u16> = s.tasks.iter().map(|t| t.kind).collect();
    let channels: BTreeSet<Channel> =
        kinds.iter().filter_map(|k| content.kinds.get(usize::from(*k))).map(|k| k.channel).collect();
    let channels: Vec<String> = channels.into_iter().map(|c| words.channel(c)).collect();
    words.say("days-channels", &[("channels", channels.join(", ").into())])
}

/// The codes of the strands that a day practises.
#[must_use]
pub fn practised(content: &Content, s: &Scenario) -> BTreeSet<String> {
    let rubric = &content.rubric;
    let kinds: BTreeSet<u16> = s.tasks.iter().map(|t| t.kind).collect();
    kinds
        .iter()
        .filter_map(|k| rubric.kinds.get(usize::from(*k)))
        .flat_map(|k| &k.pages)
        .filter_map(|p| rubric.pages.get(usize::from(*p)))
        .filter_map(|p| rubric.strands.get(usize::from(p.strand)))
        .map(|s| s.code.to_string())
        .collect()
}

fn card(
    store: &Store,
    content: &Content,
    words: &Words,
    s: &Scenario,
    played: &[Played],
    today: Date,
) -> Result<DayCard, StoreFault> {
    let strands = practised(content, s);
    let mine: Vec<&Played> = played.iter().filter(|p| *p.row.scenario == *s.path).collect();
    let mut closed: Vec<(Date, bool)> =
        mine.iter().filter_map(|p| Some((p.date?, p.summary.as_ref()?.up_to_standard()))).collect();
    closed.reverse();
    let best = mine.iter().filter_map(|p| p.summary.as_ref()).max_by_key(|s| (s.up_to_standard(), s.earned)).map(|s| {
        let result = words.say(if s.up_to_standard() { "days-up-to-standard" } else { "days-not-yet" }, &[]);
        words.say("days-best", &[("result", (&result).into()), ("earned", s.earned.into()), ("available", s.available.into())])
    });
    let open = mine.iter().find(|p| p.summary.is_none());
    Ok(DayCard {
        path: s.path.to_string(),
        title: s.title.to_string(),
        level: s.level,
        holds: holds(words, s),
        dilemma: s.tasks.iter().any(|t| t.is_dilemma()),
        channels: channels(content, words, s),
        strands,
        standing: standing(words, practice(&closed, today)),
        best,
        resume: open.map(|p| resume(store, content, words, &p.row, None)).transpose()?,
    })
}

fn standing(words: &Words, p: Practice) -> (Tone, String) {
    let date = |d: Date| [("date", dates::show(d).into())];
    match p {
        Practice::New => (Tone::Act, words.say("days-new", &[])),
        Practice::NotYet => (Tone::Care, words.say("days-again", &[])),
        Practice::Due(d) => (Tone::Care, words.say("days-due", &date(d))),
        Practice::On(d) => (Tone::Good, words.say("days-next", &date(d))),
    }
}

/// Scenarios that are left out, with how many faults each has.
fn faulty(content: &Content, diagnostics: &[Diagnostic], words: &Words) -> Vec<FaultyDay> {
    let mut by_file: BTreeMap<&str, usize> = BTreeMap::new();
    for d in diagnostics.iter().filter(|d| d.code.severity() == Severity::Error) {
        if FileRole::of(&d.place.file) == FileRole::Scenario && !content.scenarios.iter().any(|s| s.path == d.place.file) {
            *by_file.entry(&d.place.file).or_default() += 1;
        }
    }
    by_file
        .into_iter()
        .map(|(path, n)| FaultyDay { path: path.to_owned(), faults: words.say("days-fault-count", &[("n", count(n).into())]) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::{Shelf, person_of};

    fn on(s: &str) -> Date {
        s.parse().unwrap()
    }

    #[test]
    fn the_shipped_days_are_listed_with_what_they_hold() {
        let s = Shelf::new();
        let view = days(&s.store, &s.content, &[], &Words::english(), None, on("2026-03-02")).unwrap();
        insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
    }

    #[test]
    fn a_day_shows_what_came_of_it_and_what_can_go_on() {
        let s = Shelf::new();
        let ada = person_of(&s.store, "Ada");
        let a = s.begin(&ada);
        let path = a.scenario.to_string();
        s.close(a);
        s.begin(&ada);
        let view = days(&s.store, &s.content, &[], &Words::english(), Some(&ada), crate::views::today()).unwrap();
        let card = view.settings.iter().flat_map(|s| &s.days).find(|d| d.path == path).unwrap();
        assert_eq!(card.standing, (Tone::Care, "Practise again: not yet up to standard".to_owned()));
        assert!(card.best.as_ref().is_some_and(|b| b.starts_with("Best so far: not yet, 0 of ")), "{:?}", card.best);
        assert!(card.resume.is_some());
        assert_eq!(view.name.as_deref(), Some("Ada"));
    }

    #[test]
    fn a_day_with_faults_is_named() {
        let checked =
            crate::scenario::check(vec![crate::scenario::TextFile { path: "scenarios/x.ron".into(), text: Ok("(".into()) }]);
        let s = Shelf::new();
        let view = days(&s.store, &checked.content, &checked.diagnostics, &Words::english(), None, on("2026-03-02")).unwrap();
        assert_eq!(view.faulty[0].path, "scenarios/x.ron");
        assert!(view.settings.is_empty());
    }
}
