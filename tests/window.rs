//! The window as a person meets it: a half-day from the title to the debrief by the mouse, the keyboard and the accessibility bus, each
//! alone; killed again and again; without a display; a folder that cannot be written; twice on one database; very small, very large.
//! Each test has a display, a session bus and an accessibility bus of its own. `tests/window/drive.py` presses and reads; what it is to
//! do stands in the plans beside it. Needed on Debian:
//! `apt-get install xvfb xdotool mesa-vulkan-drivers dbus at-spi2-core python3-gi`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by stopping")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use records_day::progress::{AttemptFilter, AttemptRow, Store};

#[path = "window/hands.rs"]
mod hands;

use hands::{Desk, plan, start};

/// How long one day may take; a machine that draws without a graphics card needs about three minutes.
const DAY: Duration = Duration::from_secs(900);

/// What the Monday came to, and by which way: every way must come to the same.
static MONDAY: Mutex<Option<(String, &'static str)>> = Mutex::new(None);

fn attempts(db: &Path) -> Vec<AttemptRow> {
    Store::open(db).unwrap().attempts(&AttemptFilter::default()).unwrap()
}

/// The closed attempt of a database, as the program itself tells of it, verified. Gives its facts' digest.
fn closed_and_verified(desk: &Desk, db: &Path) -> String {
    let listed = desk.ask(db, &["attempts", "--json"]);
    let rows = String::from_utf8_lossy(&listed.stdout).into_owned();
    let closed: Vec<serde_json::Value> = rows
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap())
        .filter(|v| !v["closed_at"].is_null())
        .collect();
    let [one] = closed.as_slice() else { panic!("one attempt should be closed:\n{rows}") };
    let v = desk.ask(db, &["replay", one["attempt"].as_str().unwrap(), "--verify"]);
    let lines = String::from_utf8_lossy(&v.stdout).into_owned();
    let good = ["sealed: yes", "marked alike: yes", "re-derived: yes"];
    assert!(v.status.success() && good.iter().all(|g| lines.lines().any(|l| l.starts_with(g))), "{lines}");
    one["facts_digest"].as_str().unwrap().to_owned()
}

fn monday(way: &'static str) {
    let desk = Desk::new();
    desk.window(&desk.db()).plays_file(way, &plan("monday.plan"), DAY);
    let digest = closed_and_verified(&desk, &desk.db());
    let mut first = MONDAY.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let (other, by) = first.get_or_insert_with(|| (digest.clone(), way));
    assert_eq!(digest, *other, "the day by {way} is not the day by {by}");
}

#[test]
fn a_half_day_by_the_mouse_alone() {
    monday("mouse");
}

#[test]
fn a_half_day_by_the_keyboard_alone() {
    monday("keys");
}

#[test]
fn a_half_day_through_the_accessibility_bus() {
    monday("bus");
}

/// From the title into the Monday of seed 1.
const BEGIN: &str = "press Play\ntype Your name: Aisha\npress Go on\npress Open this day | after Monday: requests\npress More\n\
                     type Seed: 1\npress Begin the day\nsee Work in hand\n";

/// A plan whose paragraphs each do one act: the act as typed in text mode, and the steps of the window.
fn acts(name: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(plan(name)).unwrap();
    let paragraph = |p: &str| {
        let lines: Vec<&str> = p.lines().filter(|l| !l.starts_with('#')).collect();
        let typed = lines.iter().find_map(|l| l.strip_prefix("= "))?;
        let steps: Vec<&str> = lines.iter().copied().filter(|l| !l.starts_with('=')).collect();
        Some((typed.to_owned(), steps.join("\n")))
    };
    text.split("\n\n").filter_map(paragraph).collect()
}

