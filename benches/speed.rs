//! How fast: whole days without a screen, the checker, an act on its way to disk, opening a large library. Prints one line a row.
//! The peers run beside it: `benches/measure` calls both and gives the ratios.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot go on says so by stopping")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use records_day::authoring::library::Origin;
use records_day::authoring::prove::{NoWords, ways};
use records_day::clerk::answer::Answers;
use records_day::clerk::model::ModelClerk;
use records_day::clerk::shown::Names;
use records_day::clerk::ways::Habit;
use records_day::marking::judgement::Timing;
use records_day::scenario::model::Scenario;
use records_day::scenario::{Content, TextFile, VariantChoice, check, deal};
use records_day::session::scripted::play;
use records_day::session::{Mode, NotKept, Session};

const TASKS: usize = 200;
const APART_SECS: u32 = 180;
/// Days dealt beforehand and played turn by turn.
const SEEDS: u64 = 8;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let wants = |row: &str| asked.is_empty() || asked.iter().any(|a| a == row);
    let files = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    if wants("days") {
        days(&files);
    }
    if wants("check") {
        checking(&files);
    }
    if wants("act") {
        act_to_disk(&files);
    }
    if wants("library") {
        library(&files);
    }
}

/// The shipped days with every id made its own, `copy` times over.
fn copies(files: &[TextFile], copy: usize) -> Vec<TextFile> {
    let shipped = check(files.to_vec()).content;
    let mut out: Vec<TextFile> = files.iter().filter(|f| !f.path.contains("scenarios/")).cloned().collect();
    for s in &shipped.scenarios {
        let text = files.iter().find(|f| f.path == s.path).unwrap().text.clone().unwrap();
        let mut ids: Vec<String> = s.people.keys().chain(s.patients.keys()).cloned().collect();
        for t in &s.tasks {
            ids.push(t.raw.id.clone());
            ids.extend(t.sheets.iter().cloned());
        }
        for k in 0..copy {
            let mut own = text.to_string();
            for id in &ids {
                own = own.replace(&format!("\"{id}\""), &format!("\"{id}_{k}\""));
            }
            out.push(TextFile { path: format!("scenarios/copies/{}-{k}.ron", s.name()).into(), text: Ok(own.into()) });
        }
    }
    out
}

/// One long day with two hundred tasks of shipped kinds.
fn long_day(content: &Content) -> Scenario {
    let mut all = content.scenarios.iter();
    let mut day = all.next().unwrap().clone();
    for s in all {
        day.people.extend(s.people.clone());
        day.patients.extend(s.patients.clone());
        day.tasks.extend(s.tasks.iter().cloned());
    }
    day.tasks.truncate(TASKS);
    for (i, t) in day.tasks.iter_mut().enumerate() {
        t.arrives = u32::try_from(i).unwrap() * APART_SECS;
    }
    day.closes = day.opens + u32::try_from(TASKS).unwrap() * APART_SECS + 3600;
    day
}

fn days(files: &[TextFile]) {
    let content = check(copies(files, 7)).content;
    let day = long_day(&content);
    assert_eq!(day.tasks.len(), TASKS);
    let ways = ways(&content, Arc::new(Names::of(&day)), Habit::LocksScreen);
    let model = || day.tasks.iter().map(|t| t.model.clone()).collect();
    let began = Instant::now();
    let dealt: Vec<_> = (1..=SEEDS).map(|seed| deal(&content, &day, seed, VariantChoice::Mixed).unwrap()).collect();
    let days: Vec<_> = dealt.iter().map(|d| (&d.plan, Answers::of(&d.plan, &ways, model()))).collect();
    let dealing = began.elapsed().as_secs_f64() / f64::from(u32::try_from(SEEDS).unwrap());
    let mut played = 0u32;
    let (mut acts, mut facts, mut called) = (0u64, 0u64, 0usize);
    let began = Instant::now();
    for (plan, answers) in days.iter().cycle() {
        if began.elapsed() >= Duration::from_secs(4) {
            break;
        }
        let mut c = ModelClerk::with(answers.clone(), ways.habit);
        let mut s =
            Session::new(Arc::clone(plan), Arc::clone(&content.rubric), Mode::Practice, Timing::Timed, NotKept).without_log();
        s.begin().unwrap();
        play(&mut s, &mut c, Duration::ZERO).unwrap();
        let report = s.report(&NoWords);
        assert!(report.ended > 150, "the long day is played: {} tasks ended", report.ended);
        std::hint::black_box(s.facts_digest());
        acts += u64::from(s.acts());
        facts += u64::from(s.facts_count());
        called = s.marker().watches();
        played += 1;
    }
    let secs = began.elapsed().as_secs_f64();
    println!(
        "days: {:.1} days/s of {TASKS} tasks, {:.0} acts/s, {:.0} facts/s, {:.1} rules called for a task (dealing a day: {:.2} ms)",
        f64::from(played) / secs,
        acts as f64 / secs,
        facts as f64 / secs,
        called as f64 / TASKS as f64,
        dealing * 1e3
    );
}

