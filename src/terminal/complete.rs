//! Completion that fits the moment: the next word of any line that could be typed now. Pure.

use super::moment::Possible;
use super::verbs::VERBS;

/// Whole lines for completion: what is possible now, and the verbs that ask for nothing.
#[must_use]
pub fn lines(possible: &[Possible]) -> Vec<String> {
    let mut all: Vec<String> = possible.iter().map(|p| p.line.clone()).collect();
    let questions = [
        "look",
        "work",
        "hands",
        "places",
        "directory",
        "show",
        "hint",
        "back",
        "note",
        "pause",
        "help",
        "help all",
        "manual",
        "quit",
    ];
    all.extend(VERBS.iter().map(|v| v.name()).filter(|n| questions.contains(n)).map(str::to_owned));
    all
}

/// Where the word being typed begins, and the words that could stand there.
#[must_use]
pub fn complete(lines: &[String], typed: &str) -> (usize, Vec<String>) {
    let start = typed.rfind(' ').map_or(0, |i| i + 1);
    let lower = typed.to_lowercase();
    let mut words: Vec<String> = lines
        .iter()
        .filter(|l| l.to_lowercase().starts_with(&lower))
        .filter_map(|l| l.get(start..)?.split(' ').next())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort();
    words.dedup();
    (start, words)
}
