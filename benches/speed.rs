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
use records_day::day::{Plan, TaskId};
use records_day::marking::Report;
use records_day::marking::judgement::Timing;
use records_day::scenario::model::{Scenario, Task};
use records_day::scenario::{Content, TextFile, VariantChoice, check, deal};
use records_day::session::scripted::play;
use records_day::session::{Mode, NotKept, Session};

const TASKS: usize = 200;
const APART_SECS: u32 = 180;
/// The peer's two hundred arrive over eight hours.
const PEERS_APART_SECS: u32 = 144;
/// Days dealt beforehand and played turn by turn.
const SEEDS: u64 = 8;

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let wants = |row: &str| asked.is_empty() || asked.iter().any(|a| a == row);
    let files = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    if wants("days") {
        let content = check(copies(&files, TASKS / SHORT.len())).content;
        let day = short_day(&content);
        days("days", content, &day, |r| r.up_to_standard);
        let content = check(copies(&files, 7)).content;
        let day = full_day(&content);
        days("full days", content, &day, |r| r.ended > 150);
    }
    if asked.iter().any(|a| a == "tasks") {
        tasks(&files);
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

/// Tasks one after another as one day, so many seconds apart; it closes so long after the last could have come.
fn one_day(content: &Content, tasks: Vec<Task>, apart: u32, tail: u32) -> Scenario {
    let mut day = content.scenarios[0].clone();
    day.people = content.scenarios.iter().flat_map(|s| s.people.clone()).collect();
    day.patients = content.scenarios.iter().flat_map(|s| s.patients.clone()).collect();
    day.tasks = tasks;
    for (i, t) in (0u32..).zip(&mut day.tasks) {
        t.arrives = i * apart;
    }
    day.closes = day.opens + u32::try_from(day.tasks.len()).unwrap() * apart + tail;
    day
}

/// The same with the people and patients whom its tasks name, and whom those name in turn, and no others.
fn with_who_is_named(mut day: Scenario) -> Scenario {
    let tasks: String = day.tasks.iter().map(|t| format!("{t:?}")).collect();
    let is_in = |text: &str, id: &str| text.contains(&format!("\"{id}\""));
    let mut named = tasks.clone();
    loop {
        let patients = day.patients.iter().filter(|(id, _)| is_in(&named, id)).map(|(_, p)| format!("{p:?}"));
        let more = tasks.clone() + &patients.collect::<String>();
        if more.len() == named.len() {
            break;
        }
        named = more;
    }
    day.patients.retain(|id, _| is_in(&named, id));
    day.people.retain(|id, _| is_in(&named, id));
    day
}

/// The shipped tasks that are nearest to the six steps of the peer's: of all 31 the five with the fewest acts, floor rounds and
/// waiting included, among those that call for at least five rules (`cargo bench --bench speed tasks` prints all of them).
const SHORT: [&str; 5] = ["labels_strip", "smith_potassium", "sent_home_again", "police_about_dawit", "complaint_for_the_notes"];

/// Copies of one shipped task.
fn copies_of<'a>(content: &'a Content, id: &'a str) -> impl Iterator<Item = &'a Task> {
    let is_copy =
        move |own: &str| own.strip_prefix(id).and_then(|x| x.strip_prefix('_')).is_some_and(|k| k.parse::<u32>().is_ok());
    content.scenarios.iter().flat_map(|s| &s.tasks).filter(move |t| is_copy(&t.raw.id))
}

/// Two hundred short tasks, turn by turn, arriving over eight hours as the peer's do.
fn short_day(content: &Content) -> Scenario {
    let mut each: Vec<_> = SHORT.iter().map(|id| copies_of(content, id)).collect();
    let turn_by_turn = (0..TASKS).filter_map(|n| each[n % SHORT.len()].next().cloned()).collect();
    with_who_is_named(one_day(content, turn_by_turn, PEERS_APART_SECS, 600))
}

/// Two hundred tasks of every shipped kind.
fn full_day(content: &Content) -> Scenario {
    let all = content.scenarios.iter().flat_map(|s| s.tasks.iter().cloned()).take(TASKS).collect();
    one_day(content, all, APART_SECS, 3600)
}

/// A day dealt and its answers made ready, to be played any number of times.
struct Ready {
    content: Arc<Content>,
    habit: Habit,
    days: Vec<(Arc<Plan>, Answers)>,
}

impl Ready {
    fn of(content: &Arc<Content>, day: &Scenario, seeds: u64) -> Ready {
        let ways = ways(content, Arc::new(Names::of(day)), Habit::LocksScreen);
        let deal_one = |seed| {
            let plan = deal(content, day, seed, VariantChoice::Mixed).unwrap().plan;
            let answers = Answers::of(&plan, &ways, day.tasks.iter().map(|t| t.model.clone()).collect());
            (plan, answers)
        };
        Ready { content: Arc::clone(content), habit: ways.habit, days: (1..=seeds).map(deal_one).collect() }
    }

    /// From a dealt plan to the report and the digest.
    fn play(&self, turn: usize) -> (Session<NotKept>, Report) {
        let (plan, answers) = &self.days[turn % self.days.len()];
        let mut clerk = ModelClerk::with(answers.clone(), self.habit);
        let rubric = Arc::clone(&self.content.rubric);
        let mut s = Session::new(Arc::clone(plan), rubric, Mode::Practice, Timing::Timed, NotKept).without_log();
        s.begin().unwrap();
        play(&mut s, &mut clerk, Duration::ZERO).unwrap();
        let report = s.report(&NoWords);
        std::hint::black_box(s.facts_digest());
        (s, report)
    }
}

/// Plays a day again and again and prints its row.
fn days(row: &str, content: Content, day: &Scenario, played: fn(&Report) -> bool) {
    assert_eq!(day.tasks.len(), TASKS);
    let content = Arc::new(content);
    let began = Instant::now();
    let ready = Ready::of(&content, day, SEEDS);
    let dealing = began.elapsed().as_secs_f64() / SEEDS as f64;
    let (mut turns, mut acts, mut facts) = (0usize, 0u64, 0u64);
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(4) {
        let (s, report) = ready.play(turns);
        assert!(played(&report), "the {row} are played: {} tasks ended, {} majors", report.ended, report.major);
        acts += u64::from(s.acts());
        facts += u64::from(s.facts_count());
        turns += 1;
    }
    let secs = began.elapsed().as_secs_f64();
    let sessions = (0..ready.days.len()).map(|turn| ready.play(turn).0);
    let in_each = |s: Session<NotKept>| (0..TASKS as u16).map(move |t| s.marker().watches_in(TaskId(t)));
    let rules: Vec<usize> = sessions.flat_map(in_each).collect();
    println!(
        "{row}: {:.1} days/s of {TASKS} tasks, {:.0} acts/s, {:.0} facts/s; a task: {:.1} acts, {:.1} rules called for, the least {} (dealing a day: {:.2} ms)",
        turns as f64 / secs,
        acts as f64 / secs,
        facts as f64 / secs,
        acts as f64 / (turns * TASKS) as f64,
        rules.iter().sum::<usize>() as f64 / rules.len() as f64,
        rules.iter().min().unwrap(),
        dealing * 1e3
    );
}

/// Acts and rules of every shipped task, each played as days of forty copies of nothing else, as far apart as the peer's.
fn tasks(files: &[TextFile]) {
    let content = Arc::new(check(copies(files, 40)).content);
    for id in check(files.to_vec()).content.scenarios.iter().flat_map(|s| s.tasks.iter().map(|t| t.raw.id.clone())) {
        let day = with_who_is_named(one_day(&content, copies_of(&content, &id).cloned().collect(), PEERS_APART_SECS, 600));
        let ready = Ready::of(&content, &day, SEEDS);
        let (mut acts, mut rules, mut least) = (0u32, 0usize, usize::MAX);
        for turn in 0..ready.days.len() {
            let (s, _) = ready.play(turn);
            let each: Vec<usize> = (0..day.tasks.len() as u16).map(|t| s.marker().watches_in(TaskId(t))).collect();
            acts += s.acts();
            rules += each.iter().sum::<usize>();
            least = least.min(each.into_iter().min().unwrap());
        }
        let n = (day.tasks.len() * ready.days.len()) as f64;
        println!("task {id}: {:.1} acts, {:.1} rules called for, the least {least}", f64::from(acts) / n, rules as f64 / n);
    }
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
        opened_by: None,
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
