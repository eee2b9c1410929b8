//! Killed at random moments: no acknowledged act is missing, the day resumes, and ends as an uninterrupted one.
#![cfg(all(feature = "program", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use records_day::progress::{AttemptFilter, Store};

fn program(db: &Path) -> Command {
    let mut c = Command::new(env!("CARGO_BIN_EXE_records-day"));
    c.env("RECORDS_DAY_DB", db).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).stderr(Stdio::null());
    c
}

/// The program with somebody typing at it.
fn typed_into(db: &Path, args: &[&str]) -> std::process::Child {
    program(db).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
}

fn digest_of(out: &[u8]) -> (String, String) {
    let v: serde_json::Value = serde_json::from_slice(out).expect("one JSON object");
    (v["facts_digest"].as_str().unwrap().to_owned(), v["marks"].to_string())
}

/// Numbers without chance of their own, so that a failure can be found again.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

/// Plays one day, killing it again and again; gives how often it was killed. The day must end as it would have uninterrupted.
fn killed_until_it_ends(day: u64, chance: &mut u64) -> u32 {
    let dir = tempfile::tempdir().unwrap();
    let seed = day.to_string();
    let whole =
        program(&dir.path().join("whole.sqlite3")).args(["run", "monday-requests", "--seed", &seed, "--json"]).output().unwrap();
    let expected = digest_of(&whole.stdout);
    let db = dir.path().join("killed.sqlite3");
    let (mut kills, mut kept) = (0, 0);
    let mut attempt: Option<String> = None;
    loop {
        let mut go_on = program(&db);
        match &attempt {
            None => go_on.args(["run", "monday-requests", "--seed", &seed, "--json", "--pace-ms", "4"]),
            Some(id) => go_on.args(["resume", id, "--json", "--pace-ms", "4"]),
        };
        let mut child = go_on.stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(60 + next(chance) % 120));
        let ended_by_itself = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&db).unwrap();
        let Some(row) = store.attempts(&AttemptFilter::default()).unwrap().into_iter().next() else { continue };
        let now = store.entry_count(&row.id).unwrap();
        assert!(now >= kept, "day {day}, kill {kills}: there are fewer entries ({now}) than before ({kept})");
        kept = now;
        assert!(store.verify_seal(&row.id).unwrap().ok(), "day {day}, kill {kills}: the chain is broken");
        attempt = Some(row.id.as_str().to_owned());
        if row.closed_at.is_some() {
            assert_eq!(row.facts_digest.as_deref(), Some(expected.0.as_str()), "day {day} after {kills} kills");
            let v = program(&db).args(["replay", row.id.as_str(), "--verify"]).output().unwrap();
            assert!(v.status.success(), "{}", String::from_utf8_lossy(&v.stdout));
            return kills;
        }
        kills += u32::from(!ended_by_itself);
    }
}

#[test]
fn days_killed_a_hundred_times_at_random_moments_end_as_uninterrupted_ones() {
    let (mut kills, mut chance) = (0, 20_260_302);
    for day in 1.. {
        kills += killed_until_it_ends(day, &mut chance);
        if kills >= 100 {
            return;
        }
        assert!(day < 40, "only {kills} kills in {day} days: the days are over too soon");
    }
}

#[test]
fn text_play_killed_after_any_line_loses_no_acknowledged_act() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let dir = tempfile::tempdir().unwrap();
    let lines =
        ["wait 5m", "answer", "ask caller name", "wait 30s", "lock", "go library", "go desk", "wait 2m", "look", "go hatch"];
    let mut seed = 7;
    for round in 0..40 {
        let db = dir.path().join(format!("text{round}.sqlite3"));
        let complaints = dir.path().join(format!("text{round}.err"));
        let mut child = program(&db)
            .args(["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "2"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&complaints).unwrap())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let typed = 1 + next(&mut seed) as usize % lines.len();
        // The last is a word that is answered at once: when its answer is read, everything before it has been acknowledged.
        let all: String = lines[..typed].iter().copied().chain(["note end of the lines"]).map(|l| format!("{l}\n")).collect();
        let written = input.write_all(all.as_bytes());
        let mut said = Vec::new();
        let mut acknowledged = false;
        for l in output.lines() {
            said.push(l.unwrap());
            if said.last().is_some_and(|l| l.contains("Kept for your assessor")) {
                acknowledged = true;
                break;
            }
        }
        if !acknowledged {
            let status = child.wait().unwrap();
            let complaints = std::fs::read_to_string(&complaints).unwrap();
            panic!("round {round}: ended by itself ({status}, typed: {written:?}) after {said:#?}\nsaying {complaints:?}");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&db).unwrap();
        let row = store.attempts(&AttemptFilter::default()).unwrap().into_iter().next().expect("the attempt is kept");
        assert!(store.verify_seal(&row.id).unwrap().ok());
        assert_eq!(store.writings(&row.id).unwrap().len(), 1, "the note was acknowledged");
        assert!(row.closed_at.is_none());
        // The day goes on from there, as one in which nobody was killed.
        drop(store);
        let mut on = typed_into(&db, &["resume", row.id.as_str()]);
        writeln!(on.stdin.take().unwrap(), "close day\nyes").unwrap();
        assert!(on.wait_with_output().unwrap().status.success());
        let v = program(&db).args(["replay", row.id.as_str(), "--verify"]).output().unwrap();
        assert!(v.status.success(), "{}", String::from_utf8_lossy(&v.stdout));
    }
}
