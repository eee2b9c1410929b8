//! What somebody is told who types as people do: about what is, what can be done, and what does not fit.

use super::played::transcript;
use super::small_day::{SmallTable, plan};
use crate::day::plan::{FolderSpot, Index};
use crate::day::terms::{Channel, Ending};
use crate::day::work::{comparing, tracking};
use crate::day::{Fact, FolderId, PlaceId};
use crate::seat::Table;
use crate::session::Mode;

fn typed(lines: &[&str]) -> String {
    transcript(&mut SmallTable::new(Mode::Practice), lines).0
}

/// The caller has given a number, it was searched for and the registration is open.
const LOOKED_UP: [&str; 6] = ["wait 10s", "answer", "ask hospital number", "unlock", "search 31-82-06", "open p1"];

fn after_looking_up(lines: &[&str]) -> String {
    typed(&[&LOOKED_UP[..], lines].concat())
}

#[test]
fn whoever_closes_early_is_asked_and_told_what_is_so() {
    let text = typed(&["close day", "no", "unlock", "close day", "yes"]);
    assert_eq!(text.matches("It is 09:00; the day ends at 13:00. More work may still come.").count(), 2, "{text}");
    assert!(text.contains("Nothing that you know of is open.") && text.contains("The day goes on."), "{text}");
    assert!(text.contains("Your screen stands open: your desk."), "{text}");
    assert!(text.contains("You close the day at 09:00; it would have gone on until 13:00."), "{text}");
    assert!(!text.contains("Everything that came in has reached its end"), "{text}");
    let text = typed(&["wait 10s", "answer", "close day"]);
    assert!(text.contains("Still open: ") && text.contains("Type yes to close the day"), "{text}");
}

#[test]
fn tracking_and_checking_in_need_a_session_and_help_says_neither_at_a_locked_screen() {
    let text = after_looking_up(&["lock", "track f1 ae_resus", "check in f1"]);
    assert_eq!(text.matches("The screen is locked. Log in first. Type: unlock").count(), 2, "{text}");
    // At the library one can have folders in hand with the screen locked.
    let text = after_looking_up(&["lock", "go library", "shelf 31-82-06", "pull f1", "help"]);
    let help = text.rsplit("What can be done now:").next().unwrap();
    let entered = |l: &str| l.starts_with("track") || l.starts_with("check in");
    assert!(help.contains("put down f1") && !help.lines().any(entered), "{help}");
    let text = after_looking_up(&["lock", "go library", "shelf 31-82-06", "pull f1", "unlock", "help"]);
    let help = text.rsplit("What can be done now:").next().unwrap();
    assert!(help.contains("track f1 ae_resus"), "{help}");
}

#[test]
fn tracking_a_folder_to_where_it_is_tracked_says_so_and_is_a_fact_all_the_same() {
    let mut t = SmallTable::new(Mode::Practice);
    let lines = [&LOOKED_UP[..], &["track f1 ae_resus", "track f1 ae_resus", "check in f1", "check in f1"]].concat();
    let (text, _) = transcript(&mut t, &lines);
    assert_eq!(text.matches("It was tracked there already. Nothing has changed.").count(), 1, "{text}");
    assert_eq!(text.matches("Tracking had it in the library already. Nothing has changed.").count(), 1, "{text}");
    let tracked = |f: &&crate::day::Stamped| matches!(f.fact, Fact::Tracking(tracking::Fact::Tracked { .. }));
    assert_eq!(t.log().iter().filter(tracked).count(), 2);
}

#[test]
fn what_came_with_a_note_is_told_from_what_lay_there() {
    let mut p = plan();
    (p.folders[0].spot, p.folders[1].spot) = (FolderSpot::OnItsWay(PlaceId(0)), FolderSpot::At(PlaceId(0)));
    p.tasks[1].folders = vec![FolderId(0)];
    p.index = Index::of(&p.setting, &p.patients, &p.sheets, &p.tasks);
    let mut t = SmallTable::of(p, Mode::Practice);
    let (text, _) = transcript(&mut t, &["wait 70s", "wait 70s", "go library", "go desk", "look", "attend 2", "look", "2"]);
    let (f0, f1) = ("H 31-82-06 volume 1 of 2", "H 31-82-06 volume 2 of 2");
    let (before, after) = text.split_once("You look at what has come").unwrap();
    assert!(!before.contains("With it: ") && before.contains(f1), "{text}");
    assert_eq!(after.matches(&format!("{f0}, with 2 ")).count(), 1, "{text}");
    assert!(!after.contains(&format!("{f1}, with")), "{text}");
    let with_it: Vec<&str> = after.lines().filter(|l| l.starts_with("With it: ")).collect();
    assert_eq!(with_it.len(), 4, "a folder and a paper, when it is read and when it is read again: {text}");
    assert!(with_it.iter().all(|l| l.contains(f0) || l.contains("clinic letter")), "{text}");
}

