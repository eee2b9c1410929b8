//! How fast the pages around the day are with many people behind them: makes a database of 1,000 trainees with 100 attempts each
//! (or as many as asked: `cargo bench --bench screens -- 100 1000`) and makes each page's view from it. Prints one line a page.
//! Every sixth attempt is one that was stepped back from, with the one that goes on. `TMPDIR` says where the file lies.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "a measurement that cannot go on says so by stopping")]

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use records_day::authoring::library::Origin;
use records_day::authoring::prove::{NoWords, clerk};
use records_day::clerk::ClerkName;
use records_day::progress::{AttemptId, AttemptStart, EntryKind, PersonId, PersonKind, PlayedBy, Store};
use records_day::scenario::{Content, check};
use records_day::screens::intent::Page;
use records_day::session::kept::{Attempt, Beginning};
use records_day::session::scripted::play;
use records_day::session::{Mode, WhichMarks};
use records_day::views::{days, debrief, history, outcomes, title, today, who};
use records_day::wording::Words;

const PEOPLE: usize = 1_000;
const ATTEMPTS: usize = 100_000;
/// Each page is made so often; the middle one is printed.
const TIMES: usize = 7;

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|a| a.parse().ok()).collect();
    let people = asked.first().copied().unwrap_or(PEOPLE);
    let each = asked.get(1).copied().unwrap_or(ATTEMPTS) / people.max(1);
    let files = Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()).read();
    let content = Arc::new(check(files).content);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("many.sqlite3");
    let store = Rc::new(Store::open(&file).unwrap());
    let begun = Instant::now();
    let samples = samples(&store, &content);
    let crowd: Vec<PersonId> =
        (0..people).map(|n| store.person_named(&format!("Trainee {n:04}"), PersonKind::Trainee).unwrap()).collect();
    for n in 0..each {
        for person in &crowd {
            fill(&store, person, &samples, n);
        }
    }
    let size = std::fs::metadata(&file).map_or(0, |m| m.len()) >> 20;
    println!("{people} people, {} attempts, {size} MiB, made in {} s", people * each, begun.elapsed().as_secs());
    measure(&store, &content, &crowd[people / 2], &samples[0].id);
}

/// What is kept of a day that was really played.
struct Sample {
    id: AttemptId,
    scenario: String,
    manifest: String,
    scheme: String,
    marks: String,
    summary: String,
}

/// Days played by scripted clerks, kept as a person's.
fn samples(store: &Rc<Store>, content: &Arc<Content>) -> Vec<Sample> {
    let person = store.person_named("Sample", PersonKind::Trainee).unwrap();
    let mut out = Vec::new();
    for s in &content.scenarios {
        for (seed, who) in (1..).zip([ClerkName::Model, ClerkName::Careless, ClerkName::Escalator]) {
            let beginning = Beginning::by_person(person.clone(), Mode::Practice, false, Some(seed));
            let mut a = Attempt::begin(Rc::clone(store), Arc::clone(content), &s.path, beginning).unwrap();
            let mut c = clerk(who, content, s, &a.dealt, seed);
            play(&mut a.session, &mut *c, Duration::ZERO).unwrap();
            a.close(&NoWords).unwrap();
            let marks = store.mark_sets(&a.id).unwrap().pop().unwrap();
            out.push(Sample {
                scenario: s.path.to_string(),
                manifest: a.manifest.clone(),
                scheme: marks.scheme,
                marks: marks.marks_json,
                summary: store.summary(&a.id).unwrap().unwrap(),
                id: a.id,
            });
        }
    }
    out
}

/// One more attempt, closed, with the marks of a sample; its log is short, since no page around the day reads it.
fn fill(store: &Store, person: &PersonId, samples: &[Sample], n: usize) {
    let s = &samples[n % samples.len()];
    let start = |parent| AttemptStart {
        person: person.clone(),
        scenario: s.scenario.clone(),
        manifest: s.manifest.clone(),
        seed: 1 + n as u64,
        variant: "mixed".into(),
        variants_json: "{}".into(),
        mode: "practice".into(),
        untimed: false,
        played_by: PlayedBy::Person,
        clerk: None,
        rules: records_day::day::RULES,
        parent,
    };
    let mut log = store.begin(start(None)).unwrap();
    store.append(&mut log, EntryKind::Act, 1, b"act", b"facts").unwrap();
    if n.is_multiple_of(6) {
        log = store.begin(start(Some((log.attempt.clone(), 0)))).unwrap();
    }
    store.close(&mut log, "digest", &s.scheme, &s.marks, &s.summary).unwrap();
}

fn measure(store: &Rc<Store>, content: &Arc<Content>, person: &PersonId, played: &AttemptId) {
    let words = Words::english();
    let someone = Some(person);
    row("title, nobody signed in", || drop(title::title(Some(store), content, &[], &words, None, &[])));
    row("title", || drop(title::title(Some(store), content, &[], &words, someone, &[])));
    row("who", || drop(who::who(store, someone, None).unwrap()));
    row("days", || drop(days::days(store, content, &[], &words, someone, today()).unwrap()));
    row("days played", || drop(history::history(store, content, &words, someone).unwrap()));
    row("criterion outcomes", || drop(outcomes::outcomes(store, content, &words, someone, today()).unwrap()));
    row("debrief of a past day", || {
        let view = debrief::look_back(store, content, played.as_str(), WhichMarks::Newest).unwrap();
        assert_eq!(view.back, Page::History);
    });
}

fn row(name: &str, make: impl Fn()) {
    let mut times: Vec<u128> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            make();
            begun.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    let ms = |n: usize| times[n] as f64 / 1000.0;
    println!("{name:<26} {:>9.1} ms (from {:.1} to {:.1})", ms(TIMES / 2), ms(0), ms(TIMES - 1));
}
