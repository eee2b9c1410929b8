//! Lines to commands: each verb, abbreviations, near misses, and every possible line read back as the act it names.

use super::small_day::{SmallTable, number};
use crate::day::terms::*;
use crate::day::{Act, FieldRef, FolderId, PageId, PatientId, PlaceId, RoleId, SheetId, Source, TaskId, Term};
use crate::records::dates::parse_uk;
use crate::records::{Field, NhsNumber, Section};
use crate::seat::{Handles, Known, Table};
use crate::session::Mode;
use crate::terminal::complete::{complete, lines as complete_lines};
use crate::terminal::moment::possible;
use crate::terminal::parse::{Command, Misread, Query, What, parse};

const T: TaskId = TaskId(0);

/// A day where the telephone has been answered, everything was seen, and two folders and a letter are in hand.
fn well_on() -> (SmallTable, Handles) {
    let mut t = SmallTable::new(Mode::Practice);
    let n = number("31-82-06");
    let acts = [
        Act::Wait(70),
        Act::Attend(TaskId(1)),
        Act::ReadSheet(SheetId(0)),
        Act::PickUpSheet(SheetId(0)),
        Act::Unlock,
        Act::Search(vec![Term::Surname("patel".into())]),
        Act::OpenRegistration(PatientId(0)),
        Act::Go(PlaceId(1)),
        Act::LookOnShelf(n),
        Act::Pull(FolderId(0)),
        Act::Pull(FolderId(1)),
        Act::ReadCover(FolderId(0)),
        Act::Go(PlaceId(0)),
        Act::Attend(T),
        Act::Ask(T, Field::HospitalNumber),
    ];
    for a in &acts {
        assert!(t.ask(a).is_ok(), "{a:?}");
    }
    let mut h = Handles::default();
    h.take_in(t.log());
    (t, h)
}

fn known<'a>(t: &'a SmallTable, h: &'a Handles) -> Known<'a> {
    Known { plan: t.day().plan(), state: t.day().state(), handles: h, words: t.words(), pages: t.manual() }
}

fn read(line: &str) -> Result<Command, Misread> {
    let (t, h) = well_on();
    parse(line, &known(&t, &h))
}