#[test]
fn help_names_what_waits_and_only_what_can_be_done() {
    let help = |lines: &[&str]| typed(lines).rsplit("What can be done now:").next().unwrap().to_owned();
    let ringing = help(&["wait 10s", "go library", "help"]);
    assert!(ringing.contains("go desk, then attend 1: Answer the telephone"), "{ringing}");
    assert!(!ringing.contains("compare"), "nothing has been read yet: {ringing}");
    let here = help(&["wait 10s", "help"]);
    assert!(here.contains("answer 1: Answer the telephone"), "{here}");
    let talking = help(&["wait 10s", "answer", "wait 70s", "help"]);
    assert!(talking.contains("attend 2: ") || talking.contains("goodbye, then attend 2: "), "{talking}");
    let read = after_looking_up(&["help"]);
    let read = read.rsplit("What can be done now:").next().unwrap();
    assert!(read.contains("compare 1 surname p1 registration surname"), "{read}");
}

#[test]
fn what_does_not_fit_is_answered_with_what_is_the_matter() {
    let text = after_looking_up(&["open f1", "pull p1", "read f9", "track p1 ae_resus"]);
    assert!(text.contains("f1 is a folder, and this takes a patient. With a folder one can type: cover f1"), "{text}");
    assert!(text.contains("p1 is a patient, and this takes a folder. With a patient one can type: open p1"), "{text}");
    let text = typed(&["answer", "greet", "pace 99", "look tray", "look in the library", "look at your desk", "look round"]);
    assert!(text.contains("No telephone is ringing."), "{text}");
    assert!(text.contains("Nobody stands at the hatch."), "{text}");
    assert!(text.contains("In practice the clock stands until you act, so it has no pace."), "{text}");
    assert!(text.contains("There is no \"tray\" to look at by itself. For all that is here, type: look."), "{text}");
    assert!(text.contains("To see what is there, type: go library"), "{text}");
    assert_eq!(text.matches("You are at your desk.").count(), 4, "told once, at the opening, and twice by looking: {text}");
    let (text, _) = transcript(&mut SmallTable::new(Mode::Shift), &["pace 99"]);
    assert!(text.contains("\"99\" is no pace that the clock can run at. It goes from 0.1 to 10"), "{text}");
    // Who asks for the telephone while somebody else waits is told who does.
    let text = typed(&["wait 70s", "answer", "goodbye", "wait 70s", "answer"]);
    let last = text.rsplit("No telephone is ringing.").next().unwrap();
    assert!(last.contains("attend 2: "), "{text}");
}

#[test]
fn a_thing_with_a_short_name_can_be_looked_at() {
    let text = after_looking_up(&["look p1", "look at f1", "look 1"]);
    assert_eq!(text.matches("Postcode: ZZ99 3VZ").count(), 2, "{text}");
    assert!(text.contains("1 telephone call") || text.contains("It began: "), "{text}");
}

#[test]
fn a_page_can_be_named_for_what_was_compared_and_is_heard_at_once_in_practice() {
    let compared = ["compare 1 surname p1 surname", "name page track", "help", "name the page right patient", "cite zzz"];
    let mut t = SmallTable::new(Mode::Practice);
    let (text, _) = transcript(&mut t, &[&["name page track"][..], &LOOKED_UP, &compared].concat());
    assert!(text.contains("You have not compared anything yet"), "{text}");
    assert!(text.contains("Track before it leaves is about something else."), "{text}");
    assert!(text.contains("Yes: The right patient says what to do with that."), "{text}");
    assert!(text.contains("name page tracking: name the page of the manual"), "help after a comparison: {text}");
    assert!(text.contains("\"zzz\" is no page of the manual"), "{text}");
    let cited = |f: &&crate::day::Stamped| matches!(f.fact, Fact::Comparing(comparing::Fact::Cited { .. }));
    assert_eq!(t.log().iter().filter(cited).count(), 2);
    assert!(!typed(&["help"]).contains("name page"), "nothing was compared");
    let (text, _) = transcript(&mut t, &["close day", "yes"]);
    let line = "  You compared: surname (agrees). You named The right patient, and that is a page that speaks to it.";
    assert!(text.lines().any(|l| l == line), "{text}");
}

