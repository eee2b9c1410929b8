use std::rc::Rc;

use egui_kittest::kittest::Queryable;

use super::sample::{self, VIEWS};
use super::{Front, Sources};
use crate::authoring::library::Origin;
use crate::authoring::prove::clerk;
use crate::clerk::ClerkName;
use crate::progress::Store;
use crate::scenario::{VariantChoice, deal};
use crate::screens::Intent;
use crate::screens::intent::{Begin, Page, Settings};
use crate::screens::layout_test::{Layers, holds_in, screen};
use crate::screens::talk::NoPortraits;
use crate::screens::theme::Look;
use crate::session::{Mode, NotKept, Session};
use crate::views::art;
use crate::views::floor::scene;

fn front() -> Front {
    sample::front(Box::new(|| Origin::BuiltIn.read())).unwrap()
}

fn at(name: &str) -> Front {
    let mut f = front();
    let view = VIEWS.iter().find(|v| v.name == name).unwrap();
    (view.come)(&mut f).unwrap();
    f
}

#[test]
fn every_screen_holds_at_every_size_with_no_words_cut() {
    let mut faults = Vec::new();
    for view in VIEWS {
        let mut f = front();
        (view.come)(&mut f).unwrap_or_else(|why| panic!("{}: {why}", view.name));
        let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            holds_in(Layers::Several, |ui| {
                f.draw(ui, &NoPortraits);
            });
        }));
        if let Err(why) = tried {
            let why = why.downcast_ref::<String>().cloned().unwrap_or_default();
            faults.push(format!("== {}\n{why}", view.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_same_acts_in_the_window_and_in_the_session_give_the_same_facts() {
    let mut f = front();
    let content = f.content();
    let scenario = content.scenario("monday-requests").unwrap();
    let dealt = deal(&content, scenario, 11, VariantChoice::Mixed).unwrap();
    let mut player = clerk(ClerkName::Model, &content, scenario, &dealt, 11);
    let timing = crate::marking::judgement::Timing::Timed;
    let mut plain = Session::new(std::sync::Arc::clone(&dealt.plan), content.rubric.clone(), Mode::Practice, timing, NotKept);
    plain.begin().unwrap();
    f.begin(&Begin { scenario: scenario.path.to_string(), mode: Mode::Practice, opening: None, seed: Some(11) }).unwrap();
    while !plain.day().state().closed {
        let Some(act) = player.next(plain.day()) else { break };
        if let Err(why) = plain.day().decide(act) {
            player.refused(plain.day(), why);
            continue;
        }
        plain.ask(act).unwrap();
        f.hear(vec![Intent::Act(act.clone())]);
    }
    assert_eq!(f.page(), Page::Debrief);
    let id = f.pages.debriefed().unwrap().to_owned();
    let row = f.sources.store.as_ref().unwrap().attempt(&id).unwrap();
    assert_eq!(row.facts_digest.as_deref(), Some(&*plain.facts_digest()));
}

#[test]
fn the_floor_made_anew_from_the_kept_day_shows_the_same_people_in_the_same_places() {
    for name in ["day-morning", "day-telephone", "day-papers", "day-hatch", "day-noon"] {
        let mut f = at(name);
        let (setting, shown) = f.scene().unwrap();
        let id = f.sitting.as_ref().unwrap().game.attempt_id().to_owned();
        let mut again =
            Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: f.sources.store.clone(), named_db: None });
        again.resume(&id).unwrap();
        let floor = art::floor_plan(&setting).unwrap();
        let k = again.sitting.as_ref().unwrap();
        assert_eq!(scene(&floor, k.known().plan, k.known().state), shown, "{name}");
        assert_eq!(again.scene().unwrap().1, shown, "{name}");
    }
}

#[test]
fn a_day_that_is_over_is_seen_again_and_left_where_it_was_read() {
    let mut f = at("debrief");
    assert!(f.scene().is_none(), "the debrief has no picture");
    f.hear(vec![Intent::Again(None)]);
    assert_eq!(f.page(), Page::Again);
    let first = f.scene().unwrap();
    f.hear(vec![Intent::Moment(usize::MAX)]);
    let last = f.scene().unwrap();
    assert!(first != last, "the department of the morning is that of the evening");
    let mut h = screen([1280.0, 720.0], 1.0, Look::Light, Vec::new(), |ui, out| {
        let drawn = f.draw(ui, &NoPortraits);
        assert!(drawn.floor.is_some());
        out.extend(drawn.intents);
    });
    h.key_press(egui::Key::Home);
    h.run();
    h.key_press(egui::Key::Escape);
    h.run();
    let asked = std::mem::take(h.state_mut());
    drop(h);
    assert_eq!(asked, [Intent::Moment(0), Intent::Go(Page::Debrief)]);
    f.hear(asked);
    assert_eq!(f.page(), Page::Debrief);
    assert!(f.scene().is_none());
}

#[test]
fn without_a_store_the_title_says_so_and_nothing_falls_over() {
    let why = "the folder may not be written to".to_owned();
    let mut f = Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Err(why.clone()), named_db: None });
    for page in [
        Page::Title,
        Page::Who,
        Page::Days,
        Page::Briefing,
        Page::Debrief,
        Page::Again,
        Page::History,
        Page::Outcomes,
        Page::Settings,
        Page::Faults,
        Page::About,
    ] {
        f.hear(vec![Intent::Go(page)]);
        let mut h = screen([1280.0, 720.0], 1.0, Look::Light, (), |ui, ()| {
            f.draw(ui, &NoPortraits);
        });
        h.step();
    }
    f.hear(vec![Intent::Go(Page::Title), Intent::SignIn { name: "Aisha".into(), pin: String::new() }]);
    let h = screen([1280.0, 720.0], 1.0, Look::Light, (), |ui, ()| {
        f.draw(ui, &NoPortraits);
    });
    assert!(h.query_all_by_label_contains(&why).next().is_some());
}

