//! Whole stretches of play, by typed lines.

use std::io::{self, Write};

use super::small_day::{Script, SmallTable};
use crate::marking::Finding;
use crate::marking::finding::{Aspect, CriticalFail, Severity};
use crate::seat::Table;
use crate::session::Mode;
use crate::terminal::{Ending, LineSource, Typed, play};

/// A screen and a keyboard side by side: what was typed stands in the transcript at its prompt.
struct Both<'a, 'b> {
    lines: std::slice::Iter<'a, &'a str>,
    paper: &'b std::cell::RefCell<Vec<u8>>,
}

impl LineSource for Both<'_, '_> {
    fn line(&mut self, prompt: &str, _: &[String]) -> Typed {
        let mut paper = self.paper.borrow_mut();
        match self.lines.next() {
            Some(l) => {
                writeln!(paper, "{prompt}{l}").unwrap();
                Typed::Line((*l).to_owned())
            }
            None => {
                writeln!(paper, "{prompt}").unwrap();
                Typed::End
            }
        }
    }
}

struct Paper<'b>(&'b std::cell::RefCell<Vec<u8>>);

impl Write for Paper<'_> {
    fn write(&mut self, b: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(b)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn transcript(table: &mut SmallTable, lines: &[&str]) -> (String, Ending) {
    let paper = std::cell::RefCell::new(Vec::new());
    let ending = play(&mut Both { lines: lines.iter(), paper: &paper }, &mut Paper(&paper), table);
    (String::from_utf8(paper.into_inner()).unwrap(), ending)
}

#[test]
fn an_urgent_request_is_played_from_the_first_ring_to_the_porter() {
    let mut t = SmallTable::new(Mode::Practice);
    let lines = [
        "wait 10s",
        "answer",
        "ask dob",
        "ask hospital number",
        "read back hospital number",
        "ask badge",
        "ask who",
        "unlock",
        "search 31-82-06",
        "open p1",
        "tell expect",
        "1",
        "goodbye",
        "track f1 ae_resus",
        "track f2 resus",
        "lock",
        "go library",
        "shelf 31-82-06",
        "pull f1",
        "pull f2",
        "hands",
        "go trolley",
        "send f1 f2 to resus by porter",
        "wait 5m",
        "work",
    ];
    let (text, ending) = transcript(&mut t, &lines);
    assert_eq!(ending, Ending::InputEnded);
    assert_eq!(t.report().ended, 1);
    insta::assert_snapshot!("urgent_request", text);
}

#[test]
fn a_loose_letter_is_compared_and_filed() {
    let mut t = SmallTable::new(Mode::Practice);
    let lines = [
        "wait 1m",
        "wait 2m",
        "attend 2",
        "read s1",
        "take s1",
        "go library",
        "shelf 31-82-06",
        "pull f1",
        "cover f1",
        "compare s1 f1",
        "3",
        "compare s1 surname f1 surname",
        "turn f1 letters",
        "file s1 f1 correspondence",
        "shelve f1",
        "look",
        "hands",
    ];
    let (text, _) = transcript(&mut t, &lines);
    assert_eq!(t.report().ended, 1);
    insta::assert_snapshot!("loose_letter", text);
}

#[test]
fn the_end_of_input_keeps_the_day_and_says_how_to_go_on() {
    let mut t = SmallTable::new(Mode::Practice);
    let (text, ending) = transcript(&mut t, &[]);
    assert_eq!(ending, Ending::InputEnded);
    assert!(text.contains("records-day resume 1"), "{text}");
    let (text, ending) = transcript(&mut t, &["quit"]);
    assert_eq!(ending, Ending::Left);
    assert!(text.contains("records-day resume 1"), "{text}");
}

#[test]
fn a_closed_pipe_ends_the_play_and_nothing_else() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut t = SmallTable::new(Mode::Practice);
    let lines = ["look"];
    let mut input = Script { lines: lines.iter(), prompts: Vec::new(), secs: 0 };
    assert_eq!(play(&mut input, &mut Closed, &mut t), Ending::OutputClosed);
    assert!(!t.day().state().closed);
}

#[test]
fn refusals_and_near_misses_say_what_to_type() {
    let mut t = SmallTable::new(Mode::Practice);
    let lines = [
        "serch patel",
        "fly away",
        "search patel",
        "pull f1",
        "go librery",
        "go",
        "shelf 31-82-06",
        "ask dob",
        "answer",
        "goodbye",
        "wait 2d",
        "hint",
        "note the screen was locked",
        "back",
        "report delay",
        "places",
        "directory",
        "manual",
        "manual track",
        "manual nothing at all",
        "manual 2",
        "help",
    ];
    let (text, _) = transcript(&mut t, &lines);
    insta::assert_snapshot!("refusals", text);
    assert_eq!(t.notes, ["the screen was locked"]);
}

#[test]
fn manners_are_chosen_by_their_sentence_in_an_order_that_follows_from_the_seed() {
    let mut t = SmallTable::new(Mode::Practice);
    let (one, _) = transcript(&mut t, &["wait 10s", "answer", "decline", "9", "decline", "2"]);
    let mut again = SmallTable::new(Mode::Practice);
    let (two, _) = transcript(&mut again, &["wait 10s", "answer", "decline", "9", "decline", "2"]);
    assert_eq!(one, two);
    insta::assert_snapshot!("decline", one);
}

#[test]
fn a_step_back_takes_the_last_act_back_and_only_in_practice() {
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 10s", "answer", "back", "look"]);
    assert!(text.contains("One step back: "), "{text}");
    assert!(t.day().state().talk.is_none());
    let mut t = SmallTable::new(Mode::Shift);
    let (text, _) = transcript(&mut t, &["wait 10s", "back", "hint 1"]);
    assert_eq!(text.matches("only for practice").count(), 2, "{text}");
}

#[test]
fn in_a_shift_the_clock_runs_while_the_person_thinks() {
    let mut t = SmallTable::new(Mode::Shift);
    let lines = ["look", "look"];
    let mut out = Vec::new();
    play(&mut Script { lines: lines.iter(), prompts: Vec::new(), secs: 40 }, &mut out, &mut t);
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("09:00 The telephone rings (inside extension). (1)"), "{text}");
    assert!(text.contains("09:01 Papers or folders are put down at your desk. (2)"), "{text}");
}

#[test]
fn closing_asks_first_and_the_debrief_is_the_lesson() {
    let mut t = SmallTable::new(Mode::Practice);
    t.found.push(Finding {
        rule: "three_identifiers".into(),
        page: "right_patient".into(),
        task: Some(crate::day::TaskId(0)),
        severity: Severity::Critical(CriticalFail::CF2),
        aspect: Aspect::Safety,
        at: 20,
        evidence: vec![1, 3, 4],
        why: "Notes were promised before anybody had said whose.".into(),
        instead: "asks for three identifiers first".into(),
        reported: true,
        stands_as: Severity::Major,
    });
    let (text, ending) = transcript(&mut t, &["wait 10s", "answer", "close day", "no thanks", "close day", "yes"]);
    assert_eq!(ending, Ending::Closed);
    insta::assert_snapshot!("debrief", text);
    let (again, ending) = transcript(&mut t, &["look"]);
    assert_eq!(ending, Ending::Closed);
    assert!(again.contains("Debrief"), "{again}");
}