#[test]
fn in_a_shift_a_named_page_is_kept_for_the_debrief() {
    let lines = [&LOOKED_UP[..], &["compare 1 surname p1 surname", "name page track", "close day", "yes"]].concat();
    let (text, _) = transcript(&mut SmallTable::new(Mode::Shift), &lines);
    let (day, debrief) = text.split_once("\nDebrief").unwrap();
    assert!(day.contains("Kept for the debrief. It is never marked.") && !day.contains("is about something else"), "{text}");
    assert!(debrief.contains("You named Track before it leaves. The page that speaks to it is The right patient."), "{text}");
}

#[test]
fn what_was_behind_it_is_no_step() {
    use crate::marking::Finding;
    use crate::marking::finding::{Aspect, Severity};
    let mut t = SmallTable::new(Mode::Practice);
    t.found.push(Finding {
        rule: "rule".into(),
        page: "right_patient".into(),
        task: Some(crate::day::TaskId(0)),
        severity: Severity::Minor,
        aspect: Aspect::Conduct,
        at: 20,
        evidence: Vec::new(),
        why: "Something was left out.".into(),
        instead: "".into(),
        reported: false,
        stands_as: Severity::Minor,
    });
    let (text, _) = transcript(&mut t, &["wait 10s", "answer", "close day", "yes"]);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(at("\n  What was behind it: ") < at("How a good clerk does this piece of work:"), "{text}");
    assert!(text.contains("    1. Answer the telephone"), "{text}");
}

#[test]
fn what_a_nervous_clerk_types_is_understood_or_answered_kindly() {
    let text = typed(&["where do I start?", "what now", "hint", "wait", "who is that?", "answer", "who are you?", "hello there"]);
    let question = "Nobody answers that here. For what can be done now, type: help.";
    assert_eq!(text.matches(question).count(), 3, "{text}");
    assert!(text.contains("You have not taken up any work yet.\nNothing is waiting for you."), "{text}");
    assert!(text.contains("To ask the one you are talking with, type ask and what"), "{text}");
    assert!(text.contains("09:00 The telephone rings"), "waiting alone lets time pass: {text}");
    let text = after_looking_up(&[
        "please ask for the hospital number please",
        "ask patient's surname",
        "compare p1 surname with the caller surname",
        "track f1 library",
        "search for patel",
        "tell her no",
        "1",
        "lock it",
        "say goodbye",
    ]);
    assert_eq!(text.matches("Do you have the hospital number?").count(), 2, "{text}");
    assert!(text.contains("What is the surname, please?"), "{text}");
    assert!(text.contains("Agrees: surname on the registration"), "{text}");
    assert!(text.contains("Back to the library, they are checked in. Type: check in f1"), "{text}");
    assert_eq!(text.matches("PAS finds one patient.").count(), 2, "{text}");
    assert!(text.contains("  3. ") && text.contains("You lock the screen"), "{text}");
    assert!(text.contains("You say goodbye to") || text.contains("You end the talk with"), "{text}");
}

#[test]
fn folders_are_put_where_people_say_and_all_of_them_one_at_a_time() {
    let lines = ["unlock", "search 31-82-06", "open p1", "lock", "go to the library", "shelf 31-82-06", "pull all", "pull f1"];
    let more = ["unlock", "check f1 in", "put f1 down", "pick up f1", "put f1 on the shelf", "go to my desk"];
    let text = typed(&[&lines[..], &more].concat());
    assert!(text.contains("One at a time, by its short name."), "{text}");
    assert!(text.contains("What could be typed now: pull f1, pull f2"), "{text}");
    assert!(text.contains("You check H 31-82-06 volume 1 of 2 in to the library."), "{text}");
    assert!(text.contains("You put H 31-82-06 volume 1 of 2 down at the library."), "{text}");
    assert!(text.contains("on the shelf, at the place of H 31-82-06."), "{text}");
    assert!(text.contains("You walk to your desk."), "{text}");
}