/// The same acts typed in text mode, uninterrupted: the digest of their facts, and how many entries there were after each.
fn typed(desk: &Desk, acts: &[(String, String)]) -> (String, Vec<u32>) {
    let db = desk.dir.path().join("typed.sqlite3");
    let args = ["play", "monday-requests", "--text", "--seed", "1", "--mode", "practice", "--trainee", "Aisha"];
    let mut child = start(
        desk.tool(env!("CARGO_BIN_EXE_records-day")).args(args).arg("--db").arg(&db).stdin(Stdio::piped()).stdout(Stdio::piped()),
    );
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut counts = Vec::new();
    for (line, _) in acts {
        if line == "close day" {
            writeln!(input, "close day\nyes").unwrap();
            break;
        }
        // A question without effect, answered at once: when its answer is there, the act is kept.
        writeln!(input, "{line}\nxyzzy").unwrap();
        input.flush().unwrap();
        assert!(output.by_ref().any(|l| l.contains("xyzzy")), "text mode ended at: {line}");
        let store = Store::open(&db).unwrap();
        let row = store.attempts(&AttemptFilter::default()).unwrap().remove(0);
        counts.push(store.entry_count(&row.id).unwrap());
    }
    drop(input);
    output.for_each(drop);
    assert!(child.wait().unwrap().success());
    assert!(counts.windows(2).all(|w| w[0] < w[1]), "each line should be one act: {counts:?}");
    (closed_and_verified(desk, &db), counts)
}

/// Numbers without chance of their own, so that a failure can be found again.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *seed >> 33
}

