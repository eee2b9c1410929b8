//! An assessment in the text mode, by the built program: the trainer, the passphrase, what the record says and what travels.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn typed(db: &Path, args: &[&str], lines: &str) -> Output {
    let mut c = Command::new(env!("CARGO_BIN_EXE_records-day"));
    c.args(args).env("RECORDS_DAY_DB", db).current_dir(env!("CARGO_MANIFEST_DIR"));
    let mut child = c.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The program may end before it has read all.
    let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child.wait_with_output().unwrap()
}

fn code(o: &Output) -> i32 {
    o.status.code().expect("the program ends by itself")
}

fn all(o: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr))
}

#[test]
fn a_trainer_opens_it_the_record_says_so_and_an_export_carries_no_name() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("records.sqlite3");
    let play = ["play", "monday-requests", "--text", "--trainee", "Zebedee Quill", "--seed", "1", "--mode", "assessment"];
    let opened = [&play[..], &["--trainer", "Ros Peverell"]].concat();
    let none = typed(&db, &opened, "correct horse\n");
    assert!(code(&none) == 1 && all(&none).contains("records-day trainer add NAME"), "{}", all(&none));
    assert_eq!(code(&typed(&db, &play, "")), 2, "without --trainer");
    assert_eq!(code(&typed(&db, &["play", "monday-requests", "--text", "--trainer", "Ros"], "")), 2, "without an assessment");

    let short = typed(&db, &["trainer", "add", "Ros Peverell"], "short\n");
    assert!(code(&short) == 1 && all(&short).contains("at least 8"), "{}", all(&short));
    assert_eq!(code(&typed(&db, &["trainer", "add", "Ros Peverell"], "correct horse\n")), 0);
    let further = typed(&db, &["trainer", "add", "Tom"], "battery staple\n");
    assert!(code(&further) == 1 && all(&further).contains("--by NAME"), "{}", all(&further));
    assert_eq!(code(&typed(&db, &["trainer", "add", "Tom", "--by", "Ros Peverell"], "correct house\nbattery staple\n")), 1);
    assert_eq!(code(&typed(&db, &["trainer", "add", "Tom", "--by", "Ros Peverell"], "correct horse\nbattery staple\n")), 0);
    assert_eq!(all(&typed(&db, &["trainer"], "")), "Ros Peverell\nTom\n");

    let wrong = typed(&db, &opened, "correct house\n");
    assert!(code(&wrong) == 1 && all(&wrong).contains("does not fit"), "{}", all(&wrong));
    assert_eq!(all(&typed(&db, &["attempts", "--json"], "")), "", "nothing was begun");
    let played = typed(&db, &opened, "correct horse\nlook\npause\nback\n");
    assert_eq!(code(&played), 0, "{}", all(&played));
    let text = all(&played);
    assert!(text.contains("assessment, opened by Ros Peverell, not countersigned"), "{text}");
    assert!(text.contains("In an assessment the clock runs on.") && text.contains("only for practice"), "{text}");
    assert!(!text.contains("correct horse"));

    let row = || -> serde_json::Value {
        let listed = all(&typed(&db, &["attempts", "--json"], ""));
        serde_json::from_str(listed.lines().next().unwrap()).unwrap()
    };
    let id = row()["attempt"].as_str().unwrap().to_owned();
    assert_eq!((&row()["mode"], &row()["resumed"]), (&"assessment".into(), &0.into()));
    let again = typed(&db, &["resume", &id], "close day\nyes\n");
    assert_eq!(code(&again), 0, "{}", all(&again));
    let told = "ssessment, opened by Ros Peverell, interrupted and resumed once, not countersigned";
    assert!(all(&again).contains(told), "{}", all(&again));
    assert_eq!(row()["resumed"], 1);
    assert!(all(&typed(&db, &["attempts"], "")).contains(told));
    assert_eq!(code(&typed(&db, &["replay", &id, "--verify"], "")), 0);

    // A trainer answers for marking it again; without one it is left alone.
    let alone = typed(&db, &["remark", &id], "");
    assert!(code(&alone) == 2 && all(&alone).contains("add --trainer NAME"), "{}", all(&alone));
    let left = typed(&db, &["remark", "--all"], "");
    assert!(code(&left) == 0 && all(&left).contains("Assessments are left as they are (1)"), "{}", all(&left));
    assert_eq!(code(&typed(&db, &["remark", &id, "--trainer", "Ros Peverell"], "correct house\n")), 1);
    let answered = typed(&db, &["remark", &id, "--trainer", "Ros Peverell"], "correct horse\n");
    assert!(code(&answered) == 0 && all(&answered).contains("Nothing was added"), "{}", all(&answered));

    // The name stays here; the random id travels and is sealed.
    let file = dir.path().join("attempt.rday");
    assert_eq!(code(&typed(&db, &["attempts", "export", &id, "-o", &file.to_string_lossy()], "")), 0);
    let bytes = std::fs::read(&file).unwrap();
    let holds = |what: &str| bytes.windows(what.len()).any(|w| w == what.as_bytes());
    let trainer = row()["opened_by"].as_str().unwrap().to_owned();
    assert!(holds(&trainer) && !holds("Peverell") && !holds("Zebedee Quill"));
    let there = dir.path().join("there.sqlite3");
    assert_eq!(code(&typed(&there, &["attempts", "import", &file.to_string_lossy()], "")), 0);
    assert!(all(&typed(&there, &["attempts"], "")).contains("opened by a trainer whose name is not kept here"));
    let raw = rusqlite::Connection::open(&db).unwrap();
    let sql = "UPDATE entry SET act=CAST('opened by trainer somebody-else' AS BLOB) WHERE seq=1";
    assert_eq!(raw.execute(sql, []).unwrap(), 1);
    let verified = typed(&db, &["replay", &id, "--verify"], "");
    assert!(code(&verified) == 1 && all(&verified).contains("entry.act"), "{}", all(&verified));
}
