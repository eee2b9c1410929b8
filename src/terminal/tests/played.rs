//! Whole stretches of play, by typed lines.

use std::io::{self, Write};

use super::small_day::{Script, SmallTable};
use crate::day::fact::Fact;
use crate::day::work::contact;
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
    fn line(&mut self, prompt: &str, _: &[String], _: bool) -> Typed {
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

pub(super) fn transcript(table: &mut SmallTable, lines: &[&str]) -> (String, Ending) {
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
fn looking_asking_for_a_hint_and_mistyping_leave_a_choice_open_and_acts_end_it() {
    let mut t = SmallTable::new(Mode::Practice);
    let lines = ["wait 10s", "answer", "decline", "hint", "look", "declin it", "work", "1"];
    let (text, _) = transcript(&mut t, &lines);
    assert_eq!(text.matches("still to be chosen: type its number, 1 to").count(), 4, "{text}");
    assert!(t.log().iter().any(|f| matches!(f.fact, Fact::Contact(contact::Fact::Declined { .. }))), "{text}");
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 10s", "answer", "decline", "ask dob", "1"]);
    assert!(!t.log().iter().any(|f| matches!(f.fact, Fact::Contact(contact::Fact::Declined { .. }))), "{text}");
    // Whoever steps back is before what they were about to answer.
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 10s", "answer", "decline", "back", "1"]);
    assert!(!text.contains("still to be chosen"), "{text}");
}

#[test]
fn whoever_talks_to_nobody_is_told_who_waits() {
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 10s", "ask 1 dob", "answer", "goodbye", "ask 1 dob", "pull f1", "open"]);
    assert!(text.contains("To turn to somebody, type: answer 1"), "{text}");
    assert!(text.contains("nobody waits for you"), "{text}");
    assert!(text.contains("You have not come across any folder yet."), "{text}");
    assert!(text.contains("You have not come across any patient yet."), "{text}");
}

#[test]
fn no_more_than_eight_lines_are_told_after_one_that_was_not_understood() {
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 10s", "answer", "ask zzz", "ask caller zzz"]);
    let told: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("What could be typed now, among others: ")).collect();
    assert_eq!(told.len(), 2, "{text}");
    assert!(told.iter().all(|l| l.split(", ").count() == 8), "{text}");
    assert!(told[1].starts_with("ask caller"), "what fits best comes first: {text}");
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

/// Somebody who types nothing at all for a while, then a line.
struct Slow<'a> {
    quiet: u32,
    lines: std::slice::Iter<'a, &'a str>,
    asked_while_running: Vec<bool>,
}

impl LineSource for Slow<'_> {
    fn line(&mut self, _: &str, _: &[String], runs: bool) -> Typed {
        self.asked_while_running.push(runs);
        if self.quiet > 0 && runs {
            self.quiet -= 1;
            return Typed::Nothing;
        }
        self.lines.next().map_or(Typed::End, |l| Typed::Line((*l).to_owned()))
    }
    fn millis_passed(&mut self) -> u64 {
        1000
    }
    fn meanwhile(&mut self, out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
        lines.iter().try_for_each(|l| writeln!(out, "meanwhile: {l}"))
    }
}

#[test]
fn in_a_shift_the_telephone_rings_while_nothing_is_typed() {
    let mut t = SmallTable::new(Mode::Shift);
    let mut out = Vec::new();
    let mut slow =
        Slow { quiet: 90, lines: ["pause", "look", "pace 0.5", "close day", "yes"].iter(), asked_while_running: Vec::new() };
    assert_eq!(play(&mut slow, &mut out, &mut t), Ending::Closed);
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("meanwhile: 09:00 The telephone rings (inside extension). (1)"), "{text}");
    assert!(text.contains("meanwhile: 09:01 Papers or folders are put down at your desk. (2)"), "{text}");
    assert_eq!(t.pace, 5);
    // The clock stood in the pause and while the day was to be closed, and ran otherwise.
    assert_eq!(slow.asked_while_running[90..], [true, false, true, true, false]);
}

#[test]
fn in_an_assessment_the_clock_never_stands_and_nobody_helps() {
    let mut t = SmallTable::new(Mode::Assessment);
    let mut out = Vec::new();
    let lines = ["pause", "look", "hint 1", "back", "close day", "yes"];
    let mut slow = Slow { quiet: 5, lines: lines.iter(), asked_while_running: Vec::new() };
    assert_eq!(play(&mut slow, &mut out, &mut t), Ending::Closed);
    let text = String::from_utf8(out).unwrap();
    assert!(slow.asked_while_running.iter().all(|runs| *runs), "also while it is asked whether to close the day");
    assert!(text.contains("In an assessment the clock runs on."), "{text}");
    assert_eq!(text.matches("only for practice").count(), 2, "{text}");
    insta::assert_snapshot!(text);
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

#[test]
fn what_one_act_led_to_stands_under_the_gravest_of_it() {
    let mut t = SmallTable::new(Mode::Practice);
    transcript(&mut t, &["wait 10s", "unlock", "answer", "decline", "1"]);
    let number = |is: fn(&Fact) -> bool| t.log().iter().position(|f| is(&f.fact)).and_then(|n| u32::try_from(n).ok()).unwrap();
    let declined = number(|f| matches!(f, Fact::Contact(contact::Fact::Declined { .. })));
    let unlocked = number(|f| matches!(f, Fact::Pas(crate::day::work::pas::Fact::Unlocked { .. })));
    let log = t.log().to_vec();
    let found = |severity: Severity, evidence: u32, why: &str| Finding {
        rule: "rule".into(),
        page: "right_patient".into(),
        task: Some(crate::day::TaskId(0)),
        severity,
        aspect: Aspect::Conduct,
        at: log[evidence as usize].second,
        evidence: vec![evidence],
        why: why.into(),
        instead: "".into(),
        reported: false,
        stands_as: severity,
    };
    t.found.push(found(Severity::Minor, declined, "No other way was offered."));
    t.found.push(found(Severity::Minor, unlocked, "The screen was opened too soon."));
    t.found.push(found(Severity::Major, declined, "Somebody with every right was sent away."));
    let (text, _) = transcript(&mut t, &["close day", "yes"]);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("sent away") < at("The same act also led to:"), "{text}");
    assert!(at("The same act also led to:") < at("    09:00 Minor, conduct: No other way"), "{text}");
    assert!(at("No other way") < at("opened too soon"), "{text}");
    assert_eq!(text.matches("also led to").count(), 1, "{text}");
}