fn checking(files: &[TextFile]) {
    let many = copies(files, 12);
    let bytes: usize = many.iter().filter_map(|f| f.text.as_ref().ok()).map(|t| t.len()).sum();
    let mut best = Duration::MAX;
    for _ in 0..5 {
        let again = many.clone();
        let began = Instant::now();
        std::hint::black_box(check(again));
        best = best.min(began.elapsed());
    }
    let mib = bytes as f64 / 1_048_576.0;
    println!("check: {mib:.2} MiB in {:.0} ms, {:.2} MiB/s", best.as_secs_f64() * 1e3, mib / best.as_secs_f64());
}

/// An act, from asking to on disk, against one bare commit of the same row, turn by turn on the same disk.
fn act_to_disk(files: &[TextFile]) {
    use records_day::day::Act;
    use records_day::progress::{PersonKind, PlayedBy, Store};
    use records_day::session::kept::{Attempt, Beginning};
    let dir = tempfile::tempdir().unwrap();
    let store = std::rc::Rc::new(Store::open(&dir.path().join("acts.sqlite3")).unwrap());
    let content = Arc::new(check(files.to_vec()).content);
    let path = content.scenarios[0].path.to_string();
    let beginning = Beginning {
        person: store.person_named("bench", PersonKind::Scripted).unwrap(),
        seed: 1,
        choice: VariantChoice::Mixed,
        mode: Mode::Practice,
        timing: Timing::Timed,
        played_by: PlayedBy::Scripted,
        clerk: None,
    };
    let mut attempt = Attempt::begin(std::rc::Rc::clone(&store), content, &path, beginning).unwrap();
    let bare = rusqlite::Connection::open(dir.path().join("bare.sqlite3")).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE entry(attempt TEXT NOT NULL, seq INTEGER NOT NULL, second INTEGER NOT NULL, kind TEXT NOT NULL, act BLOB NOT NULL,
         facts BLOB NOT NULL, columns BLOB NOT NULL, seal BLOB NOT NULL, PRIMARY KEY(attempt, seq)) STRICT, WITHOUT ROWID;",
    )
    .unwrap();
    let insert = "INSERT INTO entry VALUES(?1, ?2, ?3, 'act', ?4, ?5, ?6, ?7)";
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for n in 0..1500u32 {
        let act = if n % 2 == 0 { Act::Unlock } else { Act::Lock };
        let began = Instant::now();
        attempt.ask(&act).unwrap();
        ours.push(began.elapsed());
        let began = Instant::now();
        let row = (attempt.id.as_str(), n, n, [7u8; 2], [7u8; 24], [7u8; 48], [7u8; 32]);
        bare.prepare_cached(insert).unwrap().execute(row).unwrap();
        theirs.push(began.elapsed());
    }
    ours.sort();
    theirs.sort();
    let (a, b) = (ours[ours.len() / 2], theirs[theirs.len() / 2]);
    println!(
        "act: {:.3} ms to disk, bare commit {:.3} ms, ratio {:.2}",
        a.as_secs_f64() * 1e3,
        b.as_secs_f64() * 1e3,
        a.as_secs_f64() / b.as_secs_f64()
    );
}

fn library(files: &[TextFile]) {
    let content = check(files.to_vec()).content;
    let open = |crowd: u32| {
        let mut s = content.scenarios[0].clone();
        s.crowd = crowd;
        let mut times: Vec<Duration> = (1..=200)
            .map(|seed| {
                let began = Instant::now();
                std::hint::black_box(deal(&content, &s, seed, VariantChoice::Mixed).unwrap());
                began.elapsed()
            })
            .collect();
        times.sort();
        times[times.len() / 2].as_secs_f64() * 1e3
    };
    let (small, large) = (open(1_000), open(100_000));
    println!("library: opening a day with 1,000 casenotes {small:.3} ms, with 100,000 {large:.3} ms, ratio {:.2}", large / small);
}
