//! The built program as a person or a script meets it: exit codes, JSON, bad files, bad databases, closed pipes.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk { dir: tempfile::tempdir().unwrap() }
    }

    fn db(&self) -> PathBuf {
        self.dir.path().join("records.sqlite3")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut c = Command::new(env!("CARGO_BIN_EXE_records-day"));
        c.args(args).env("RECORDS_DAY_DB", self.db()).current_dir(env!("CARGO_MANIFEST_DIR"));
        c
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).stdin(Stdio::null()).output().unwrap()
    }

    fn typed(&self, args: &[&str], lines: &str) -> Output {
        let mut child = self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn file(&self, name: &str, text: &[u8]) -> String {
        let p = self.dir.path().join(name);
        std::fs::write(&p, text).unwrap();
        p.to_string_lossy().into_owned()
    }
}

fn code(o: &Output) -> i32 {
    o.status.code().expect("the program ends by itself")
}

fn out(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

fn err(o: &Output) -> String {
    let text = String::from_utf8_lossy(&o.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

fn json(o: &Output) -> serde_json::Value {
    serde_json::from_str(out(o).trim()).unwrap_or_else(|e| panic!("{e}: {}{}", out(o), err(o)))
}

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
    let o = d.run(&["run", "monday-request"]);
    assert_eq!(code(&o), 2);
    assert!(err(&o).contains("monday-requests"), "{}", err(&o));
    assert_eq!(code(&d.run(&["run", "monday-requests", "--sed", "3"])), 2);
    assert_eq!(code(&d.run(&["run", "monday-requests", "--clerk", "modle"])), 2);
    assert_eq!(code(&d.run(&["replay", "nothing-like-it"])), 3);
    assert_eq!(code(&d.run(&["--help"])), 0);
    assert_eq!(code(&d.run(&["run", "--help"])), 0);
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

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for e in std::fs::read_dir(from).unwrap() {
        let e = e.unwrap();
        let target = to.join(e.file_name());
        if e.file_type().unwrap().is_dir() {
            copy(&e.path(), &target)
        } else {
            assert!(std::fs::copy(e.path(), target).unwrap() > 0)
        }
    }
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

/// The shipped content in a folder of the desk's, and its path.
fn copied_content(d: &Desk) -> (PathBuf, String) {
    let content = d.dir.path().join("content");
    for part in ["assets", "scenarios"] {
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(part), &content.join(part));
    }
    (content.clone(), content.to_string_lossy().into_owned())
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{} has no {from}", file.display());
    std::fs::write(file, text.replacen(from, to, 1)).unwrap();
}

/// Gives a rule another weight.
fn weigh(page: &Path, rule: &str, from: &str, to: &str) {
    let text = std::fs::read_to_string(page).unwrap();
    let (before, after) = text.split_once(&format!("id: \"{rule}\"")).expect("the page has the rule");
    let after = after.replacen(&format!("otherwise: {from}"), &format!("otherwise: {to}"), 1);
    std::fs::write(page, format!("{before}id: \"{rule}\"{after}")).unwrap();
}

fn row(d: &Desk, id: &str) -> serde_json::Value {
    let all = out(&d.run(&["attempts", "--json"]));
    let rows = all.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
    rows.into_iter().find(|r| r["attempt"] == id).expect("it is listed")
}

#[test]
fn a_day_is_marked_again_under_a_corrected_page_and_its_first_marks_stay() {
    let d = Desk::new();
    let (folder, content) = copied_content(&d);
    let run = ["run", "monday-requests", "--clerk", "careless", "--json", "--content", &content];
    let id = json(&d.run(&run))["attempt"].as_str().unwrap().to_owned();
    let same = d.run(&["remark", &id, "--content", &content]);
    assert_eq!((code(&same), row(&d, &id)["marked"].as_array().unwrap().len()), (0, 1), "{}", err(&same));
    assert!(out(&same).contains("Nothing was added"), "{}", out(&same));
    let first = row(&d, &id)["summary"].clone();

    // The rule is found too hard: it is a matter of style now, and takes nothing.
    let page = folder.join("assets/manual/calm_and_kind.ron");
    weigh(&page, "heard_first", "Minor", "Coaching");
    // The day itself has gone from the folder meanwhile; what was played is in the database.
    std::fs::remove_file(folder.join("scenarios/records_department/monday-requests.ron")).unwrap();
    let again = json(&d.run(&["remark", &id, "--json", "--why", "the rule was too hard", "--content", &content]));
    assert_eq!((&again["added"], &again["number"]), (&serde_json::json!(true), &serde_json::json!(2)), "{again}");
    assert_eq!(again["changed"][0]["was"], "minor");
    assert_eq!(
        (&again["changed"][0]["is"]["stands_as"], &again["changed"][0]["is"]["rule"]),
        (&"coaching".into(), &"heard_first".into())
    );
    assert!(again["after"]["earned"].as_u64() > again["before"]["earned"].as_u64(), "{again}");
    let listed = row(&d, &id);
    assert_eq!(listed["marked"][0]["earned"], first["earned"], "the first marks stay");
    assert_eq!(
        (&listed["marked"][1]["why"], &listed["marked"][1]["program"]),
        (&"the rule was too hard".into(), &env!("CARGO_PKG_VERSION").into())
    );
    assert_eq!(listed["summary"]["earned"], again["after"]["earned"], "lists and histories read the newest marks");
    assert!(
        out(&d.run(&["attempts"])).contains("because the rule was too hard. Marked first as"),
        "{}",
        out(&d.run(&["attempts"]))
    );
    let v = d.run(&["replay", &id, "--verify"]);
    assert_eq!(code(&v), 0, "{}", out(&v));
    assert!(out(&v).contains("each of the 2 stored mark schemes"), "{}", out(&v));
    let shown = |args: &[&str]| out(&d.run(&[&["replay", &id], args].concat()));
    assert!(
        shown(&[]).contains("Marked first as") && shown(&["--first"]).contains("These are its first marks."),
        "{}",
        shown(&[])
    );
    let (newest, first) = (shown(&["--debrief"]), shown(&["--debrief", "--first"]));
    assert!(newest.contains("Marked first as") && first.contains("These are its first marks."), "{newest}");
    assert_ne!(newest.lines().find(|l| l.starts_with("Marks:")), first.lines().find(|l| l.starts_with("Marks:")));
    let same = d.run(&["remark", "--all", "--content", &content]);
    assert!(code(&same) == 0 && out(&same).contains("Nothing was added"), "{}{}", out(&same), err(&same));

    // All of it travels, also to where the attempt was before it was marked again.
    let file = d.dir.path().join("attempt.rday").to_string_lossy().into_owned();
    assert_eq!(code(&d.run(&["attempts", "export", &id, "-o", &file])), 0);
    let other = Desk::new();
    assert_eq!(code(&other.run(&["attempts", "import", &file])), 0);
    assert_eq!(row(&other, &id)["marked"], row(&d, &id)["marked"]);
    assert_eq!(code(&other.run(&["replay", &id, "--verify"])), 0);

    // A kind of task that was played is gone: refused, in words, and nothing is added.
    let kind = folder.join("assets/manual/kinds/notes_by_phone.ron");
    let text = std::fs::read(&kind).unwrap();
    std::fs::remove_file(&kind).unwrap();
    let refused = d.run(&["remark", &id, "--content", &content]);
    assert_eq!(code(&refused), 1);
    assert!(
        err(&refused).contains("cannot be marked by this mark scheme") && err(&refused).contains("\"notes_by_phone\""),
        "{}",
        err(&refused)
    );
    std::fs::write(&kind, text).unwrap();
    edit(&page, "strand:", "strond:");
    let faulty = d.run(&["remark", &id, "--content", &content]);
    assert!(code(&faulty) == 1 && err(&faulty).contains("RD003"), "{}", err(&faulty));
    edit(&page, "strond:", "strand:");

    // One byte of the second marks is edited.
    let raw = rusqlite::Connection::open(d.db()).unwrap();
    let sql =
        "UPDATE mark_set SET marks=CAST(replace(CAST(marks AS TEXT), '\"earned\":', '\"earned\": ') AS BLOB) WHERE number=2";
    assert_eq!(raw.execute(sql, []).unwrap(), 1);
    let v = d.run(&["replay", &id, "--verify"]);
    assert!(code(&v) == 1 && out(&v).contains("sealed: no (mark_set.marks"), "{}", out(&v));
    weigh(&page, "heard_first", "Coaching", "Major");
    let refused = d.run(&["remark", &id, "--content", &content]);
    assert!(code(&refused) == 1 && err(&refused).contains("changed after it was sealed"), "{}", err(&refused));
    assert_eq!(row(&d, &id)["marked"].as_array().unwrap().len(), 2);
}

#[test]
fn an_open_day_is_not_marked_again() {
    let d = Desk::new();
    let play = ["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "1"];
    assert_eq!(code(&d.typed(&play, "look\n")), 0);
    let all = out(&d.run(&["attempts", "--json"]));
    let listed: serde_json::Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
    let o = d.run(&["remark", listed["attempt"].as_str().unwrap()]);
    assert!(code(&o) == 1 && err(&o).contains("still open"), "{}", err(&o));
    assert_eq!(code(&d.run(&["remark", "--all"])), 0);
    assert_eq!(code(&d.run(&["remark"])), 2);
    assert_eq!(code(&d.run(&["remark", "--all", "--content", &d.dir.path().to_string_lossy()])), 2);
}

#[test]
fn a_page_is_quoted_as_it_was_when_the_day_was_marked() {
    let d = Desk::new();
    let (folder, content) = copied_content(&d);
    let run = ["run", "monday-requests", "--clerk", "careless", "--json", "--content", &content];
    let id = json(&d.run(&run))["attempt"].as_str().unwrap().to_owned();
    let page = folder.join("assets/manual/right_patient.ron");
    let shown = |args: &[&str]| out(&d.run(&[&["replay", &id, "--debrief", "--content", &content], args].concat()));
    let quoted = "The right patient (version 1, 29 November 2026)";
    let newer = "The manual has a newer version of this page today: version 2.";
    let now = shown(&[]);
    assert!(now.contains(quoted) && now.contains("Step 4: Compare surname,") && !now.contains(newer), "{now}");
    edit(&page, "version: 1,\n    dated: \"2026-11-29\"", "version: 2,\n    dated: \"2027-01-05\"");
    let old = shown(&[]);
    assert!(old.contains(quoted) && old.contains(newer), "{old}");
    assert_eq!(code(&d.run(&["remark", &id, "--content", &content])), 0);
    let again = shown(&[]);
    assert!(again.contains("The right patient (version 2, 5 January 2027)") && !again.contains(newer), "{again}");
    assert!(shown(&["--first"]).contains(quoted));
}