fn act(line: &str) -> Act {
    match read(line) {
        Ok(Command::Act(a)) => a,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn each_verb_of_talking_is_read() {
    assert_eq!(act("attend 1"), Act::Attend(T));
    assert_eq!(act("ask dob"), Act::Ask(T, Field::DateOfBirth));
    assert_eq!(act("ASK for Hospital Number"), Act::Ask(T, Field::HospitalNumber));
    assert_eq!(act("ask 2 which notes"), Act::Ask(TaskId(1), Field::WhichNotes));
    assert_eq!(act("read back hospital number"), Act::ReadBack(T, Field::HospitalNumber));
    assert_eq!(act("offer access team"), Act::Offer(T, Offer::AccessTeam));
    assert_eq!(act("offer pals"), Act::Offer(T, Offer::AdviceService));
    assert_eq!(act("promise"), Act::PromiseToRing(T));
    assert_eq!(act("calm"), Act::Calm(T));
    assert_eq!(act("ring back via switchboard"), Act::Ring(T, Via::Switchboard));
    assert_eq!(act("ring 2 directory"), Act::Ring(TaskId(1), Via::Directory));
    assert_eq!(act("hang up"), Act::EndTalk(T));
    assert_eq!(read("tell sent"), Ok(Command::Tell(T, Telling::VolumesSent)));
    assert_eq!(read("decline"), Ok(Command::Decline(T)));
    assert_eq!(act("escalate to supervisor"), Act::Escalate(T, RoleId(0)));
    assert_eq!(act("escalate 4100"), Act::Escalate(T, RoleId(0)));
    assert_eq!(act("advice 2"), Act::AskAdvice(TaskId(1)));
    assert_eq!(act("report wrong patient"), Act::Report(T, Incident::WrongPatient));
}

#[test]
fn each_verb_of_papers_is_read() {
    let n = number("31-82-06");
    assert_eq!(act("open p1"), Act::OpenRegistration(PatientId(0)));
    assert_eq!(act("open patel"), Act::OpenRegistration(PatientId(0)));
    assert_eq!(act("shelf h 31-82-06"), Act::LookOnShelf(n));
    assert_eq!(act("shelf f1"), Act::LookOnShelf(n));
    assert_eq!(act("pull f2"), Act::Pull(FolderId(1)));
    assert_eq!(act("pull 31-82-06 v2"), Act::Pull(FolderId(1)));
    assert_eq!(act("shelve f1"), Act::Shelve(FolderId(0), n));
    assert_eq!(act("shelve f1 at 31-82-60"), Act::Shelve(FolderId(0), number("31-82-60")));
    assert_eq!(act("pick up s1"), Act::PickUpSheet(SheetId(0)));
    assert_eq!(act("pick up f1"), Act::PickUpFolder(FolderId(0)));
    assert_eq!(act("put down f1"), Act::PutDownFolder(FolderId(0)));
    assert_eq!(act("cover f1"), Act::ReadCover(FolderId(0)));
    assert_eq!(act("turn f1 results"), Act::TurnTo(FolderId(0), Section::Results));
    assert_eq!(act("turn to f1 6"), Act::TurnTo(FolderId(0), Section::Results));
    assert_eq!(act("take s1"), Act::PickUpSheet(SheetId(0)));
    assert_eq!(act("take out s1"), Act::TakeOut(SheetId(0)));
    assert_eq!(act("read it"), Act::ReadSheet(SheetId(0)));
    assert_eq!(act("file s1 in f1 under results"), Act::File(SheetId(0), FolderId(0), Section::Results));
    assert_eq!(act("tray s1 query"), Act::PutInTray(SheetId(0), Tray::Query));
    assert_eq!(act("track f1 ae_resus"), Act::Track(FolderId(0), PlaceId(4)));
    assert_eq!(act("check in f1"), Act::CheckIn(FolderId(0)));
    assert_eq!(act("send f1 f2 to ae_resus by porter"), Act::Send(vec![FolderId(0), FolderId(1)], PlaceId(4), Carrier::Porter));
    assert_eq!(act("hand over all"), Act::HandOver(vec![FolderId(0), FolderId(1)], T));
    assert_eq!(act("recall f1"), Act::Recall(FolderId(0)));
}

#[test]
fn searches_are_read_by_the_looks_of_their_terms() {
    let born = parse_uk("11/03/1964").unwrap();
    let patel = || Term::Surname("patel".into());
    assert_eq!(act("search patel 1964-03-11"), Act::Search(vec![patel(), Term::DateOfBirth(born)]));
    assert_eq!(
        act("search patel priya 11 Mar 1964"),
        Act::Search(vec![patel(), Term::Forename("priya".into()), Term::DateOfBirth(born)])
    );
    assert_eq!(act("search 31-82-06"), Act::Search(vec![Term::HospitalNumber(number("31-82-06"))]));
    assert_eq!(act("search H 31-82-06"), Act::Search(vec![Term::HospitalNumber(number("31-82-06"))]));
    let nhs = NhsNumber::parse("999 526 0182").unwrap();
    assert_eq!(act("search nhs 999 526 0182"), Act::Search(vec![Term::NhsNumber(nhs)]));
    assert_eq!(act("search patel zz99 3vz"), Act::Search(vec![patel(), Term::Postcode("ZZ99 3VZ".into())]));
    assert_eq!(
        act("search surname de forename ana surname souza"),
        Act::Search(vec![Term::Surname("de souza".into()), Term::Forename("ana".into())])
    );
    assert!(matches!(read("search 999 526 0183"), Err(Misread::NotFound { what: What::Term, .. })));
    assert_eq!(read("search"), Err(Misread::Missing { what: What::Term }));
}

#[test]
fn comparing_names_two_things_and_their_fields() {
    let at = |source, field| FieldRef { source, field };
    let dob = Field::DateOfBirth;
    let (sheet, cover) = (Source::Sheet(SheetId(0)), Source::Cover(FolderId(0)));
    assert_eq!(act("compare s1 dob f1 dob"), Act::Compare(at(sheet, dob), at(cover, dob)));
    assert_eq!(act("compare s1 with f1 date of birth"), Act::Compare(at(sheet, dob), at(cover, dob)));
    assert_eq!(read("compare s1 f1"), Ok(Command::Compare(sheet, cover)));
    let volume = Field::VolumeNumber;
    assert_eq!(
        act("compare f1 tracking volume number and spine f2"),
        Act::Compare(at(Source::Tracer(FolderId(0)), volume), at(Source::Spine(FolderId(1)), volume))
    );
    let hospital = Field::HospitalNumber;
    assert_eq!(
        act("compare caller hospital number p1 row"),
        Act::Compare(at(Source::Contact(T), hospital), at(Source::PasRow(PatientId(0)), hospital))
    );
}

#[test]
fn the_rest_is_read_too() {
    assert_eq!(act("go library"), Act::Go(PlaceId(1)));
    assert_eq!(act("walk to the out-trolley"), Act::Go(PlaceId(2)));
    assert_eq!(act("wait 5m"), Act::WaitForSomething(300));
    assert_eq!(act("wait 5 minutes"), Act::WaitForSomething(300));
    assert_eq!(act("wait 90s"), Act::WaitForSomething(90));
    assert_eq!(act("lock"), Act::Lock);
    assert_eq!(act("log in"), Act::Unlock);
    assert_eq!(act("manual 2"), Act::LookUp(PageId(1)));
    assert_eq!(act("manual the right patient"), Act::LookUp(PageId(0)));
    for (line, query) in [
        ("", Query::Nothing),
        ("l", Query::Look),
        ("work", Query::Work),
        ("2", Query::Task(TaskId(1))),
        ("hands", Query::Hands),
        ("show p1", Query::Show(Source::Registration(PatientId(0)))),
        ("hint 2", Query::Hint(TaskId(1))),
        ("back", Query::Back),
        ("note two at once", Query::Note("two at once".into())),
        ("help", Query::Help),
        ("help all", Query::HelpAll),
        ("manual tracking", Query::Manual("tracking".into())),
        ("close day", Query::CloseDay),
        ("quit", Query::Quit),
    ] {
        assert_eq!(read(line), Ok(Command::Query(query)), "{line}");
    }
}

#[test]
fn abbreviations_serve_where_one_verb_fits_and_near_misses_suggest() {
    assert_eq!(act("sea patel"), Act::Search(vec![Term::Surname("patel".into())]));
    assert!(matches!(read("re s1"), Err(Misread::Several { .. })));
    let near_of = |line: &str| match read(line) {
        Err(Misread::UnknownVerb { near, .. } | Misread::NotFound { near, .. }) => near,
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(near_of("serach patel 11/3/64"), ["search patel 11/3/64"]);
    assert_eq!(near_of("chek in f1"), ["check in f1"]);
    assert_eq!(near_of("anwser"), ["answer"]);
    assert_eq!(near_of("escelate supervisor"), ["escalate supervisor"]);
    for line in ["hallo", "thanks", "ok then", "help me", "right then"] {
        let near = if let Err(Misread::UnknownVerb { near, .. }) = read(line) { near } else { Vec::new() };
        assert!(near.is_empty(), "{line}: {near:?}");
    }
    assert_eq!(near_of("go libary"), ["library"]);
    assert!(near_of("xyzzy").is_empty());
    assert_eq!(act("loc"), Act::Lock);
    assert_eq!(act("ask name of the patient"), Act::Ask(T, Field::Surname));
    assert_eq!(read("ask"), Err(Misread::Missing { what: What::Field }));
    assert_eq!(read("answer"), Err(Misread::Nobody { by: Some(Channel::Telephone) }));
    assert_eq!(read("send f1 to ae_resus"), Err(Misread::Missing { what: What::Carrier }));
    assert_eq!(read("pull f9"), Err(Misread::NotFound { what: What::Folder, typed: "f9".into(), near: Vec::new() }));
}

#[test]
fn verbs_are_understood_as_people_write_them() {
    let patel = || Act::Search(vec![Term::Surname("patel".into())]);
    for line in ["srch patel", "lookup patel", "look-up patel", "look for patel", "find patel", "Search For patel"] {
        assert_eq!(act(line), patel(), "{line}");
    }
    for line in ["log on", "logon", "log-on", "login", "log in", "sign on", "log on to pas", "logon pas", "Log On"] {
        assert_eq!(act(line), Act::Unlock, "{line}");
    }
    for line in ["log off", "logoff", "logout", "log out", "sign out"] {
        assert_eq!(act(line), Act::Lock, "{line}");
    }
    assert_eq!(act("checkin f1"), Act::CheckIn(FolderId(0)));
    assert_eq!(act("pickup s1"), Act::PickUpSheet(SheetId(0)));
    assert_eq!(act("goto library"), Act::Go(PlaceId(1)));
    assert_eq!(act("trck f1 ae_resus"), Act::Track(FolderId(0), PlaceId(4)));
    assert_eq!(read("hangup"), Ok(Command::Act(Act::EndTalk(T))));
}

#[test]
fn a_patient_of_an_earlier_search_is_not_opened_by_their_short_name() {
    let mut t = SmallTable::new(Mode::Practice);
    let search = |surname: &str| Act::Search(vec![Term::Surname(surname.into())]);
    let read = |t: &SmallTable, line: &str| {
        let mut h = Handles::default();
        h.take_in(t.log());
        parse(line, &known(t, &h))
    };
    for a in [Act::Unlock, search("patel")] {
        assert!(t.ask(&a).is_ok(), "{a:?}");
    }
    let open = Ok(Command::Act(Act::OpenRegistration(PatientId(0))));
    assert_eq!(read(&t, "open p1"), open);
    t.ask(&search("nobody")).unwrap();
    assert_eq!(read(&t, "open p1"), Err(Misread::NotOnList { typed: "p1".into() }));
    // What has been opened before can be opened again.
    for a in [search("patel"), Act::OpenRegistration(PatientId(0)), search("nobody")] {
        t.ask(&a).unwrap();
    }
    assert_eq!(read(&t, "open p1"), open);
}

#[test]
fn a_greeting_is_no_slip_of_the_fingers() {
    for line in ["hello", "Hello there", "hi", "good morning", "hello, who is it"] {
        assert_eq!(read(line), Err(Misread::Greeting { talking: true }), "{line}");
    }
    assert!(!matches!(read("hint 2"), Err(Misread::Greeting { .. })));
}

#[test]
fn the_beginning_of_a_sentence_is_no_abbreviation() {
    for line in ["no such word", "not sure what to do", "wo is it", "an answer please", "sh what is that"] {
        assert!(matches!(read(line), Err(Misread::UnknownVerb { .. } | Misread::Several { .. })), "{line}: {:?}", read(line));
    }
    // What leaves, steps back, closes or locks does so alone.
    for line in [
        "leave the folder here",
        "back at the desk",
        "quit the call",
        "log out and go",
        "close the day tomorrow",
        "pause for tea",
    ] {
        assert!(matches!(read(line), Err(Misread::Alone { .. })), "{line}: {:?}", read(line));
    }
    assert_eq!(act("lock the screen"), Act::Lock);
    assert_eq!(act("log in to PAS please"), Act::Unlock);
    assert_eq!(read("back one step"), Ok(Command::Query(Query::Back)));
    assert_eq!(read("note not sure"), Ok(Command::Query(Query::Note("not sure".into()))));
}

#[test]
fn a_pace_is_from_a_tenth_to_ten() {
    assert_eq!(read("pace 0.5"), Ok(Command::Query(Query::Pace(5))));
    assert_eq!(read("pace 10 times"), Ok(Command::Query(Query::Pace(100))));
    for line in ["pace 0", "pace 11", "pace fast", "pace nan"] {
        assert!(matches!(read(line), Err(Misread::NotFound { what: What::Pace, .. })), "{line}");
    }
    assert_eq!(read("pace"), Err(Misread::Missing { what: What::Pace }));
    assert_eq!(read("pause"), Ok(Command::Query(Query::Pause)));
}

#[test]
fn every_line_that_could_be_typed_reads_back_as_the_act_it_names() {
    let (mut t, h) = well_on();
    for place in [0u8, 1, 2, 3] {
        let _ = t.ask(&Act::Go(PlaceId(place)));
        let mut h = h.clone();
        h.take_in(t.log());
        let k = known(&t, &h);
        let all = possible(k, t.day());
        assert!(all.len() > 10);
        for p in all {
            let Some(want) = p.act else { continue };
            match (parse(&p.line, &k), &want) {
                (Ok(Command::Tell(t, what)), Act::Tell(t2, what2, _)) => assert_eq!((t, what), (*t2, *what2)),
                (Ok(Command::Decline(t)), Act::Decline(t2, _)) => assert_eq!(t, *t2),
                (got, _) => assert_eq!(got, Ok(Command::Act(want)), "{}", p.line),
            }
        }
    }
}

#[test]
fn completion_offers_the_next_word_that_fits_the_moment() {
    let (t, h) = well_on();
    let k = known(&t, &h);
    let lines = complete_lines(&possible(k, t.day()));
    assert_eq!(complete(&lines, "ask date"), (4, vec!["date".to_owned()]));
    assert_eq!(complete(&lines, "go l"), (3, vec!["library".to_owned()]));
    assert!(complete(&lines, "pu").1.contains(&"put".to_owned()));
    assert!(!complete(&lines, "an").1.contains(&"answer".to_owned()), "nobody rings");
}