#[test]
fn whoever_signs_in_for_the_first_time_keeps_the_text_size_on_the_screen() {
    let store = Rc::new(Store::open_in_memory().unwrap());
    let open =
        || Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Ok(Rc::clone(&store)), named_db: None });
    let sign_in = |name: &str| Intent::SignIn { name: name.into(), pin: String::new() };
    let mut f = open();
    f.hear(vec![Intent::Set(Settings { text_percent: 150, ..f.settings }), sign_in("Ada")]);
    assert_eq!(f.settings.text_percent, 150);
    // It is theirs from now on, and nobody else's.
    f.hear(vec![sign_in("Ben")]);
    assert_eq!(f.settings.text_percent, Settings::default().text_percent);
    let mut again = open();
    again.hear(vec![sign_in("Ada")]);
    assert_eq!(again.settings.text_percent, 150);
    // What somebody keeps goes before what is on the screen.
    let mut other = open();
    other.hear(vec![Intent::Set(Settings { text_percent: 200, ..other.settings }), sign_in("Ada")]);
    assert_eq!(other.settings.text_percent, 150);
}

#[test]
fn content_that_turns_faulty_while_the_program_runs_is_told_of_and_the_other_days_still_play() {
    let broken = Rc::new(std::cell::Cell::new(false));
    let seen = Rc::clone(&broken);
    let read = move || {
        let mut files = Origin::BuiltIn.read();
        if seen.get() {
            for f in files.iter_mut().filter(|f| f.path.contains("tuesday")) {
                f.text = Ok("(format: 1, title: \"Tuesday\", nonsense: 3".into());
            }
        }
        files
    };
    let store = Rc::new(Store::open_in_memory().unwrap());
    let mut f = Front::open(Sources { read: Box::new(read), store: Ok(store), named_db: None });
    assert_eq!(f.content().scenarios.len(), 3);
    broken.set(true);
    f.hear(vec![Intent::CheckAgain, Intent::Go(Page::Faults)]);
    assert_eq!(f.content().scenarios.len(), 2);
    let h = screen([1280.0, 720.0], 1.0, Look::Light, (), |ui, ()| {
        f.draw(ui, &NoPortraits);
    });
    assert!(h.query_all_by_label_contains("tuesday").next().is_some());
}
