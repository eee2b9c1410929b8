//! The built program as a person or a script meets it: exit codes, JSON, bad files, bad databases, closed pipes.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod desk;

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use desk::{Desk, code, copy, err, json, out};

#[test]
fn a_day_run_by_the_model_clerk_prints_one_object_with_everything_promised() {
    let d = Desk::new();
    let o = d.run(&["run", "monday-requests", "--json", "--seed", "3"]);
    assert_eq!(code(&o), 0, "{}", err(&o));
    let v = json(&o);
    for key in [
        "schema",
        "scenario",
        "digest",
        "seed",
        "variant",
        "variants",
        "clerk",
        "mode",
        "attempt",
        "marks",
        "result",
        "critical_fails",
        "findings",
        "strands",
        "tasks",
        "acts",
        "facts",
        "facts_digest",
        "finished_at",
    ] {
        assert!(v.get(key).is_some(), "{key} is missing: {v}");
    }
    assert_eq!(v["result"], "up-to-standard");
    assert_eq!(v["marks"]["earned"], v["marks"]["available"]);
    assert_eq!(v["tasks"]["ended"], v["tasks"]["dealt"]);
    assert_eq!(v["critical_fails"], serde_json::json!([]));
    for aspect in ["accuracy", "timeliness", "safety", "conduct"] {
        assert!(v["marks"][aspect]["available"].as_u64().unwrap() > 0);
    }
}

#[test]
fn the_same_run_twice_gives_the_same_facts_kept_or_not() {
    let d = Desk::new();
    let a = json(&d.run(&["run", "monday-requests", "--json", "--seed", "11"]));
    let b = json(&d.run(&["run", "monday-requests", "--json", "--seed", "11", "--no-log"]));
    assert_eq!(a["facts_digest"], b["facts_digest"]);
    assert_eq!(a["digest"], b["digest"]);
    assert_eq!(b["attempt"], serde_json::Value::Null);
}

#[test]
fn several_days_are_one_object_a_line() {
    let d = Desk::new();
    let o = d.run(&["run", "tuesday-misfiled-notes", "--days", "3", "--seed", "5", "--no-log", "--json"]);
    let seeds: Vec<u64> =
        out(&o).lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["seed"].as_u64().unwrap()).collect();
    assert_eq!(seeds, [5, 6, 7]);
}

#[test]
fn an_attempt_is_listed_shown_again_and_verified() {
    let d = Desk::new();
    let id = json(&d.run(&["run", "wednesday-confidentiality", "--json"]))["attempt"].as_str().unwrap().to_owned();
    let listed = out(&d.run(&["attempts", "--json"]));
    let row: serde_json::Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    assert_eq!(row["attempt"], id.as_str());
    assert_eq!(row["played_by"], "scripted");
    let shown = d.run(&["replay", &id]);
    assert_eq!(code(&shown), 0);
    assert!(out(&shown).lines().count() > 50, "{}", out(&shown));
    let v = d.run(&["replay", &id, "--verify"]);
    assert_eq!(code(&v), 0, "{}{}", out(&v), err(&v));
    let lines: Vec<String> = out(&v).lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3);
    assert!(
        lines[0].starts_with("sealed: yes")
            && lines[1].starts_with("marked alike: yes")
            && lines[2].starts_with("re-derived: yes")
    );
}

#[test]
fn a_closed_day_cannot_be_gone_on_with() {
    let d = Desk::new();
    let id = json(&d.run(&["run", "monday-requests", "--json"]))["attempt"].as_str().unwrap().to_owned();
    let o = d.run(&["resume", &id]);
    assert_eq!(code(&o), 3);
    assert!(!err(&o).is_empty());
}

#[test]
fn an_unknown_scenario_option_clerk_or_attempt_is_said_once_with_the_nearest() {
    let d = Desk::new();
    let o = d.run(&["run", "monday-reqests"]);
    assert_eq!(code(&o), 2);
    assert!(err(&o).contains("monday-requests"), "{}", err(&o));
    assert_eq!(code(&d.run(&["run", "monday-requests", "--sed", "3"])), 2);
    assert_eq!(code(&d.run(&["run", "monday-requests", "--clerk", "modle"])), 2);
    assert_eq!(code(&d.run(&["replay", "nothing-like-it"])), 3);
    assert_eq!(code(&d.run(&["--help"])), 0);
    assert_eq!(code(&d.run(&["run", "--help"])), 0);
}