#[test]
fn the_note_that_came_can_be_read_and_looked_at_by_that_name() {
    let text = typed(&["wait", "wait", "read the note", "look at the note", "read note"]);
    assert_eq!(text.matches("You look at what has come: A clinic letter").count(), 1, "{text}");
    assert_eq!(text.matches("It began: A clinic letter").count(), 2, "{text}");
    assert_eq!(text.matches("With it: s1 clinic letter").count(), 3, "{text}");
}

#[test]
fn what_there_is_none_of_is_said_to_be_missing_and_not_something_else() {
    let text = typed(&["read email", "read post", "pick up s1", "compare s1 f1", "wait", "answer", "compare 1 s7"]);
    assert!(text.contains("No e-mail waits to be read.") && text.contains("No post waits to be read."), "{text}");
    assert!(text.contains("You have not come across any paper yet."), "{text}");
    assert!(text.contains("\"s1\" is no paper that is known here."), "{text}");
    assert!(text.contains("\"s7\" is no paper that is known here."), "{text}");
}

#[test]
fn a_date_of_birth_may_be_short_and_what_it_was_taken_for_is_said() {
    let text = typed(&["unlock", "search patel 11/3/64", "search Patel, Priya 11 mar 1964", "search patel 11-03-64"]);
    assert_eq!(text.matches("Date of birth taken as 11 Mar 1964.").count(), 1, "{text}");
    assert_eq!(text.matches("p1 PATEL, Priya").count(), 2, "{text}");
}

#[test]
fn a_session_left_open_says_what_can_be_typed_about_it_and_a_hint_is_about_reporting_it() {
    let mut p = plan();
    p.tasks[1].channel = Channel::Seen;
    p.tasks[1].open_session = Some(PlaceId(0));
    p.index = Index::of(&p.setting, &p.patients, &p.sheets, &p.tasks);
    p.tasks[1].endings = vec![Ending::MadeSafe];
    let seen = |lines: &[&str]| transcript(&mut SmallTable::of(p.clone(), Mode::Practice), lines).0;
    let text = seen(&["wait 70s", "wait 70s", "attend 2", "lock", "report 2 access misuse", "look"]);
    let (looked, locked) = text.split_once("desk> lock").unwrap();
    assert!(looked.contains("To lock the screen here, type: lock\nTo report it, type: report 2, and what happened"), "{text}");
    assert_eq!(locked.matches("To report it, type: report 2").count(), 1, "{text}");
    assert!(locked.contains("You report an incident: misuse of a login or session."), "{text}");
    // Locked at once, without a closer look: it is what a report is about.
    let text = seen(&["wait 70s", "wait 70s", "lock", "hint", "report misuse"]);
    assert!(text.contains("To report it, type: report 2"), "{text}");
    assert!(text.contains("Hint for 2 something noticed: hint of level 1"), "what was locked is what a hint is about: {text}");
    assert!(text.contains("You report an incident: misuse of a login or session."), "{text}");
}

#[test]
fn the_debrief_ends_with_the_notes_as_they_were_written() {
    let text = typed(&["note Asked twice for the number", "note and once more", "close day", "yes"]);
    let debrief = text.split_once("\nDebrief").unwrap().1;
    let notes = "Your notes, kept for your assessor:\n  Asked twice for the number\n  and once more\n";
    assert!(debrief.contains(notes), "{text}");
    assert!(!typed(&["close day", "yes"]).contains("Your notes"), "nothing was written");
}

#[test]
fn a_patient_of_an_earlier_search_is_to_be_searched_for_again() {
    let text = typed(&["unlock", "search patel", "search zzzz", "open p1"]);
    assert!(text.contains("p1 is of an earlier search and not on the list on the screen."), "{text}");
    assert!(!text.contains("You open the registration"), "{text}");
}

#[test]
fn whoever_says_hello_to_nobody_is_told_who_waits() {
    let text = typed(&["hello", "wait 10s", "hello", "answer", "hello", "serach patel"]);
    assert_eq!(text.matches("Nobody has heard that").count(), 2, "{text}");
    assert_eq!(text.matches("answer 1: Answer the telephone").count(), 1, "{text}");
    assert_eq!(text.matches("To ask the one you are talking with").count(), 1, "{text}");
    assert!(text.contains("Did you mean search patel?"), "{text}");
}

#[test]
fn whoever_asks_for_another_day_is_told_how_to_leave_this_one() {
    let text = typed(&["play tuesday", "play"]);
    assert!(text.contains("To leave it, type: quit.") && text.contains("records-day play tuesday --text\n"), "{text}");
    assert!(text.contains("records-day play --text\n"), "{text}");
}
