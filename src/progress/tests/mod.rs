//! Tests of the store as a whole, against files in a temporary folder.
mod attempts;
mod files;
mod people;
mod seals;
mod transfers;

use std::path::{Path, PathBuf};

use super::*;

/// A folder that is gone afterwards, and a database file in it.
struct Place {
    _folder: tempfile::TempDir,
    file: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("progress.sqlite3");
    Place { _folder: folder, file }
}

/// The beginning of a practice attempt, with its content kept.
fn start(store: &Store) -> AttemptStart {
    let scenario = store.put_content(b"(id: \"quiet-monday\")").unwrap();
    let page = store.put_content(b"Ask for three identifiers.").unwrap();
    let manifest = format!("scenarios/quiet-monday.ron {scenario}\nmanual/identity.ron {page}\n");
    AttemptStart {
        person: store.person_named("Ada Fenwick-Zillah", PersonKind::Trainee).unwrap(),
        scenario: "quiet-monday".to_owned(),
        manifest: store.put_content(manifest.as_bytes()).unwrap(),
        seed: u64::MAX - 6,
        variant: "mixed".to_owned(),
        variants_json: r#"{"t1":"trap"}"#.to_owned(),
        mode: "practice".to_owned(),
        untimed: false,
        played_by: PlayedBy::Person,
        clerk: Some("model".to_owned()),
        rules: 3,
        parent: None,
    }
}

/// Entries from the next one to `to`.
fn play_to(store: &Store, log: &mut Log, to: u32) {
    for seq in log.next_seq..=to {
        let kind = [EntryKind::Act, EntryKind::Clock, EntryKind::Note][(seq % 3) as usize];
        let added = store.append(log, kind, seq * 10, format!("act {seq}").as_bytes(), format!("facts {seq}").as_bytes());
        assert_eq!(added.unwrap(), seq);
    }
}

fn close(store: &Store, log: &mut Log) {
    store.append(log, EntryKind::End, 9000, b"end", b"over").unwrap();
    store.close(log, "facts-digest", "scheme-1", r#"{"earned":7}"#, r#"{"tasks":1}"#).unwrap();
}

/// Marks the attempt again, under files of their own.
fn mark_again(store: &Store, attempt: &AttemptId) -> u32 {
    mark_again_because(store, attempt, "the page was wrong")
}

fn mark_again_because(store: &Store, attempt: &AttemptId, why: &str) -> u32 {
    let page = store.put_content(b"Ask for four identifiers.").unwrap();
    let manifest = store.put_content(format!("manual/identity.ron {page}\n").as_bytes()).unwrap();
    let marking =
        Marking { scheme: "scheme-2", manifest: &manifest, why: Some(why), marks_json: "{}", summary_json: r#"{"tasks":2}"# };
    store.add_mark_set(attempt, &marking).unwrap()
}

/// A connection that knows nothing of the rules, to edit with.
fn raw(file: &Path) -> Connection {
    let conn = Connection::open(file).unwrap();
    conn.execute_batch("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON").unwrap();
    conn
}