#[test]
fn a_day_may_be_named_by_the_beginning_or_a_word_of_its_name() {
    let d = Desk::new();
    let o = d.typed(&["play", "monday", "--text", "--trainee", "Sam"], "quit\n");
    assert_eq!(code(&o), 0, "{}", err(&o));
    assert!(out(&o).contains("Monday: requests"), "{}", out(&o));
    let v = json(&d.run(&["run", "misfiled", "--json", "--no-log"]));
    assert!(v["scenario"].as_str().unwrap().ends_with("tuesday-misfiled-notes.ron"), "{v}");
    let o = d.run(&["run", "friday", "--no-log"]);
    assert_eq!(code(&o), 2);
    assert!(err(&o).contains("monday-requests, tuesday-misfiled-notes"), "{}", err(&o));
}

#[test]
fn bad_scenario_files_are_faults_with_exit_code_one() {
    let d = Desk::new();
    let empty = d.file("empty.ron", b"");
    let binary = d.file("binary.ron", &[0xff, 0xfe, 0x00, 0x80]);
    let nested = d.file("nested.ron", "[".repeat(200_000).as_bytes());
    let huge = d.file("huge.ron", &vec![b' '; 100 << 20]);
    let missing = d.dir.path().join("missing.ron").to_string_lossy().into_owned();
    for path in [&empty, &binary, &nested, &huge, &missing] {
        let o = d.run(&["check", path]);
        assert_eq!(code(&o), 1, "{path}: {}{}", out(&o), err(&o));
        assert!(out(&o).contains("RD00"), "{path}: {}", out(&o));
        let played = d.run(&["run", path, "--no-log"]);
        assert!(matches!(code(&played), 1 | 2), "{path}: {}", err(&played));
    }
    let folder = d.dir.path().to_string_lossy().into_owned();
    assert_eq!(code(&d.run(&["check", &folder])), 1);
}

#[test]
fn a_folder_or_policy_that_is_not_there_is_no_content_without_faults() {
    let d = Desk::new();
    let empty = d.dir.path().to_string_lossy().into_owned();
    for (named, what) in [("--content", "/nowhere"), ("--content", &*empty), ("--policy", "/nowhere/policy.ron")] {
        let o = d.run(&[named, what, "check"]);
        assert_eq!(code(&o), 2, "{named} {what}: {}", err(&o));
        assert!(err(&o).contains(what) && err(&o).lines().count() == 1, "{}", err(&o));
    }
    assert_eq!(code(&d.run(&["check", "--prove", "--seeds", "0"])), 2);
}

#[test]
fn a_faulty_day_never_starts_and_the_others_still_play() {
    let d = Desk::new();
    let content = d.dir.path().join("content");
    copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").as_path(), &content.join("assets"));
    copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").as_path(), &content.join("scenarios"));
    let monday = content.join("scenarios/records_department/monday-requests.ron");
    let text = std::fs::read_to_string(&monday).unwrap().replacen("format: 1", "format: 9", 1);
    std::fs::write(&monday, text).unwrap();
    let content = content.to_string_lossy().into_owned();
    let o = d.run(&["run", "monday-requests", "--content", &content, "--no-log"]);
    assert_eq!(code(&o), 1);
    assert!(err(&o).contains("RD004") && err(&o).contains("monday-requests.ron:"), "{}", err(&o));
    assert_eq!(code(&d.run(&["run", "tuesday-misfiled-notes", "--content", &content, "--no-log"])), 0);
}

#[test]
fn what_is_not_a_database_is_left_alone() {
    let d = Desk::new();
    std::fs::write(d.db(), b"this is a letter, not a database, and it is long enough to look at").unwrap();
    let o = d.run(&["run", "monday-requests"]);
    assert_eq!(code(&o), 3);
    assert!(err(&o).contains("records.sqlite3"), "{}", err(&o));
    assert_eq!(std::fs::read(d.db()).unwrap()[..14], b"this is a lett"[..]);
}

#[test]
fn a_locked_database_is_said_to_be_locked() {
    let d = Desk::new();
    assert_eq!(code(&d.run(&["run", "monday-requests"])), 0);
    let conn = rusqlite::Connection::open(d.db()).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    let o = d.run(&["run", "monday-requests"]);
    assert_eq!(code(&o), 3);
    assert_eq!(err(&o).lines().filter(|l| l.starts_with("records-day:")).count(), 1, "{}", err(&o));
}

