//! A day is the same to the byte wherever and whenever it is played: the layers below the screen use nothing that could differ.
#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod support;

use support::{files_under, here};

/// What could differ from one run, machine or build to another.
const NOT_HERE: &[&str] = &[
    "HashMap",
    "HashSet",
    "Instant",
    "SystemTime",
    "std::fs",
    "std::env",
    "std::time",
    "std::thread",
    "std::net",
    "f32",
    "f64",
    "StdRng",
    "SmallRng",
    "thread_rng",
    "RandomState",
];

fn stands_alone(line: &str, word: &str) -> bool {
    let part_of_a_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = line.split_at(at);
        !part_of_a_word(before.chars().next_back()) && !part_of_a_word(after.chars().nth(word.chars().count()))
    })
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.find("//").map_or(line, |at| line.split_at(at).0)
}

#[test]
fn nothing_below_the_screen_depends_on_chance_clock_or_machine() {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for layer in ["records", "day", "marking", "scenario"] {
        for (short, path) in files_under(&here(&format!("src/{layer}")), ".rs") {
            looked_at += 1;
            for (line, n) in std::fs::read_to_string(path).unwrap().lines().zip(1..) {
                for word in NOT_HERE.iter().filter(|w| stands_alone(code(line), w)) {
                    found.push(format!("src/{layer}/{short}:{n}: {word}: {}", line.trim()));
                }
            }
        }
    }
    assert!(looked_at > 40, "only {looked_at} files were looked at");
    assert!(found.is_empty(), "not the same everywhere:\n{}", found.join("\n"));
}

#[test]
fn the_look_out_sees_words_and_not_parts_of_words() {
    assert!(stands_alone("use std::collections::HashMap;", "HashMap"));
    assert!(stands_alone("let x: f64 = 0.0;", "f64"));
    assert!(!stands_alone("let leaf64 = 1;", "f64"));
    assert!(!stands_alone("let f640 = 1;", "f64"));
    assert_eq!(code("let a = 1; // no Instant here"), "let a = 1; ");
}
