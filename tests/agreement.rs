//! The two readers of content, the one for values and the one for places, agree; and nothing anybody types makes the checker fall.
#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod support;

use proptest::prelude::*;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use records_day::scenario::content::FileRole;
use records_day::scenario::raw::{RawFramework, RawKind, RawNames, RawPage, RawPolicy, RawScenario, RawSetting};
use records_day::scenario::tree::for_tree;
use records_day::scenario::{Code, TextFile, check};
use support::{base, file, shipped};

fn reads<T: DeserializeOwned>(text: &str) -> bool {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str::<T>(text).is_ok()
}

/// Whether a text has the shape that its path asks for.
fn has_its_shape(path: &str, text: &str) -> bool {
    match FileRole::of(path) {
        FileRole::Names => reads::<RawNames>(text),
        FileRole::Policy => reads::<RawPolicy>(text),
        FileRole::Framework => reads::<RawFramework>(text),
        FileRole::Setting => reads::<RawSetting>(text),
        FileRole::Page => reads::<RawPage>(text),
        FileRole::Kind => reads::<RawKind>(text),
        FileRole::Scenario => reads::<RawScenario>(text),
    }
}

fn both_agree(path: &str, text: &str) {
    if has_its_shape(path, text) {
        let seen = for_tree(text);
        assert_eq!(seen.len(), text.len(), "every place stays where it is");
        let (_, faults) = ron2::ast::parse_document_lossy(&seen);
        assert!(faults.is_empty(), "{path}: one reader takes this text, the other says {faults:?}\n{text}");
    }
}

fn texts(files: Vec<TextFile>) -> Vec<(String, String)> {
    files.into_iter().map(|f| (f.path.to_string(), f.text.unwrap().to_string())).collect()
}

#[test]
fn both_readers_take_everything_that_is_shipped() {
    for (path, text) in texts(shipped()).into_iter().chain(texts(base())) {
        assert!(has_its_shape(&path, &text), "{path}");
        both_agree(&path, &text);
    }
}

/// Characters that slips of the finger are made of.
const SLIPS: &[char] = &[
    '(', ')', '[', ']', '{', '}', '"', '\'', '\\', ',', ':', ';', '.', '#', '!', '/', '*', '-', '_', ' ', '\n', '0', '9', 'a',
    'R', 'b', 'r', 'é', '日', '\u{0}', '\u{a0}',
];

#[derive(Debug, Clone)]
enum Slip {
    Left,
    Added(char),
    Mistyped(char),
}

fn slip() -> impl Strategy<Value = (prop::sample::Index, Slip)> {
    let key = || prop::sample::select(SLIPS);
    (any::<prop::sample::Index>(), prop_oneof![Just(Slip::Left), key().prop_map(Slip::Added), key().prop_map(Slip::Mistyped)])
}

fn slipped(text: &str, slips: &[(prop::sample::Index, Slip)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, slip) in slips {
        if chars.is_empty() {
            break;
        }
        let at = at.index(chars.len());
        match slip {
            Slip::Left => drop(chars.remove(at)),
            Slip::Added(c) => chars.insert(at, *c),
            Slip::Mistyped(c) => *chars.get_mut(at).unwrap() = *c,
        }
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readers_agree_about_slips_of_the_finger(which in any::<prop::sample::Index>(), slips in prop::collection::vec(slip(), 1..3)) {
        let all = texts(base());
        let (path, text) = all.get(which.index(all.len())).unwrap();
        both_agree(path, &slipped(text, &slips));
    }

    #[test]
    fn slips_of_the_finger_are_told_or_harmless(which in any::<prop::sample::Index>(), slips in prop::collection::vec(slip(), 1..4)) {
        let mut files = base();
        let at = which.index(files.len());
        let one = files.get_mut(at).unwrap();
        let text = slipped(one.text.as_ref().unwrap(), &slips);
        one.text = Ok(text.into());
        let checked = check(files);
        for d in &checked.diagnostics {
            if let Some(text) = checked.content.files.iter().find(|f| f.path == d.place.file).and_then(|f| f.text.as_ref().ok()) {
                let (from, to) = d.place.span;
                prop_assert!(from <= to && to <= text.len(), "{:?} lies outside its text", d);
                prop_assert!(text.is_char_boundary(from) && text.is_char_boundary(to), "{:?} cuts a character", d);
            }
            let _ = d.human(&checked.content.files, true);
        }
    }

    #[test]
    fn bytes_at_random_make_nobody_fall(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for path in ["day.ron", "assets/manual/x.ron", "assets/policy/x.ron"] {
            let mut files = base();
            files.push(file(path, text.clone()));
            let _ = check(files);
        }
    }
}

#[test]
fn brackets_without_end_are_told_and_nobody_falls() {
    let deep = 200_000;
    for text in [
        "(".repeat(deep),
        "[".repeat(deep) + &"]".repeat(deep),
        "{a:".repeat(deep),
        format!("(tasks: {}{})", "[".repeat(deep), "]".repeat(deep)),
        format!("(model: {}Answer{})", "[If(when: NotKnownThere, then: ".repeat(5000), ")]".repeat(5000)),
        "Some(".repeat(deep),
        format!("\"{}", "(".repeat(deep)),
        format!("(title: \"))))\"){}", "(".repeat(deep)),
    ] {
        for path in ["deep.ron", "assets/manual/deep.ron"] {
            let checked = check(vec![file(path, text.clone())]);
            assert!(checked.diagnostics.iter().any(|d| d.code == Code::Syntax), "{path}: {:.40}", text);
        }
    }
}

#[test]
fn comments_within_comments_make_nobody_fall() {
    for text in ["/*".repeat(200_000), format!("{}{}()", "/*".repeat(100_000), "*/".repeat(100_000))] {
        assert!(check(vec![file("comments.ron", text)]).has_errors());
    }
}

#[test]
fn very_long_lines_are_read_to_their_end() {
    let long = "x".repeat(2_000_000);
    for text in [
        long.clone(),
        format!("(title: \"{long}\")"),
        format!("// {long}"),
        format!("\"{long}"),
        format!("[{}]", "Answer,".repeat(40_000)),
        format!("(format: {})", "9".repeat(100_000)),
    ] {
        let checked = check(vec![file("long.ron", text)]);
        assert!(checked.has_errors());
    }
}