#[test]
fn a_window_killed_at_twenty_moments_of_a_day_loses_nothing_and_goes_on() {
    let desk = Desk::new();
    let db = desk.db();
    let acts = acts("killed.plan");
    let (expected, counts) = typed(&desk, &acts);
    let (mut kills, mut kept, mut done, mut chance) = (0, 0, 0, 20_260_302);
    while kills < 20 {
        let mut app = desk.window(&db);
        let begin = if kills == 0 { BEGIN.to_owned() } else { "press Resume Monday: requests\nsee Work in hand\n".to_owned() };
        let rest: Vec<&str> = acts[done..].iter().map(|(_, steps)| steps.as_str()).collect();
        let file = desk.dir.path().join("life.plan");
        std::fs::write(&file, begin + &rest.join("\n")).unwrap();
        let mut driver = start(app.driver("keys", &file).stdout(Stdio::null()).stderr(Stdio::piped()));
        // Some die while they start, most after an act or two.
        let more = u32::try_from(next(&mut chance) % 3).unwrap();
        let (from, patience) = (kept, Duration::from_secs(60));
        let until = Instant::now() + patience;
        while kills > 0 && more == 0 || entries(&db) < from + more {
            if (more == 0 && kills > 0) || driver.try_wait().unwrap().is_some() || Instant::now() > until {
                break;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let pause = if more == 0 { next(&mut chance) % 4000 } else { next(&mut chance) % 150 };
        std::thread::sleep(Duration::from_millis(pause));
        let seen = entries(&db);
        let by_itself = app.child.try_wait().unwrap();
        app.child.kill().unwrap();
        app.child.wait().unwrap();
        driver.kill().unwrap();
        let told = driver.wait_with_output().unwrap();
        assert_eq!(by_itself, None, "it ended by itself: {}", app.said());
        assert!(!app.said().contains("panicked"), "{}", app.said());
        assert!(
            !String::from_utf8_lossy(&told.stderr).contains("nothing came of it"),
            "{}",
            String::from_utf8_lossy(&told.stderr)
        );
        kills += 1;
        let Some(row) = attempts(&db).into_iter().next() else { continue };
        let store = Store::open(&db).unwrap();
        let now = store.entry_count(&row.id).unwrap();
        assert!(now >= seen, "kill {kills}: of {seen} entries {now} are left");
        assert!(store.verify_seal(&row.id).unwrap().ok(), "kill {kills}: the chain is broken");
        assert!(row.closed_at.is_none(), "the day was over after {kills} kills");
        kept = now;
        done = counts.iter().filter(|c| **c <= now).count().max(done);
        println!("kill {kills} at entry {now}: {done} acts done");
    }
    let begin = "press Resume Monday: requests\nsee Work in hand\n";
    let rest: Vec<&str> = acts[done..].iter().map(|(_, steps)| steps.as_str()).collect();
    println!("20 kills, {done} of {} acts done by then", acts.len());
    desk.window(&db).plays("keys", &(begin.to_owned() + &rest.join("\n")));
    assert_eq!(closed_and_verified(&desk, &db), expected, "the day did not end as an uninterrupted one");
}

/// How many entries the newest attempt has.
fn entries(db: &Path) -> u32 {
    let Ok(store) = Store::open_to_read(db) else { return 0 };
    let Ok(all) = store.attempts(&AttemptFilter::default()) else { return 0 };
    all.first().map_or(0, |row| store.entry_count(&row.id).unwrap_or(0))
}

#[test]
fn without_a_display_it_says_so_in_one_line_and_ends() {
    let dir = tempfile::tempdir().unwrap();
    for display in [("DISPLAY", ""), ("DISPLAY", ":4711"), ("WAYLAND_DISPLAY", "nowhere")] {
        let o = Command::new(env!("CARGO_BIN_EXE_records-day"))
            .args(["play", "monday-requests", "--db"])
            .arg(dir.path().join("records.sqlite3"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env(display.0, display.1)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&o.stderr).into_owned();
        assert_eq!(o.status.code(), Some(3), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("--text") && said.contains(display.1), "{said}");
        assert!(!dir.path().join("records.sqlite3").exists(), "a day was begun that nobody can see");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_of_in_the_window() {
    let desk = Desk::new();
    let folder = desk.dir.path().join("locked");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o555)).unwrap();
    // Nothing is closed to root but what the kernel keeps for itself.
    let free = std::fs::write(folder.join("tried"), "").is_ok();
    let db = if free { PathBuf::from("/proc/records-day/records.sqlite3") } else { folder.join("records.sqlite3") };
    let mut app = desk.window(&db);
    app.plays("keys", "see --db\nsee Play\npress Settings\nsee Size of text\npress Back\npress About\npress Back\nsee --db\n");
}

#[test]
fn two_windows_on_one_database_both_play_and_lose_nothing() {
    let desk = Desk::new();
    let db = desk.db();
    let mut one = desk.window(&db);
    one.plays("keys", BEGIN);
    let mut other = desk.window(&db);
    other.plays("keys", &BEGIN.replace("Aisha", "Ben").replace("Seed: 1", "Seed: 2"));
    for _ in 0..3 {
        one.plays("keys", "press Wait\n");
        other.plays("keys", "press Wait\n");
    }
    for app in [&mut one, &mut other] {
        app.plays("keys", "press Close the day\npress Close the day | after Close the day?\nsee marks in all\n");
    }
    let rows = attempts(&db);
    assert_eq!(rows.len(), 2, "{rows:?}");
    for row in rows {
        assert!(row.closed_at.is_some());
        assert!(desk.ask(&db, &["replay", row.id.as_str(), "--verify"]).status.success());
    }
}

#[test]
fn one_day_open_in_two_windows_is_never_mixed_up() {
    let desk = Desk::new();
    let db = desk.db();
    let mut one = desk.window(&db);
    one.plays("keys", BEGIN);
    let mut other = desk.window(&db);
    other.plays("keys", "press Resume Monday: requests\nsee Work in hand\n");
    one.plays("keys", "press Wait\nsee Papers or folders are put down\n");
    // The second one learns that the day went on without it: in words, and nothing is written over.
    other.plays("keys", "perhaps press Wait\n");
    other.is_well();
    one.is_well();
    let row = attempts(&db).remove(0);
    assert!(Store::open(&db).unwrap().verify_seal(&row.id).unwrap().ok());
    drop((one, other));
    let mut again = desk.window(&db);
    again.plays("keys", "press Resume Monday: requests\nsee Work in hand\npress Wait\n");
    let v = desk.ask(&db, &["replay", row.id.as_str(), "--verify"]);
    assert!(v.status.success(), "{}", String::from_utf8_lossy(&v.stdout));
}

#[test]
fn very_small_and_very_large_windows_hold() {
    let desk = Desk::new();
    let mut app = desk.window(&desk.db());
    let resize = |w: u32, h: u32| {
        let size = [w.to_string(), h.to_string()];
        let moved = desk.tool("xdotool").args(["search", "--name", "Records Day", "windowsize"]).args(size).status();
        assert!(moved.is_ok_and(|s| s.success()), "the window could not be made {w} by {h}");
        std::thread::sleep(Duration::from_millis(800));
    };
    app.plays("keys", "see Play\n");
    resize(480, 320);
    app.plays("keys", BEGIN);
    for (w, h) in [(2600, 1600), (480, 320), (400, 1200), (1400, 300), (480, 320)] {
        resize(w, h);
        app.plays("keys", "press Wait\nopen Papers\nopen PAS\nopen Talk\n");
    }
    // Smaller than pages are made for it says so, and the day waits.
    resize(320, 1200);
    app.plays("keys", "see This window is too small to work in\n");
    resize(1280, 720);
    app.plays("mouse", "press Close the day\npress Close the day | after Close the day?\nsee marks in all\n");
}
