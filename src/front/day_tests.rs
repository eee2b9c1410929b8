//! A day as it is sat at in the window: where the focus begins, slips, hints, the next step, and words that nobody could type.

use std::collections::BTreeSet;
use std::rc::Rc;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::sample::{self, VIEWS};
use super::{Front, Sources};
use crate::authoring::library::Origin;
use crate::authoring::prove::clerk;
use crate::clerk::ClerkName;
use crate::day::terms::Channel;
use crate::day::{Act, TaskId};
use crate::progress::Store;
use crate::scenario::{VariantChoice, deal};
use crate::screens::Intent;
use crate::screens::intent::{Begin, Page, Tool};
use crate::screens::layout_test::{Layers, holds_in, screen, tree};
use crate::screens::notices::Kind;
use crate::screens::talk::NoPortraits;
use crate::screens::theme::Look;
use crate::seat::Table;
use crate::session::Mode;
use crate::views::day::day_view;
use crate::views::floor::FloorPlan;

const MONDAY: &str = "monday-requests";

fn front() -> Front {
    let store = Rc::new(Store::open_in_memory().unwrap());
    Front::open(Sources { read: Box::new(|| Origin::BuiltIn.read()), store: Ok(store), named_db: None })
}

fn begin(f: &mut Front, day: &str) {
    let scenario = f.content().scenario(day).unwrap().path.to_string();
    f.begin(&Begin { scenario, mode: Mode::Practice, opening: None, seed: Some(sample::SEED) }).unwrap();
}

/// Plays a day by intents and looks at the front after each.
fn play(f: &mut Front, day: &str, who: ClerkName, mut look: impl FnMut(&mut Front, &Act)) {
    begin(f, day);
    let content = f.content();
    let scenario = content.scenario(day).unwrap();
    let dealt = deal(&content, scenario, sample::SEED, VariantChoice::Mixed).unwrap();
    let mut player = clerk(who, &content, scenario, &dealt, sample::SEED);
    for _ in 0..4000 {
        let Some(s) = f.sitting.as_ref() else { return };
        let Some(act) = player.next(s.game.day()) else { return };
        match s.game.day().decide(act).err() {
            Some(why) => player.refused(s.game.day(), why),
            None => {
                f.hear(vec![Intent::Act(act.clone())]);
                if f.page() == Page::Day {
                    look(f, act);
                }
            }
        }
    }
}

fn drawn(f: Front) -> Harness<'static, Front> {
    screen([1280.0, 720.0], 1.0, Look::Light, f, |ui, f| {
        let drawn = f.draw(ui, &NoPortraits);
        f.hear(drawn.intents);
    })
}

