//! An assessment in the text mode, by the built program: the trainer, the passphrase, what the record says and what travels.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod desk;

use desk::{Desk, all, code};

#[test]
fn a_trainer_opens_it_the_record_says_so_and_an_export_carries_no_name() {
    let d = Desk::new();
    let play = ["play", "monday-requests", "--text", "--trainee", "Zebedee Quill", "--seed", "1", "--mode", "assessment"];
    let opened = [&play[..], &["--trainer", "Ros Peverell"]].concat();
    let none = d.typed(&opened, "correct horse\n");
    assert!(code(&none) == 1 && all(&none).contains("records-day trainer add NAME"), "{}", all(&none));
    assert_eq!(code(&d.typed(&play, "")), 2, "without --trainer");
    assert_eq!(code(&d.typed(&["play", "monday-requests", "--text", "--trainer", "Ros"], "")), 2, "without an assessment");

    let short = d.typed(&["trainer", "add", "Ros Peverell"], "short\n");
    assert!(code(&short) == 1 && all(&short).contains("at least 8"), "{}", all(&short));
    assert_eq!(code(&d.typed(&["trainer", "add", "Ros Peverell"], "correct horse\n")), 0);
    let further = d.typed(&["trainer", "add", "Tom"], "battery staple\n");
    assert!(code(&further) == 1 && all(&further).contains("--by NAME"), "{}", all(&further));
    assert_eq!(code(&d.typed(&["trainer", "add", "Tom", "--by", "Ros Peverell"], "correct house\nbattery staple\n")), 1);
    assert_eq!(code(&d.typed(&["trainer", "add", "Tom", "--by", "Ros Peverell"], "correct horse\nbattery staple\n")), 0);
    assert_eq!(all(&d.typed(&["trainer"], "")), "Ros Peverell\nTom\n");

    let wrong = d.typed(&opened, "correct house\n");
    assert!(code(&wrong) == 1 && all(&wrong).contains("does not fit"), "{}", all(&wrong));
    assert_eq!(all(&d.typed(&["attempts", "--json"], "")), "", "nothing was begun");
    let played = d.typed(&opened, "correct horse\nlook\npause\nback\n");
    assert_eq!(code(&played), 0, "{}", all(&played));
    let text = all(&played);
    assert!(text.contains("assessment, opened by Ros Peverell, not countersigned"), "{text}");
    assert!(text.contains("In an assessment the clock runs on.") && text.contains("only for practice"), "{text}");
    assert!(!text.contains("correct horse"));

    let row = || -> serde_json::Value {
        let listed = all(&d.typed(&["attempts", "--json"], ""));
        serde_json::from_str(listed.lines().next().unwrap()).unwrap()
    };
    let id = row()["attempt"].as_str().unwrap().to_owned();
    assert_eq!((&row()["mode"], &row()["resumed"]), (&"assessment".into(), &0.into()));
    let again = d.typed(&["resume", &id], "close day\nyes\n");
    assert_eq!(code(&again), 0, "{}", all(&again));
    let told = "ssessment, opened by Ros Peverell, interrupted and resumed once, not countersigned";
    assert!(all(&again).contains(told), "{}", all(&again));
    assert_eq!(row()["resumed"], 1);
    assert!(all(&d.typed(&["attempts"], "")).contains(told));
    assert_eq!(code(&d.typed(&["replay", &id, "--verify"], "")), 0);

    // A trainer answers for marking it again; without one it is left alone.
    let alone = d.typed(&["remark", &id], "");
    assert!(code(&alone) == 2 && all(&alone).contains("add --trainer NAME"), "{}", all(&alone));
    let left = d.typed(&["remark", "--all"], "");
    assert!(code(&left) == 0 && all(&left).contains("Assessments are left as they are (1)"), "{}", all(&left));
    assert_eq!(code(&d.typed(&["remark", &id, "--trainer", "Ros Peverell"], "correct house\n")), 1);
    let answered = d.typed(&["remark", &id, "--trainer", "Ros Peverell"], "correct horse\n");
    assert!(code(&answered) == 0 && all(&answered).contains("Nothing was added"), "{}", all(&answered));

    // The name stays here; the random id travels and is sealed.
    let file = d.dir.path().join("attempt.rday");
    assert_eq!(code(&d.typed(&["attempts", "export", &id, "-o", &file.to_string_lossy()], "")), 0);
    let bytes = std::fs::read(&file).unwrap();
    let holds = |what: &str| bytes.windows(what.len()).any(|w| w == what.as_bytes());
    let trainer = row()["opened_by"].as_str().unwrap().to_owned();
    assert!(holds(&trainer) && !holds("Peverell") && !holds("Zebedee Quill"));
    let there = Desk::new();
    assert_eq!(code(&there.typed(&["attempts", "import", &file.to_string_lossy()], "")), 0);
    assert!(all(&there.typed(&["attempts"], "")).contains("opened by a trainer whose name is not kept here"));
    let raw = rusqlite::Connection::open(d.db()).unwrap();
    let sql = "UPDATE entry SET act=CAST('opened by trainer somebody-else' AS BLOB) WHERE seq=1";
    assert_eq!(raw.execute(sql, []).unwrap(), 1);
    let verified = d.typed(&["replay", &id, "--verify"], "");
    assert!(code(&verified) == 1 && all(&verified).contains("entry.act"), "{}", all(&verified));
}
