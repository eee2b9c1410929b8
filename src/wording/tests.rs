//! Every id used has words, and no words are unused.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

#[cfg(feature = "program")]
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
    let mut all: BTreeSet<String> =
        names::LISTS.iter().flat_map(|(family, list)| list.iter().map(move |n| format!("{family}-{}", kebab(n)))).collect();
    all.extend(speech::ids());
    all.extend(facts::ids());
    all.extend(acts::ids());
    all.extend(steps::ids());
    all.extend(refusals::IDS.iter().map(|s| (*s).to_owned()));
    all.extend(crate::session::Mode::NAMES.iter().map(|n| format!("mode-{}", kebab(n))));
    all.extend(crate::session::Mode::NAMES.iter().map(|n| format!("mode-short-{}", kebab(n))));
    for channel in crate::day::terms::Channel::NAMES {
        all.extend([format!("first-{}", kebab(channel)), format!("first-again-{}", kebab(channel))]);
    }
    all.extend(crate::day::terms::About::NAMES.iter().map(|n| format!("talk-about-{}", kebab(n))));
    #[cfg(feature = "desk")]
    all.extend(crate::screens::keys::ids());
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

#[cfg(feature = "program")]
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
    let unknown = "no-such-words";
    assert_eq!(w.say(unknown, &[]), "[no-such-words]");
    assert!(Words::load("en-GB").is_some());
    assert!(Words::load("fr").is_none());
}

#[test]
fn durations_read_as_people_say_them() {
    let w = Words::english();
    let said: Vec<String> = [1, 40, 60, 119, 240, 3600, 3900].iter().map(|s| w.duration(*s)).collect();
    assert_eq!(said, ["1 second", "40 seconds", "1 minute", "1 minute 59 seconds", "4 minutes", "1 hour", "1 hour 5 minutes"]);
}

#[test]
fn every_topic_and_reply_has_a_fitting_answer_from_every_channel() {
    use crate::day::terms::Reply;
    use crate::day::{State, TaskId};
    let (w, plan) = (Words::english(), small_plan::plan());
    let state = State::at_opening(&plan);
    for task in [TaskId(0), TaskId(1)] {
        for topic in crate::records::Field::ALL {
            for reply in Reply::ALL {
                for draw in 0..6 {
                    let said = w.answer(&plan, &state, task, *topic, *reply, draw);
                    assert!(!said.contains('[') && !said.contains('{') && said.len() > 8, "{topic:?} {reply:?}: {said}");
                }
            }
        }
    }
}

#[test]
fn what_the_trainee_was_not_shown_has_no_line() {
    use crate::day::terms::{Channel, Line};
    use crate::day::vocabulary::YesNo;
    use crate::day::work::{contact, desk};
    use crate::day::{FolderId, Stamped, State, TaskId};
    let (w, plan) = (Words::english(), small_plan::plan());
    let state = State::at_opening(&plan);
    let line = |fact: crate::day::Fact| w.fact(&plan, &state, &Stamped { second: 0, task: None, fact });
    let arrived =
        |channel, entitled| contact::Fact::Arrived { task: TaskId(0), channel, entitled, genuine: entitled, line: Line::Outside };
    assert_eq!(line(desk::Fact::TimePassed {}.into()), None);
    assert_eq!(line(contact::Fact::Wanted { task: TaskId(0), folder: FolderId(0), entitled: YesNo::Yes }.into()), None);
    assert_eq!(line(arrived(Channel::Seen, YesNo::Yes).into()), None);
    let (yes, no) = (line(arrived(Channel::Telephone, YesNo::Yes).into()), line(arrived(Channel::Telephone, YesNo::No).into()));
    assert_eq!(yes.as_deref(), Some("The telephone rings (outside number)."));
    assert_eq!(yes, no);
}

#[test]
fn bound_values_become_words() {
    use crate::day::vocabulary::{Named, Value, ValueType};
    use crate::day::{FolderId, PlaceId, RoleId, TaskId};
    use crate::marking::rubric::Wording;
    let (w, plan) = (Words::english(), small_plan::plan());
    let p = PlanWords { words: &w, plan: &plan, rubric: None };
    let said = [
        p.words(ValueType::Task, TaskId(0).value()),
        p.words(ValueType::Task, TaskId(1).value()),
        p.words(ValueType::Folder, FolderId(1).value()),
        p.words(ValueType::Place, PlaceId(4).value()),
        p.words(ValueType::Role, RoleId(0).value()),
        p.words(ValueType::Number, Value(240)),
        p.words(crate::records::Field::TYPE, crate::records::Field::DateOfBirth.value()),
        p.words(ValueType::Word(&["NotInAnyList"]), Value(0)),
        p.words(ValueType::Folder, Value::NOTHING),
    ];
    assert_eq!(
        said,
        [
            "Dr Amina Okafor (registrar)",
            "delivery",
            "H 31-82-06 volume 2 of 2",
            "A&E resus",
            "the supervisor",
            "4 minutes",
            "date of birth",
            "not in any list",
            "nothing"
        ]
    );
}
