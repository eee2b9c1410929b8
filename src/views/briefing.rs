//! The view of a day's briefing.

use crate::scenario::Content;
use crate::screens::briefing::BriefingView;
use crate::screens::intent::Settings;
use crate::wording::Words;

use super::days::{channels, holds, practised, setting_title};
use super::full_date;

/// The briefing of a scenario, by its path; none when there is no such day.
#[must_use]
pub fn briefing(
    content: &Content,
    words: &Words,
    path: &str,
    settings: Settings,
    trainers: Vec<String>,
    trouble: Option<String>,
) -> Option<BriefingView> {
    let s = content.scenarios.iter().find(|s| *s.path == *path)?;
    let time = |secs: u32| format!("{:02}:{:02}", secs / 3600 % 24, secs / 60 % 60);
    let codes = practised(content, s);
    let practises = content.rubric.strands.iter().filter(|s| codes.contains(&s.code.to_string())).map(|s| s.title.to_string());
    let paragraphs = s.briefing.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
    Some(BriefingView {
        path: s.path.to_string(),
        title: s.title.to_string(),
        setting: setting_title(content, &s.setting),
        date: full_date(s.date),
        hours: words.say("brief-from-to", &[("from", time(s.opens).into()), ("to", time(s.closes).into())]),
        holds: words.say("brief-holds", &[("level", u32::from(s.level).into()), ("holds", holds(words, s).into())]),
        dilemma: s.tasks.iter().any(|t| t.is_dilemma()),
        channels: channels(content, words, s),
        practises: practises.collect(),
        text: paragraphs.filter(|p| !p.is_empty()).collect(),
        notices: s.tasks.iter().filter_map(|t| t.raw.content_notice.clone()).collect(),
        settings,
        trainers,
        trouble,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::test_support::Shelf;

    #[test]
    fn a_briefing_says_when_where_and_what() {
        let s = Shelf::new();
        let words = Words::english();
        let view = briefing(&s.content, &words, &s.monday(), Settings::default(), Vec::new(), None).unwrap();
        assert_eq!((view.date.as_str(), view.hours.as_str()), ("Monday 2 March 2026", "08:30 to 12:30"));
        insta::assert_snapshot!(serde_json::to_string_pretty(&view).unwrap());
        assert!(briefing(&s.content, &words, "no-such-day", Settings::default(), Vec::new(), None).is_none());
    }
}