#[test]
fn a_newer_database_is_refused_politely() {
    let d = Desk::new();
    assert_eq!(code(&d.run(&["run", "monday-requests"])), 0);
    rusqlite::Connection::open(d.db()).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    let o = d.run(&["attempts"]);
    assert_eq!(code(&o), 3);
    assert!(err(&o).contains("newer"), "{}", err(&o));
}

#[cfg(unix)]
#[test]
fn a_database_that_may_only_be_read_is_read_and_refuses_to_be_written() {
    let d = Desk::new();
    assert_eq!(code(&d.typed(&["play", "monday", "--text", "--trainee", "Sam", "--seed", "1"], "wait 1h\nclose day\nyes\n")), 0);
    let before = std::fs::read(d.db()).unwrap();
    let listed = out(&d.run(&["attempts"]));
    let id = listed.split_whitespace().next().unwrap().to_owned();
    let only = desk::ReadOnly::of(&d);
    for args in [
        &["attempts"][..],
        &["attempts", "--json"],
        &["outcomes"],
        &["trainer"],
        &["replay", &id],
        &["replay", &id, "--verify"],
        &["replay", &id, "--debrief"],
        &["attempts", "export", &id, "-o", "/dev/null"],
        &["doctor"],
    ] {
        let o = only.run(args);
        assert_eq!(code(&o), 0, "{args:?}: {}{}", out(&o), err(&o));
    }
    assert_eq!(out(&only.run(&["attempts"])), listed);
    for args in
        [&["run", "monday"][..], &["resume", &id], &["remark", &id], &["trainer", "add", "Ros"], &["attempts", "import", "x"]]
    {
        let o = only.run(args);
        assert_eq!(code(&o), 3, "{args:?}: {}{}", out(&o), err(&o));
        assert!(err(&o).contains("records.sqlite3: ") && err(&o).contains("--db"), "{args:?}: {}", err(&o));
    }
    assert_eq!(std::fs::read(d.db()).unwrap(), before);
}

