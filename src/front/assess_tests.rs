//! An assessment in the window, from the briefing to the debrief.
use std::rc::Rc;

use super::{Front, Sources};
use crate::authoring::library::Origin;
use crate::day::Act;
use crate::progress::Store;
use crate::screens::Intent;
use crate::screens::intent::{Begin, Opening, Page, Pausing, Secret};
use crate::seat::Table as _;
use crate::session::{Mode, WhichMarks};
use crate::views;
use crate::wording::Words;

fn begin(f: &Front, passphrase: &str) -> Intent {
    let opening = Opening { name: "ros peverell".into(), passphrase: Secret(passphrase.into()) };
    let scenario = f.content().scenario("monday-requests").unwrap().path.to_string();
    Intent::Begin(Begin { scenario, mode: Mode::Assessment, opening: Some(opening), seed: Some(3) })
}

#[test]
fn an_assessment_is_opened_by_a_trainer_runs_on_and_says_so_everywhere() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let read = || Origin::BuiltIn.read();
    let mut f = Front::open(Sources { read: Box::new(read), store: Ok(Rc::clone(&store)), named_db: None });
    let scenario = f.content().scenario("monday-requests").unwrap().path.to_string();
    f.hear(vec![Intent::SignIn { name: "Ada".into(), pin: String::new() }, Intent::Brief(scenario)]);
    // Nobody can open it yet; the first trainer is made known on the page.
    f.hear(vec![begin(&f, "correct horse")]);
    assert_eq!((f.page(), f.pages.trouble.as_deref()), (Page::Briefing, Some("No trainer is known here yet.")));
    f.hear(vec![Intent::AddTrainer { name: "Ros Peverell".into(), passphrase: Secret("correct horse".into()) }]);
    assert_eq!(f.pages.trouble, None);
    f.hear(vec![begin(&f, "correct house")]);
    assert_eq!(f.page(), Page::Briefing);
    assert!(f.pages.trouble.as_ref().unwrap().contains("does not fit"), "{:?}", f.pages.trouble);
    f.hear(vec![begin(&f, "correct horse")]);
    assert_eq!(f.page(), Page::Day);

    // The clock cannot be made to stand, neither by asking nor while it is asked whether to close the day.
    let game = |f: &Front| f.sitting.as_ref().unwrap().game.attempt_id().to_owned();
    let id = game(&f);
    f.hear(vec![Intent::Pause(Pausing::Stand)]);
    assert!(f.runs());
    f.hear(vec![Intent::AskToClose]);
    assert!(f.runs());
    f.hear(vec![Intent::Dismiss, Intent::StepBack]);
    assert_eq!(game(&f), id, "nothing was taken back");
    let s = f.sitting.as_ref().unwrap();
    let bar = views::bar::bar_view(&s.game, &s.known(), "Monday", None, Pausing::Run);
    assert_eq!((bar.practice, bar.runs, bar.mode.as_str()), (false, None, "Assessment"));

    // Going on later needs no trainer and is on record.
    f.hear(vec![Intent::Leave, Intent::Resume(id.clone())]);
    f.hear(vec![Intent::Act(Act::CloseDay)]);
    assert_eq!(f.page(), Page::Debrief);
    let told = "assessment, opened by Ros Peverell, interrupted and resumed once, not countersigned";
    let view = views::debrief::look_back(&store, &f.content(), &id, WhichMarks::Newest).unwrap();
    assert!(view.beside.contains(told), "{}", view.beside);
    let row = store.attempt(&id).unwrap();
    let history = views::history::history(&store, &f.content(), &Words::english(), Some(&row.person)).unwrap();
    assert_eq!(history.attempts[0].how, told);
    assert!(store.verify_seal(&row.id).unwrap().ok());
    let past = crate::seat::past::Past::open(Rc::clone(&store), &id).unwrap();
    assert_eq!(past.opened().as_deref(), Some(told));
    // Once the trainer is erased, the attempt says that it knows no name.
    let ros = store.people().unwrap().into_iter().find(|p| p.name == "Ros Peverell").unwrap();
    store.erase_person(&ros.id).unwrap();
    assert!(past.opened().unwrap().contains("a trainer whose name is not kept here"));
}

#[test]
fn untimed_an_assessment_can_be_paused() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut f = Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Ok(store), named_db: None });
    f.hear(vec![Intent::AddTrainer { name: "Ros Peverell".into(), passphrase: Secret("correct horse".into()) }]);
    f.settings.untimed = true;
    f.hear(vec![begin(&f, "correct horse")]);
    assert!(f.runs());
    f.hear(vec![Intent::Pause(Pausing::Stand)]);
    assert!(!f.runs());
}

/// Whoever goes on with an assessment in a second window is told in the first: once, and not again after it has been understood.
#[test]
fn a_window_whose_attempt_went_on_elsewhere_says_so_once_and_its_clock_stands() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let open =
        || Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Ok(Rc::clone(&store)), named_db: None });
    let (mut one, mut two) = (open(), open());
    one.hear(vec![Intent::AddTrainer { name: "Ros Peverell".into(), passphrase: Secret("correct horse".into()) }]);
    one.hear(vec![begin(&one, "correct horse")]);
    let id = one.sitting.as_ref().unwrap().game.attempt_id().to_owned();
    two.hear(vec![Intent::Resume(id)]);
    let told = |f: &Front| f.sitting.as_ref().unwrap().open.notices.iter().map(|n| n.words.clone()).collect::<Vec<_>>();
    let now = |f: &Front| f.sitting.as_ref().unwrap().now();
    assert!(two.sitting.as_mut().unwrap().pass(2000) && now(&two) > now(&one));
    assert!(one.sitting.as_mut().unwrap().pass(2000));
    assert!(!one.sitting.as_mut().unwrap().pass(2000));
    assert_eq!((now(&one), told(&one).len()), (0, 1), "{:?}", told(&one));
    assert!(told(&one)[0].contains("gone on in another window"), "{:?}", told(&one));
    one.hear(vec![Intent::Dismiss]);
    one.sitting.as_mut().unwrap().pass(2000);
    assert_eq!(told(&one), Vec::<String>::new());
}
