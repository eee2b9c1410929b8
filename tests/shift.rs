//! A shift in the terminal: the clock runs at its pace while nobody types, what arrives is told at once, and whoever is cut off
//! loses next to nothing and goes on at the same pace.
#![cfg(feature = "program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use records_day::progress::{AttemptFilter, AttemptRow, Store};

/// The longest that anything may take on a machine with much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program with somebody at it who may keep still.
struct Clerk {
    child: Child,
    typing: ChildStdin,
    said: Receiver<String>,
}

impl Clerk {
    fn sits_down(db: &Path, args: &[&str]) -> Clerk {
        let mut child = Command::new(env!("CARGO_BIN_EXE_records-day"))
            .args(args)
            .env("RECORDS_DAY_DB", db)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let typing = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (tell, said) = channel();
        std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|l| tell.send(l)));
        Clerk { child, typing, said }
    }

    fn types(&mut self, line: &str) {
        writeln!(self.typing, "{line}").unwrap();
    }

    /// Waits for a line that has these words.
    fn hears(&self, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        let mut heard = Vec::new();
        while let Ok(l) = self.said.recv_timeout(until.saturating_duration_since(Instant::now())) {
            if l.contains(words) {
                return l;
            }
            heard.push(l);
        }
        panic!("\"{words}\" was never said: {heard:#?}");
    }

    fn falls_over(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    fn leaves(mut self) {
        self.types("quit");
        assert!(self.child.wait().unwrap().success());
    }
}

fn newest(db: &Path) -> (AttemptRow, u32) {
    let store = Store::open(db).unwrap();
    let row = store.attempts(&AttemptFilter::default()).unwrap().into_iter().next().expect("the attempt is kept");
    assert!(store.verify_seal(&row.id).unwrap().ok());
    let stands = store.stands_at(&row.id).unwrap();
    (row, stands)
}

/// Seconds since the day opened at half past eight, of a line that begins with its time; of its first second.
fn second(line: &str) -> u32 {
    let (hours, minutes) = line.get(..5).and_then(|t| t.split_once(':')).expect("the line begins with the time");
    hours.parse::<u32>().unwrap() * 3600 + minutes.parse::<u32>().unwrap() * 60 - (8 * 3600 + 30 * 60)
}

#[test]
fn a_caller_rings_while_nobody_presses_enter_and_a_killed_shift_goes_on_at_its_pace() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("shift.sqlite3");
    let play = ["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "2", "--mode", "shift", "--pace", "10"];
    let mut clerk = Clerk::sits_down(&db, &play);
    // The first wait ends when papers come, the second shortly before the telephone rings. Then nothing is typed.
    clerk.types("wait 10m");
    clerk.hears("are put down");
    clerk.types("wait 5m");
    let rang = second(&clerk.hears("The telephone rings"));
    // Half as fast again is asked for on the way, and stays with the attempt.
    clerk.types("pace 8");
    clerk.hears("8.0 times as fast");
    let (_, before) = newest(&db);
    std::thread::sleep(Duration::from_secs(2));
    clerk.falls_over();
    let (row, after) = newest(&db);
    assert!(before >= rang, "the ringing is on disk: {before}, {rang}");
    assert!(after >= before + 8, "the clock ran on and is on disk: {before}, {after}");

    let mut again = Clerk::sits_down(&db, &["resume", row.id.as_str()]);
    again.hears("You are at");
    std::thread::sleep(Duration::from_secs(3));
    again.types("pause");
    again.hears("The clock stands");
    let (_, paused) = newest(&db);
    // Three seconds are twenty-four at this pace and three at the usual one.
    assert!(paused >= after + 12, "the shift went on at its pace: {after}, {paused}");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(newest(&db).1, paused, "the clock stood");
    again.types("hands");
    again.hears("Your hands are empty");
    again.leaves();
    assert!(newest(&db).0.closed_at.is_none());
}

#[test]
fn in_practice_the_clock_stands_while_nobody_types() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("practice.sqlite3");
    let play = ["play", "monday-requests", "--text", "--trainee", "Sam", "--seed", "2", "--pace", "10"];
    let mut clerk = Clerk::sits_down(&db, &play);
    clerk.hears("You are at");
    std::thread::sleep(Duration::from_secs(2));
    clerk.types("pause");
    clerk.hears("In practice the clock stands until you act");
    clerk.leaves();
    assert_eq!(newest(&db).1, 0);
}