#[test]
fn end_of_input_keeps_the_day_and_says_how_to_go_on() {
    let d = Desk::new();
    let o = d.typed(&["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "1"], "look\nwork\nwait 10m\nwork\n");
    assert_eq!(code(&o), 0, "{}", err(&o));
    let all = format!("{}{}", out(&o), err(&o));
    assert!(all.contains("records-day resume"), "{all}");
    let row: serde_json::Value = serde_json::from_str(out(&d.run(&["attempts", "--json"])).lines().next().unwrap()).unwrap();
    assert_eq!(row["closed_at"], serde_json::Value::Null);
    let again = d.typed(&["resume", row["attempt"].as_str().unwrap()], "look\nclose day\nyes\n");
    assert_eq!(code(&again), 0, "{}", err(&again));
    assert!(out(&again).contains("Not yet"), "{}", out(&again));
}

#[test]
fn an_attempt_that_was_stepped_back_from_is_shown_so_and_cannot_be_gone_on_with() {
    let d = Desk::new();
    let play = ["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "1"];
    assert_eq!(code(&d.typed(&play, "unlock\nlock\nback\nback\nunlock\n")), 0);
    let all = out(&d.run(&["attempts", "--json"]));
    let rows: Vec<serde_json::Value> = all.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let id = |n: usize| rows[n]["attempt"].as_str().unwrap();
    assert_eq!(rows.len(), 3, "{all}");
    assert_eq!(rows[0]["goes_on_as"], serde_json::Value::Null);
    for n in [1, 2] {
        assert_eq!(rows[n]["goes_on_as"].as_str(), Some(id(0)), "{all}");
    }
    let shown = out(&d.run(&["attempts"]));
    assert_eq!(shown.matches("go on with: records-day resume").count(), 1, "{shown}");
    assert_eq!(shown.matches(&format!("stepped back from; the day goes on as {}", id(0))).count(), 2, "{shown}");
    let old = d.run(&["resume", id(2)]);
    assert_eq!(code(&old), 3);
    assert!(err(&old).contains(&format!("records-day resume {}", id(0))), "{}", err(&old));
    assert_eq!(code(&d.typed(&["resume", id(0)], "look\n")), 0);
}

#[test]
fn outcomes_say_what_is_wanting_and_the_day_to_practise_next() {
    let d = Desk::new();
    let nobody = d.run(&["outcomes"]);
    assert_eq!(code(&nobody), 2, "{}", err(&nobody));
    assert!(err(&nobody).contains("nobody has played here yet"));
    let played = d.typed(
        &["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "1"],
        "wait 1h\nwait 1h\nwait 1h\nclose day\nyes\n",
    );
    assert_eq!(code(&played), 0, "{}", err(&played));
    let stranger = d.run(&["outcomes", "--trainee", "Alex"]);
    assert_eq!(code(&stranger), 2);
    assert!(err(&stranger).contains("Known here: Sam."), "{}", err(&stranger));
    // A scripted clerk's day is nobody's.
    assert_eq!(code(&d.run(&["run", "monday-requests", "--seed", "1"])), 0);
    let said = out(&d.run(&["outcomes"]));
    assert!(said.starts_with("Criterion outcomes: Sam, "), "{said}");
    for words in [
        "not yet. 0 of 3 occasions, 0 of 2 kinds of work.",
        "Practise next: ",
        "cannot be practised here yet",
        "Simulated practice",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // What is common is said once: in a strand no two lines say the same, and what is wanting is said of strands alone.
    let mut told = std::collections::BTreeMap::<&str, usize>::new();
    for strand in said.split("\n\n").filter(|s| s.starts_with("HR")) {
        let own: Vec<&str> = strand.lines().map(|l| l.split_once(": ").unwrap().1).collect();
        let unlike: std::collections::BTreeSet<&&str> = own.iter().collect();
        assert_eq!(unlike.len(), own.len(), "{strand}");
        own.iter().flat_map(|l| l.split_inclusive(". ")).for_each(|sentence| *told.entry(sentence.trim()).or_default() += 1);
    }
    let times = |words: &str| told.iter().filter(|(s, _)| s.contains(words)).map(|(_, n)| *n).max().unwrap_or(0);
    assert!((1..=14).contains(&times("Needs ")), "{told:?}");
    assert_eq!(times("cannot be practised here yet"), 1, "{told:?}");
    let v = json(&d.run(&["outcomes", "--trainee", "Sam", "--json"]));
    assert_eq!((&v["schema"], &v["attempts"], &v["simulated"]), (&1.into(), &1.into(), &true.into()));
    let strands = v["strands"].as_array().unwrap();
    assert_eq!(strands.len(), 14);
    let first = &strands[0];
    assert_eq!((&first["outcome"], &first["occasions"]), (&"not-yet".into(), &0.into()));
    assert!(first["practise_next"].as_str().unwrap().ends_with(".ron"), "{first}");
    let words = ["competent", "Competent"];
    assert!(words.iter().all(|w| !said.contains(w) && !v.to_string().contains(w)), "an assessor's word");
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let d = Desk::new();
    let mut child = d
        .command(&["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    // The program may be gone before all is typed; that is what a closed pipe means.
    let _ = child.stdin.take().unwrap().write_all(b"look\nwork\nhelp\nlook\nwork\n");
    let o = child.wait_with_output().unwrap();
    assert!(matches!(code(&o), 0 | 3));
    err(&o);
}

#[test]
fn doctor_says_how_things_are() {
    let d = Desk::new();
    let o = d.run(&["doctor"]);
    assert_eq!(code(&o), 0, "{}", out(&o));
    for word in ["Records Day", "Content", "Database"] {
        assert!(out(&o).contains(word), "{}", out(&o));
    }
}

#[test]
fn check_speaks_to_people_machines_and_code_scanners() {
    let d = Desk::new();
    let bad = d.file("bad.ron", b"(format: 1, title: \"x\", levle: 1)");
    let human = d.run(&["check", &bad]);
    assert!(out(&human).contains("Did you mean `level`?"), "{}", out(&human));
    let o = d.run(&["check", &bad, "--format", "json"]);
    let v: serde_json::Value = serde_json::from_str(out(&o).lines().next().unwrap()).unwrap();
    assert_eq!((v["code"].as_str(), v["line"].as_u64()), (Some("RD003"), Some(1)));
    let sarif = json(&d.run(&["check", &bad, "--format", "sarif"]));
    assert_eq!(sarif["version"], "2.1.0");
}

#[test]
fn an_attempt_moves_to_another_database() {
    let d = Desk::new();
    let id = json(&d.run(&["run", "monday-requests", "--json"]))["attempt"].as_str().unwrap().to_owned();
    let file = d.dir.path().join("attempt.rday").to_string_lossy().into_owned();
    assert_eq!(code(&d.run(&["attempts", "export", &id, "-o", &file])), 0);
    let other = Desk::new();
    let o = other.run(&["attempts", "import", &file]);
    assert_eq!(code(&o), 0, "{}", err(&o));
    let v = other.run(&["replay", &id, "--verify"]);
    assert_eq!(code(&v), 0, "{}{}", out(&v), err(&v));
}
