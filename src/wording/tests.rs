//! Every id used has words, and no words are unused.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

fn ids_in_files() -> Vec<String> {
    let is_id = |l: &&str| l.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    ENGLISH
        .iter()
        .flat_map(|(_, text)| text.lines().filter(is_id).filter_map(|l| l.split_once(" =")).map(|(id, _)| id.to_owned()))
        .collect()
}

fn sources(under: &Path, all: &mut String) {
    for entry in std::fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

fn ids_made_by_joining() -> BTreeSet<String> {
    let mut all: BTreeSet<String> = names::LISTS
        .iter()
        .flat_map(|(family, list)| list.iter().map(move |n| format!("{family}-{}", kebab(n))))
        .collect();
    all.extend(speech::ids());
    all.extend(facts::ids());
    all.extend(acts::ids());
    all.extend(refusals::IDS.iter().map(|s| (*s).to_owned()));
    all.extend(crate::session::Mode::NAMES.iter().map(|n| format!("mode-{}", kebab(n))));
    #[cfg(feature = "program")]
    all.extend(crate::terminal::ids());
    all
}

#[test]
fn every_id_that_is_joined_together_has_words() {
    let w = Words::english();
    let missing: Vec<String> = ids_made_by_joining().into_iter().filter(|id| !w.has(id)).collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_id_written_out_has_words() {
    let w = Words::english();
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let mut missing = Vec::new();
    for opening in ["say(\"", "say_line(\"", "self.t(\""] {
        for (at, _) in text.match_indices(opening) {
            let rest = text.get(at + opening.len()..).unwrap_or_default();
            let id = rest.split('"').next().unwrap_or_default();
            if !id.is_empty() && !w.has(id) && !id.contains('{') && !id.contains(' ') {
                missing.push(id.to_owned());
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn no_words_are_unused_or_given_twice() {
    let joined = ids_made_by_joining();
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let ids = ids_in_files();
    let unused: Vec<&String> = ids.iter().filter(|id| !joined.contains(*id) && !text.contains(&format!("\"{id}\""))).collect();
    // The files hold the words of the text mode too, which is not always compiled; its ids are still written in its files.
    assert_eq!(unused, Vec::<&String>::new());
    let once: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(once.len(), ids.len());
}

#[test]
fn files_have_no_faults_and_unknown_ids_come_back_in_brackets() {
    for (name, text) in ENGLISH {
        assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{name}");
    }
    let w = Words::english();
    assert_eq!(w.say("no-such-words", &[]), "[no-such-words]");
    assert!(Words::load("en-GB").is_some());
    assert!(Words::load("fr").is_none());
}

#[test]
fn durations_read_as_people_say_them() {
    let w = Words::english();
    let said: Vec<String> = [1, 40, 60, 119, 240, 3600, 3900].iter().map(|s| w.duration(*s)).collect();
    assert_eq!(
        said,
        ["1 second", "40 seconds", "1 minute", "1 minute 59 seconds", "4 minutes", "1 hour", "1 hour 5 minutes"]
    );
}
