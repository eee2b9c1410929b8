//! Days marked again under a corrected manual, by the built program: the first marks stay, and a page is quoted as it was.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

mod desk;

use std::path::{Path, PathBuf};

use desk::{Desk, code, copy, err, json, out};

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

/// A Monday played carelessly by this content: the attempt.
fn careless_monday(d: &Desk, content: &str) -> String {
    let run = ["run", "monday-requests", "--clerk", "careless", "--json", "--content", content];
    json(&d.run(&run))["attempt"].as_str().unwrap().to_owned()
}

#[test]
fn a_day_is_marked_again_under_a_corrected_page_and_its_first_marks_stay() {
    let d = Desk::new();
    let (folder, content) = copied_content(&d);
    let id = careless_monday(&d, &content);
    let same = d.run(&["remark", &id, "--content", &content]);
    assert_eq!((code(&same), row(&d, &id)["marked"].as_array().unwrap().len()), (0, 1), "{}", err(&same));
    assert!(out(&same).contains("Nothing was added"), "{}", out(&same));
    let first = row(&d, &id)["summary"].clone();

    // The rule is found too hard: it is a matter of style now, and takes nothing.
    let page = folder.join("assets/manual/calm_and_kind.ron");
    weigh(&page, "heard_first", "Minor", "Coaching");
    // The days themselves have gone from the folder meanwhile; what was played is in the database.
    std::fs::remove_dir_all(folder.join("scenarios")).unwrap();
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
    let id = careless_monday(&d, &content);
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

#[test]
fn nothing_is_marked_by_content_with_a_fault_and_a_changed_rule_under_the_same_version_is_told() {
    let d = Desk::new();
    let (folder, content) = copied_content(&d);
    let id = careless_monday(&d, &content);
    let marked = || row(&d, &id)["marked"].as_array().unwrap().len();
    let page = folder.join("assets/manual/calm_and_kind.ron");
    weigh(&page, "heard_first", "Minor", "Coaching");
    // The day still says that the rule costs a minor: one of the two is wrong.
    let refused = d.run(&["remark", &id, "--content", &content]);
    assert!(
        code(&refused) == 1 && err(&refused).contains("RD020") && err(&refused).contains("nothing is marked"),
        "{}",
        err(&refused)
    );
    assert_eq!(marked(), 1);
    let day = folder.join("scenarios/records_department/monday-requests.ron");
    edit(&day, "noticed_by: \"heard_first\", costs: Minor", "noticed_by: \"heard_first\", costs: Coaching");
    let changed = "The rule \"heard_first\" has changed, and the page \"calm_and_kind\" is still version 1.";
    let checked = |before: &str| d.run(&["check", "--against", before, "--content", &content]);
    let shipped = env!("CARGO_MANIFEST_DIR");
    let told = out(&checked(shipped));
    assert!(told.contains("RD039") && told.contains(changed), "{told}");
    let again = d.run(&["remark", "--all", "--json", "--content", &content]);
    assert_eq!((code(&again), marked()), (0, 2), "{}", err(&again));
    assert_eq!(err(&again).matches(changed).count(), 1, "{}", err(&again));
    assert_eq!(json(&again)["warnings"], serde_json::json!([changed]));
    // Counted up, it is told no more.
    weigh(&page, "heard_first", "Coaching", "Minor");
    edit(&page, "version: 1", "version: 2");
    edit(&day, "noticed_by: \"heard_first\", costs: Coaching", "noticed_by: \"heard_first\", costs: Minor");
    let counted = d.run(&["remark", &id, "--content", &content]);
    assert!(code(&counted) == 0 && !err(&counted).contains("RD039") && marked() == 3, "{}", err(&counted));
    assert!(!out(&checked(shipped)).contains("RD039"));
    assert_eq!(code(&checked(&d.dir.path().to_string_lossy())), 2, "a folder without a manual says nothing");
}