fn focused(h: &Harness<'_, Front>) -> String {
    let node = h.root().children_recursive().find(egui_kittest::Node::is_focused);
    node.and_then(|n| n.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn whoever_presses_enter_again_and_again_does_not_close_the_day() {
    let mut f = front();
    let day = f.content().scenario(MONDAY).unwrap().path.to_string();
    f.hear(vec![Intent::Brief(day)]);
    let mut h = drawn(f);
    h.key_press(Key::Enter);
    h.run_steps(4);
    assert_eq!(h.state().page(), Page::Day);
    assert_eq!(focused(&h), "Wait (W)");
    for _ in 0..3 {
        h.key_press(Key::Enter);
        h.run_steps(4);
        let s = h.state().sitting.as_ref().unwrap();
        assert!(!s.open.closing && !s.game.day().state().closed);
    }
    assert!(h.state().sitting.as_ref().unwrap().now() > 0);
    // Asked for by name, the question itself begins at no.
    h.get_by_label("Close the day").click();
    h.run_steps(4);
    assert_eq!(focused(&h), "No, go on working (Esc)");
    h.key_press(Key::Enter);
    h.run_steps(4);
    let s = h.state().sitting.as_ref().unwrap();
    assert!(!s.open.closing && !s.game.day().state().closed);
}

#[test]
fn of_several_slips_the_gravest_comes_first_and_a_hint_stands_below_them() {
    let (mut several, mut steps) = (0, BTreeSet::new());
    let mut f = front();
    play(&mut f, MONDAY, ClerkName::Careless, |f, _| {
        let s = f.sitting.as_ref().unwrap();
        let rank = |words: &str| {
            let all = ["Critical slip: ", "Major slip: ", "Minor slip: ", "For next time: "];
            all.iter().position(|p| words.starts_with(p)).unwrap_or_else(|| panic!("{words}"))
        };
        let slips: Vec<usize> = s.open.notices.iter().filter(|n| n.slip().is_some()).map(|n| rank(&n.words)).collect();
        assert!(slips.is_sorted(), "{slips:?}");
        several += usize::from(slips.len() > 1);
        steps.extend(slips.iter().copied());
        if slips.len() > 1 && s.open.about.is_some() {
            f.hear(vec![Intent::Hint]);
            let kinds: Vec<Kind> = f.sitting.as_ref().unwrap().open.notices.iter().map(|n| n.kind).collect();
            assert_eq!(kinds.iter().filter(|k| matches!(k, Kind::Slip(_))).count(), slips.len());
            assert_eq!(kinds.last(), Some(&Kind::Hint));
        }
    });
    assert!(several > 0 && steps.len() > 1, "{several} {steps:?}");
}

#[test]
fn the_day_holds_at_every_size_with_three_slips_and_a_hint_and_with_the_question() {
    let mut f = front();
    let mut most = Vec::new();
    play(&mut f, MONDAY, ClerkName::Careless, |f, _| {
        let notices = &f.sitting.as_ref().unwrap().open.notices;
        if notices.len() > most.len() {
            most.clone_from(notices);
        }
    });
    let mut more = most.clone();
    more.extend(most.iter().cloned());
    more.truncate(3);
    begin(&mut f, MONDAY);
    f.hear(vec![Intent::Act(Act::Wait(900))]);
    f.hear(vec![Intent::Choose(TaskId(0)), Intent::Hint]);
    let s = f.sitting.as_mut().unwrap();
    s.open.notices.splice(0..0, more);
    assert_eq!(s.open.notices.len(), 4);
    // In a small window the department can be on view in place of the desk.
    for (closing, department) in [(false, false), (true, false), (false, true)] {
        let s = f.sitting.as_mut().unwrap();
        (s.open.closing, s.draft.department) = (closing, department);
        holds_in(Layers::Several, |ui| {
            f.draw(ui, &NoPortraits);
        });
    }
}

#[test]
fn a_careless_day_is_looked_back_at_with_the_gravest_first_and_every_number_on_its_row() {
    let mut f = front();
    play(&mut f, MONDAY, ClerkName::Careless, |_, _| {});
    let store = f.sources.store.clone().unwrap();
    let id = f.pages.debriefed().unwrap().to_owned();
    let view = crate::views::debrief::look_back(&store, &f.content(), &id, crate::session::WhichMarks::Newest).unwrap();
    let grades = ["Critical", "Major", "Minor", "For next time"];
    let grade = |f: &crate::screens::debrief::FindingView| {
        let word = f.line.split_once(". ").unwrap().1;
        grades.iter().position(|g| word.starts_with(g)).unwrap_or_else(|| panic!("{}", f.line))
    };
    let leads: Vec<usize> = view.findings.iter().filter(|f| !f.also).map(grade).collect();
    assert!(leads.is_sorted() && leads.first() < leads.last(), "{leads:?}");
    assert!(view.findings.iter().any(|f| f.also) && view.findings.len() > leads.len());
    for pair in view.findings.windows(2).filter(|p| p[1].also) {
        assert!(grade(&pair[0]) <= grade(&pair[1]), "{} / {}", pair[0].line, pair[1].line);
    }
    // A screen left open each time one walks away is one row, with the others under it.
    let screen = |f: &&crate::screens::debrief::FindingView| f.line.contains("Your own screen at your desk was left open");
    assert!(view.findings.iter().filter(screen).count() > 10);
    assert_eq!(view.findings.iter().filter(screen).filter(|f| !f.also).count(), 1);
    assert!(view.findings.iter().any(|f| f.under.as_deref() == Some("The same again:")));
    let mut numbers: Vec<usize> = view.timeline.rows.iter().flat_map(|r| r.found.iter().map(|f| f.number)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert!(numbers.iter().all(|n| view.findings[n - 1].line.starts_with(&format!("{n}. "))));
    assert!(numbers.len() > 3 && numbers.len() <= view.findings.len());
}

#[test]
fn a_folder_put_on_the_shelf_is_to_be_read_back_while_it_can_still_be_put_right() {
    let mut seen = 0;
    let mut f = front();
    play(&mut f, MONDAY, ClerkName::Model, |f, act| {
        let Act::Shelve(_, number) = act else { return };
        let notices = &f.sitting.as_ref().unwrap().open.notices;
        let step = notices.iter().find(|n| n.words.ends_with("Read the spine back?")).unwrap();
        assert!(step.words.starts_with("Shelved: H ") && step.kind == Kind::Word, "{step:?}");
        assert_eq!(step.button.as_deref(), Some("Read the spine"));
        assert_eq!(step.does[0], Intent::Act(Act::LookOnShelf(*number)));
        seen += 1;
    });
    assert!(seen > 0);
}

#[test]
fn a_folder_in_a_strangers_place_is_seen_there_by_whoever_reads_the_spine_back() {
    let mut f = front();
    begin(&mut f, MONDAY);
    let bench = to_delivery(&mut f);
    let (folder, strange) = {
        let d = f.sitting.as_ref().unwrap().game.day();
        let (plan, lying) = (d.plan(), &d.state().lying[bench.index()].folders);
        (lying[0], plan.number_of(plan.owner(lying[1]).unwrap()).unwrap())
    };
    let library = f.sitting.as_ref().unwrap().game.day().plan().setting.places.iter().position(|p| p.walkable && p.shelves);
    let library = crate::day::PlaceId(u8::try_from(library.unwrap()).unwrap());
    let there = [Act::PickUpFolder(folder), Act::Unlock, Act::CheckIn(folder), Act::Lock];
    let acts = there.into_iter().chain([Act::Go(library), Act::Shelve(folder, strange)]);
    f.hear(acts.map(Intent::Act).collect());
    let s = f.sitting.as_ref().unwrap();
    // The rule gives ten minutes to put it right, so nothing is called a slip yet; but one is led to look.
    let step = s.open.notices.last().unwrap().clone();
    assert_eq!(step.button.as_deref(), Some("Read the spine"), "{:?}", s.open.notices);
    assert!(!s.open.notices.iter().any(|n| n.words.contains("another number belongs")));
    f.hear(step.does);
    let s = f.sitting.as_ref().unwrap();
    assert_eq!(s.open.tool, Tool::Shelves);
    let there = s.game.day().state().folders_at(s.game.day().plan(), strange);
    assert!(there.contains(&folder) && s.handles.folders.contains(&folder));
    f.hear(vec![Intent::Act(Act::Wait(700))]);
    let late = &f.sitting.as_ref().unwrap().open.notices;
    assert!(late.iter().any(|n| n.words.starts_with("Major slip: ") && n.words.contains("another number belongs")), "{late:?}");
}

/// Walks to the first delivery and looks what came. Gives the place.
fn to_delivery(f: &mut Front) -> crate::day::PlaceId {
    for _ in 0..6 {
        f.hear(vec![Intent::Act(Act::WaitForSomething(300))]);
    }
    let (t, place) = {
        let s = f.sitting.as_ref().unwrap();
        let k = s.known();
        let is = |t: &&TaskId| k.plan.task(**t).is_some_and(|p| p.channel == Channel::Delivery);
        let t = *k.handles.tasks.iter().find(is).unwrap();
        (t, k.plan.task(t).unwrap().place)
    };
    if f.sitting.as_ref().unwrap().game.day().state().place != place {
        f.hear(vec![Intent::Act(Act::Go(place))]);
    }
    f.hear(vec![Intent::Choose(t), Intent::Act(Act::Attend(t))]);
    place
}

#[test]
fn after_seeing_what_came_the_card_leads_to_the_papers_that_lie_there() {
    let mut f = front();
    begin(&mut f, MONDAY);
    let (number, other, library, bench) = {
        let plan = f.sitting.as_ref().unwrap().game.day().plan();
        let begum = plan.patients.iter().find(|p| &*p.identity.surname == "Begum").unwrap();
        let place = |id: &str| plan.place_named(id).unwrap();
        (begum.identity.hospital_number, begum.folders[0], place("library"), place("returns_bench"))
    };
    // Another folder lies there, which the note does not speak of and which is not counted.
    for act in [Act::Go(library), Act::LookOnShelf(number), Act::Pull(other), Act::Go(bench), Act::PutDownFolder(other)] {
        f.hear(vec![Intent::Act(act)]);
    }
    let place = to_delivery(&mut f);
    let day = f.sitting.as_ref().unwrap().game.day();
    let n = day.plan().tasks[0].folders.len();
    assert_eq!((n, day.state().lying[place.index()].folders.len()), (2, 3));
    let mut h = drawn(f);
    let label = format!("See what came with it ({n})");
    h.get_all_by_label(&label).last().unwrap().click();
    h.run_steps(4);
    assert_eq!(h.state().sitting.as_ref().unwrap().open.tool, Tool::Papers);
}

#[test]
fn the_first_hint_does_not_send_anybody_to_where_they_stand() {
    let mut f = front();
    begin(&mut f, MONDAY);
    to_delivery(&mut f);
    f.hear(vec![Intent::Hint]);
    let hint = f.sitting.as_ref().unwrap().open.notices.last().unwrap().clone();
    assert!(!hint.words.contains("Where to look") && hint.words.contains("Which page: "), "{hint:?}");
    assert_eq!(hint.button.as_deref(), Some("Read: Returns"));
    f.hear(hint.does);
    assert_eq!(f.sitting.as_ref().unwrap().open.tool, Tool::Manual);
    // The next one tells the step, and does not begin again.
    f.hear(vec![Intent::Hint]);
    let hint = f.sitting.as_ref().unwrap().open.notices.last().unwrap();
    assert!(hint.words.contains("The next step: "), "{hint:?}");
}

#[test]
fn whoever_looks_something_up_comes_back_to_what_was_said() {
    let mut f = front();
    begin(&mut f, MONDAY);
    let rings = |f: &Front| {
        let k = f.sitting.as_ref().unwrap().known();
        k.handles.tasks.iter().find(|t| k.plan.task(**t).is_some_and(|p| p.channel == Channel::Telephone)).copied()
    };
    while rings(&f).is_none() {
        f.hear(vec![Intent::Act(Act::WaitForSomething(300))]);
    }
    let call = rings(&f).unwrap();
    f.hear(vec![Intent::Choose(call), Intent::Act(Act::Attend(call)), Intent::Tool(Tool::Talk)]);
    let mut h = drawn(f);
    h.run_steps(4);
    h.key_press(Key::A);
    h.run_steps(4);
    assert!(h.query_by_label_contains("Close: Ask for").is_some());
    for key in [Key::F3, Key::F2] {
        h.key_press(key);
        h.run_steps(4);
        assert!(h.query_by_label_contains("Close: Ask for").is_none(), "the questions cover what is to be compared");
    }
}

/// What belongs to the terminal: an instruction to type something on its line.
fn typed(words: &str) -> Option<&str> {
    ["Type:", "type:", "Type, for instance"].iter().find_map(|t| words.find(t)).map(|at| &words[at.saturating_sub(60)..])
}

#[test]
fn nothing_in_the_window_tells_anybody_to_type_a_command() {
    for view in VIEWS {
        let mut f = sample::front(Box::new(|| Origin::BuiltIn.read())).unwrap();
        (view.come)(&mut f).unwrap();
        let shown = tree(&drawn(f));
        assert_eq!(typed(&shown), None, "{}", view.name);
    }
    for day in [MONDAY, "tuesday-misfiled-notes", "wednesday-confidentiality"] {
        let mut f = front();
        let mut n = 0;
        play(&mut f, day, ClerkName::Model, |f, _| {
            n += 1;
            // Every hint there is, now and then; and every tool, with what can and what cannot be done in it.
            if n % 5 == 0 && f.sitting.as_ref().unwrap().open.about.is_some() {
                for _ in 0..3 {
                    f.hear(vec![Intent::Hint]);
                    let s = f.sitting.as_ref().unwrap();
                    assert_eq!(typed(&s.open.notices.last().unwrap().words), None, "{day}");
                }
            }
            let s = f.sitting.as_mut().unwrap();
            s.open.closing = true;
            let before = s.open.tool;
            s.open.tool = Tool::ALL[n % Tool::ALL.len()];
            let floor = FloorPlan::bare(&s.setting);
            let view = day_view(&s.game, &s.known(), &s.title, &s.open, &floor, &|_| (10, 10));
            (s.open.closing, s.open.tool) = (false, before);
            let said = serde_json::to_string(&view).unwrap();
            assert_eq!(typed(&said), None, "{day}");
        });
        assert!(n > 50, "{day}: {n}");
    }
    // What is refused is told without it, too.
    let mut f = front();
    begin(&mut f, MONDAY);
    f.hear(vec![Intent::Act(Act::LookOnShelf(crate::records::HospitalNumber::parse("31-82-06").unwrap()))]);
    let said = f.sitting.as_ref().unwrap().open.notices.last().unwrap().words.clone();
    assert!(said.contains("cannot be done from here") && typed(&said).is_none(), "{said}");
}

#[test]
fn a_page_is_named_for_what_was_compared_and_the_answer_is_told_at_once() {
    let mut f = front();
    begin(&mut f, MONDAY);
    let content = f.content();
    let scenario = content.scenario(MONDAY).unwrap();
    let dealt = deal(&content, scenario, sample::SEED, VariantChoice::Mixed).unwrap();
    let mut player = clerk(ClerkName::Model, &content, scenario, &dealt, sample::SEED);
    loop {
        let day = f.sitting.as_ref().unwrap().game.day();
        let act = player.next(day).unwrap();
        match day.decide(act).err() {
            Some(why) => player.refused(day, why),
            None => {
                f.hear(vec![Intent::Act(act.clone())]);
                if matches!(act, Act::Compare(..)) {
                    break;
                }
            }
        }
    }
    let mut h = drawn(f);
    let mut name = |typed: &str, title: &str| {
        h.get_by_label("Name the page…").click();
        h.run_steps(4);
        h.get_by_label("Find by name").focus();
        h.run_steps(2);
        h.get_by_label("Find by name").type_text(typed);
        h.run_steps(4);
        h.get_by_label(title).click();
        h.run_steps(4);
        let said = h.state().sitting.as_ref().unwrap().open.notices.last().unwrap().words.clone();
        assert!(h.query_by_label(&format!("You named: {title}")).is_some(), "{said}");
        said
    };
    assert!(name("your own screen", "Your own screen").starts_with("Your own screen is about something else."));
    assert_eq!(name("right patient", "The right patient"), "Yes: The right patient says what to do with that.");
}

#[test]
fn escape_closes_the_keys_and_the_day_below_goes_on() {
    let mut f = front();
    begin(&mut f, MONDAY);
    f.hear(vec![Intent::Keys]);
    let mut h = drawn(f);
    h.run_steps(4);
    assert!(h.query_by_label("Keys").is_some());
    h.key_press(Key::Escape);
    h.run_steps(4);
    assert_eq!(h.state().page(), Page::Day);
    assert!(h.query_by_label("Close (Esc)").is_none());
}

#[test]
fn a_grave_slip_stays_until_it_is_understood_and_reading_is_no_step() {
    let mut f = front();
    begin(&mut f, MONDAY);
    let (desk, library) = {
        let plan = f.sitting.as_ref().unwrap().game.day().plan();
        (plan.place_named("desk").unwrap(), plan.place_named("library").unwrap())
    };
    let slips = |f: &Front| {
        f.sitting
            .as_ref()
            .unwrap()
            .open
            .notices
            .iter()
            .filter(|n| n.slip().is_some())
            .map(|n| n.words.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(f.sitting.as_ref().unwrap().game.day().state().place, desk);
    f.hear(vec![Intent::Act(Act::Unlock), Intent::Act(Act::Go(library))]);
    let told = slips(&f);
    assert!(told.iter().any(|w| w.starts_with("Major slip: ")), "{told:?}");
    f.hear(vec![Intent::Act(Act::Wait(60)), Intent::Read(crate::day::PageId(0))]);
    assert_eq!(slips(&f), told);
    // What is taken back is the waiting, not the reading.
    f.hear(vec![Intent::StepBack]);
    let news = f.sitting.as_ref().unwrap().open.notices.last().unwrap().words.clone();
    assert!(news.contains("Wait"), "{news}");
    f.hear(vec![Intent::Dismiss]);
    assert!(slips(&f).is_empty());
}
