//! Playing, being cut off, stepping back, closing, listing.
use super::*;

#[test]
fn an_attempt_goes_on_where_it_was_cut_off() {
    let place = place();
    let (id, played) = {
        let store = Store::open(&place.file).unwrap();
        let mut log = store.begin(start(&store)).unwrap();
        play_to(&store, &mut log, 4);
        (log.attempt.clone(), log)
    };
    let store = Store::open(&place.file).unwrap();
    let mut log = store.reopen(&id).unwrap();
    assert_eq!(log, played);
    play_to(&store, &mut log, 6);
    let entries = store.entries(&id).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    assert_eq!((entries[5].act.as_slice(), entries[5].facts.as_slice()), (&b"act 6"[..], &b"facts 6"[..]));
    assert_eq!((entries[5].second, entries[5].kind, entries[5].seal), (60, EntryKind::Act, log.head));
    assert_eq!(store.entry_count(&id).unwrap(), 6);
    assert!(store.verify_seal(&id).unwrap().ok());
}

#[test]
fn what_is_read_is_what_was_begun() {
    let store = Store::open_in_memory().unwrap();
    let start = start(&store);
    let log = store.begin(start.clone()).unwrap();
    let row = store.attempt(&log.attempt.as_str()[..13]).unwrap();
    assert_eq!((row.person, row.seed, row.rules, row.untimed), (start.person, start.seed, 3, false));
    assert_eq!((row.clerk.as_deref(), row.played_by, row.parent), (Some("model"), PlayedBy::Person, None));
    assert_eq!((row.closed_at, row.head, row.program.as_str()), (None, None, env!("CARGO_PKG_VERSION")));
}

#[test]
fn closing_keeps_marks_summary_and_head_and_takes_no_more() {
    let store = Store::open_in_memory().unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    play_to(&store, &mut log, 3);
    let before = log.clone();
    let manifest = store.attempt(log.attempt.as_str()).unwrap().manifest;
    let nothing = Marking { scheme: "", manifest: &manifest, why: None, marks_json: "", summary_json: "" };
    assert!(matches!(store.add_mark_set(&log.attempt, &nothing), Err(StoreFault::StillOpen { .. })));
    close(&store, &mut log);
    let row = store.attempt(log.attempt.as_str()).unwrap();
    assert_eq!((row.entry_count, row.head, row.facts_digest.as_deref()), (Some(4), Some(log.head), Some("facts-digest")));
    assert_eq!(store.summary(&log.attempt).unwrap().as_deref(), Some(r#"{"tasks":1}"#));
    let unkept = Marking { manifest: "0123", ..nothing };
    assert!(matches!(store.add_mark_set(&log.attempt, &unkept), Err(StoreFault::NoSuchContent { .. })));
    assert_eq!(mark_again(&store, &log.attempt), 2);
    assert_eq!(store.summary(&log.attempt).unwrap().as_deref(), Some(r#"{"tasks":2}"#), "the summary is of the newest marks");
    let marks = store.mark_sets(&log.attempt).unwrap();
    assert_eq!(marks.iter().map(|set| (set.number, set.scheme.as_str())).collect::<Vec<_>>(), [(1, "scheme-1"), (2, "scheme-2")]);
    assert_eq!(marks.iter().map(|set| set.why.as_deref()).collect::<Vec<_>>(), [None, Some("the page was wrong")]);
    let by = marks.iter().map(|set| set.program.as_deref()).collect::<Vec<_>>();
    assert_eq!(by, [Some(env!("CARGO_PKG_VERSION")); 2]);
    assert_eq!(marks[0].manifest.as_deref(), Some(manifest.as_str()));
    assert!(store.verify_seal(&log.attempt).unwrap().ok());

    let closed = |fault: StoreFault| assert!(matches!(fault, StoreFault::Closed { .. }), "{fault}");
    closed(store.reopen(&log.attempt).unwrap_err());
    let mut stale = before;
    stale.next_seq = 9;
    closed(store.append(&mut stale, EntryKind::Act, 1, b"", b"").unwrap_err());
    closed(store.close(&mut log, "", "", "", "").unwrap_err());
}

#[test]
fn a_step_back_begins_a_child_sealed_from_its_parent() {
    let store = Store::open_in_memory().unwrap();
    let mut parent = store.begin(start(&store)).unwrap();
    play_to(&store, &mut parent, 6);
    let back_to = |from: &Log, seq| AttemptStart { parent: Some((from.attempt.clone(), seq)), ..start(&store) };
    let mut child = store.begin(back_to(&parent, 4)).unwrap();
    assert_eq!(child.next_seq, 5);
    play_to(&store, &mut child, 7);
    assert_eq!(store.entries(&child.attempt).unwrap().len(), 3);
    let grandchild = store.begin(back_to(&child, 5)).unwrap();
    let line = store.lineage(&grandchild.attempt).unwrap();
    let stands = [&parent, &child, &grandchild].map(|log| store.stands_at(&log.attempt).unwrap());
    assert_eq!(stands, [60, 70, 50]);
    assert_eq!(line, [(parent.attempt.clone(), 4), (child.attempt.clone(), 5)]);
    close(&store, &mut child);
    for log in [&parent, &child, &grandchild] {
        assert!(store.verify_seal(&log.attempt).unwrap().ok());
    }

    // Stepping back to before the child's own beginning lands in the parent; entry 0 is before everything.
    let further = store.begin(back_to(&child, 2)).unwrap();
    assert_eq!(store.lineage(&further.attempt).unwrap(), [(parent.attempt.clone(), 2)]);
    let afresh = store.begin(back_to(&child, 0)).unwrap();
    // Nothing but the newest can be gone on with, however far apart the two stand in the tree.
    let alone = store.begin(start(&store)).unwrap();
    let goes_on = |log: &Log| store.attempt(log.attempt.as_str()).unwrap().goes_on_as;
    for log in [&parent, &child, &grandchild, &further] {
        assert_eq!(goes_on(log).as_ref(), Some(&afresh.attempt));
    }
    assert_eq!((goes_on(&afresh), goes_on(&alone)), (None, None));
    let open = AttemptFilter { state: Some(AttemptState::Open), ..Default::default() };
    let open: Vec<AttemptId> = store.attempts(&open).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(open, [alone.attempt, afresh.attempt.clone()]);
    assert_eq!((store.lineage(&afresh.attempt).unwrap(), afresh.next_seq), (vec![(parent.attempt.clone(), 0)], 1));
    assert!(store.verify_seal(&afresh.attempt).unwrap().ok());
    assert!(matches!(store.begin(back_to(&child, 99)), Err(StoreFault::NoSuchEntry { seq: 99, .. })));
}

#[test]
fn attempts_are_listed_newest_first_and_found_by_part_of_their_id() {
    let store = Store::open_in_memory().unwrap();
    let mut logs: Vec<Log> = (0..5).map(|_| store.begin(start(&store)).unwrap()).collect();
    close(&store, &mut logs[1]);
    let scripted = AttemptStart { played_by: PlayedBy::Scripted, mode: "shift".to_owned(), ..start(&store) };
    logs.push(store.begin(scripted).unwrap());
    let listed =
        |filter: AttemptFilter| -> Vec<AttemptId> { store.attempts(&filter).unwrap().into_iter().map(|row| row.id).collect() };
    let all = listed(AttemptFilter::default());
    assert_eq!(all, logs.iter().rev().map(|log| log.attempt.clone()).collect::<Vec<_>>());
    assert_eq!(listed(AttemptFilter { limit: Some(2), ..Default::default() }), all[..2]);
    assert_eq!(listed(AttemptFilter { state: Some(AttemptState::Closed), ..Default::default() }), [logs[1].attempt.clone()]);
    assert_eq!(listed(AttemptFilter { played_by: Some(PlayedBy::Scripted), ..Default::default() }), all[..1]);
    assert_eq!(listed(AttemptFilter { mode: Some("shift".to_owned()), ..Default::default() }), all[..1]);
    assert!(listed(AttemptFilter { scenario: Some("other".to_owned()), ..Default::default() }).is_empty());

    let end = &logs[3].attempt.as_str()[24..];
    assert_eq!(store.attempt(&end.to_uppercase()).unwrap().id, logs[3].attempt);
    let fault = store.attempt(&logs[3].attempt.as_str()[..2]).unwrap_err();
    assert!(fault.to_string().contains(logs[0].attempt.as_str()), "{fault}");
    assert!(matches!(store.attempt("nothing"), Err(StoreFault::NoSuchAttempt { .. })));
    assert!(matches!(store.attempt(" "), Err(StoreFault::NoSuchAttempt { .. })));
    assert!(matches!(store.attempt("%"), Err(StoreFault::NoSuchAttempt { .. })));
}

#[test]
fn two_windows_on_one_attempt_cannot_both_go_on() {
    let place = place();
    let (one, other) = (Store::open(&place.file).unwrap(), Store::open(&place.file).unwrap());
    let mut log = one.begin(start(&one)).unwrap();
    let mut same = other.reopen(&log.attempt).unwrap();
    play_to(&one, &mut log, 2);
    let overtaken = |fault: StoreFault| assert!(matches!(fault, StoreFault::Overtaken { .. }), "{fault}");
    overtaken(other.append(&mut same, EntryKind::Act, 1, b"a", b"f").unwrap_err());
    overtaken(other.close(&mut same, "", "", "", "").unwrap_err());
    play_to(&one, &mut log, 3);
    assert!(one.verify_seal(&log.attempt).unwrap().ok());
}

#[test]
fn a_day_cannot_begin_without_its_content() {
    let store = Store::open_in_memory().unwrap();
    let start = AttemptStart { manifest: "0".repeat(64), ..start(&store) };
    assert!(matches!(store.begin(start), Err(StoreFault::NoSuchContent { .. })));
    let sha = store.put_content(b"twice").unwrap();
    assert_eq!(store.put_content(b"twice").unwrap(), sha);
    assert_eq!(store.content(&sha).unwrap(), b"twice");
}

#[test]
fn one_entry_is_one_row_and_one_commit() {
    let place = place();
    let store = Store::open(&place.file).unwrap();
    let mut log = store.begin(start(&store)).unwrap();
    play_to(&store, &mut log, 2);
    let changes = store.conn.total_changes();
    play_to(&store, &mut log, 12);
    assert_eq!(store.conn.total_changes() - changes, 10);
    assert!(store.conn.is_autocommit());
    assert!(store.health().unwrap().median_commit_micros.is_some());
}
