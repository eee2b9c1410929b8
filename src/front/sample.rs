//! A sample to look at: a small database of its own, and a way to each screen as a person would come to it. For pictures of every
//! screen and for tests; nothing of it is kept.

use std::rc::Rc;

use super::{Front, Sources};
use crate::authoring::prove::clerk;
use crate::clerk::ClerkName;
use crate::day::{Act, Day, FieldRef, Source, Stage};
use crate::progress::Store;
use crate::records::Field;
use crate::scenario::{TextFile, VariantChoice, deal};
use crate::screens::Intent;
use crate::screens::intent::{Begin, Page, Tool};
use crate::seat::Table as _;
use crate::seat::opened::add_trainer;
use crate::session::Mode;

/// A screen: its name, and how one comes to it from a program just opened.
pub struct View {
    /// The name of its picture.
    pub name: &'static str,
    /// Comes to it.
    pub come: fn(&mut Front) -> Result<(), String>,
}

/// The seed of the sample's days.
pub(super) const SEED: u64 = 3;
/// The day that most screens are shown in.
const DAY: &str = "monday-requests";

/// A short late shift, only for the picture of the evening.
const EVENING: &str = "late-shift";
const EVENING_DAY: &str = r#"(
    format: 1,
    title: "Thursday: a late shift",
    level: 1,
    setting: "records_department",
    date: "2026-03-05",
    opens: "17:30",
    closes: "19:00",
    briefing: "The evening is quiet. Put away what comes back.",
    people: {},
    patients: {
        "hale": Patient(name: "Dorothy Hale", sex: Female, born: "1941-07-26", lies_at: "returns_bench", tracked_to: "ward_7"),
    },
    tasks: [
        (
            id: "returns",
            kind: "returned_sets",
            arrives: "17:35",
            brings: ["hale"],
            opening: "One folder lies on the returns bench.",
            model: [Answer, PickUp(Brought), CheckIn(Brought), Shelve(Brought), LookOnShelf("hale")],
            wrong: {
                "shelves it and checks it in some other time": (
                    drop: [CheckIn], noticed_by: "checked_in_before_shelved", costs: Major,
                ),
                "puts it away without looking what came": (drop: [Answer], noticed_by: "taken_up", costs: Minor),
            },
        ),
    ],
)"#;

/// Every screen, in the order in which a person meets them.
pub const VIEWS: &[View] = &[
    View { name: "title", come: |f| go(f, Page::Title) },
    View { name: "who", come: |f| go(f, Page::Who) },
    View { name: "days", come: |f| go(f, Page::Days) },
    View { name: "briefing", come: briefing },
    View { name: "briefing-assessment", come: assessment },
    View { name: "day-morning", come: |f| until(f, DAY, |d| d.state().now > 300) },
    View { name: "day-telephone", come: |f| until(f, DAY, |d| asked(d, 3)) },
    View { name: "day-tell", come: telling },
    View { name: "day-tell-told", come: telling_and_told },
    View { name: "day-pas", come: pas },
    View { name: "day-shelves", come: shelves },
    View { name: "day-papers", come: papers },
    View { name: "day-folder", come: folder },
    View { name: "day-pass-on", come: |f| tool(f, Tool::Matters) },
    View { name: "day-manual", come: manual },
    View { name: "day-compare", come: compare },
    View { name: "day-slip", come: slip },
    View {
        name: "day-hatch",
        come: |f| until(f, "wednesday-confidentiality", |d| waiting(d, crate::day::terms::Channel::Hatch) >= 1),
    },
    View { name: "day-noon", come: noon },
    View { name: "day-evening", come: evening },
    View { name: "day-closing", come: closing },
    View { name: "keys", come: keys },
    View { name: "debrief", come: |f| debrief(f, ClerkName::Careless) },
    View { name: "debrief-good", come: |f| debrief(f, ClerkName::Model) },
    View { name: "again", come: again },
    View { name: "history", come: |f| go(f, Page::History) },
    View { name: "outcomes", come: outcomes },
    View { name: "settings", come: |f| go(f, Page::Settings) },
    View { name: "faults", come: |f| go(f, Page::Faults) },
    View { name: "about", come: |f| go(f, Page::About) },
];

/// A program on a sample database in memory, with a person and some days behind them.
///
/// # Errors
/// Words saying what could not be made.
pub fn front(read: Box<dyn Fn() -> Vec<TextFile>>) -> Result<Front, String> {
    let store = Store::open_in_memory().map_err(|e| e.to_string())?;
    let mut f = Front::open(Sources { read, store: Ok(Rc::new(store)), named_db: None });
    f.sign_in("Aisha", "")?;
    for (day, who) in [(DAY, ClerkName::Escalator), ("tuesday-misfiled-notes", ClerkName::Model), (DAY, ClerkName::Careless)] {
        play(&mut f, day, who, |_| false)?;
        f.go(Page::Title);
    }
    Ok(f)
}

fn go(f: &mut Front, page: Page) -> Result<(), String> {
    f.hear(vec![Intent::Go(page)]);
    Ok(())
}

/// Plays a day as a scripted clerk would, through the intents of the window, until it closes or something holds.
fn play(f: &mut Front, day: &str, who: ClerkName, stop: impl Fn(&Day) -> bool) -> Result<(), String> {
    let content = f.content();
    let scenario = content.scenario(day).ok_or_else(|| format!("there is no {day}"))?;
    let dealt = deal(&content, scenario, SEED, VariantChoice::Mixed)?;
    let mut player = clerk(who, &content, scenario, &dealt, SEED);
    let path = scenario.path.to_string();
    f.begin(&Begin { scenario: path, mode: Mode::Practice, opening: None, seed: Some(SEED) })?;
    for _ in 0..4000 {
        let Some(s) = f.sitting.as_ref() else { return Ok(()) };
        if stop(s.game.day()) {
            return Ok(());
        }
        let Some(act) = player.next(s.game.day()) else { return Ok(()) };
        let refused = s.game.day().decide(act).err();
        match refused {
            Some(why) => player.refused(s.game.day(), why),
            None => f.hear(vec![Intent::Act(act.clone())]),
        }
    }
    Err(format!("{day} did not come to where it was to be shown"))
}

fn until(f: &mut Front, day: &str, stop: fn(&Day) -> bool) -> Result<(), String> {
    play(f, day, ClerkName::Model, stop)
}

fn asked(d: &Day, n: usize) -> bool {
    let s = d.state();
    s.talk.is_some_and(|t| {
        s.task(t).asked.iter().count() >= n
            && d.plan().task(t).is_some_and(|p| p.channel == crate::day::terms::Channel::Telephone)
    })
}

fn waiting(d: &Day, channel: crate::day::terms::Channel) -> usize {
    let there = |(i, p): (u16, &crate::day::plan::TaskPlan)| {
        p.channel == channel
            && matches!(d.state().task(crate::day::TaskId(i)).stage, Stage::Waiting | Stage::Talking | Stage::Parked)
    };
    (0u16..).zip(&d.plan().tasks).filter(|x| there(*x)).count()
}

/// The briefing with an assessment chosen, and a trainer who can open it.
fn assessment(f: &mut Front) -> Result<(), String> {
    let store = f.store()?;
    add_trainer(&store, "Ros Peverell", "a sample only", None).map_err(|e| e.to_string())?;
    briefing(f)?;
    f.pages.choose(Mode::Assessment);
    Ok(())
}

fn briefing(f: &mut Front) -> Result<(), String> {
    let path = f.content().scenario(DAY).map(|s| s.path.to_string()).ok_or("there is no Monday")?;
    f.hear(vec![Intent::Brief(path)]);
    Ok(())
}

fn tool(f: &mut Front, tool: Tool) -> Result<(), String> {
    until(f, DAY, |d| asked(d, 3))?;
    f.hear(vec![Intent::Tool(tool)]);
    Ok(())
}

fn telling(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| asked(d, 5))?;
    if let Some(s) = f.sitting.as_mut() {
        s.draft.talk.open = Some('D');
    }
    Ok(())
}

/// The same with a hint on view.
fn telling_and_told(f: &mut Front) -> Result<(), String> {
    telling(f)?;
    f.hear(vec![Intent::Hint]);
    Ok(())
}

fn opened(d: &Day) -> bool {
    d.state().seen.iter().any(|(s, _)| matches!(s, Source::Registration(_)))
}

fn pas(f: &mut Front) -> Result<(), String> {
    until(f, DAY, opened)?;
    f.hear(vec![Intent::Tool(Tool::Pas)]);
    Ok(())
}

fn shelves(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| {
        !d.state().hands.is_empty() && d.state().now > 700 && d.plan().place(d.state().place).is_some_and(|p| p.shelves)
    })?;
    f.hear(vec![Intent::Tool(Tool::Shelves)]);
    Ok(())
}

fn papers(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| !d.state().hands.is_empty())?;
    f.hear(vec![Intent::Tool(Tool::Papers)]);
    Ok(())
}

fn folder(f: &mut Front) -> Result<(), String> {
    use crate::day::plan::SheetSpot;
    let turned = |d: &Day| {
        let (state, hands) = (d.state(), &d.state().hands);
        let read = |(i, at): (u32, &SheetSpot)| {
            matches!(at, SheetSpot::In(f, _) if hands.contains(f)) && state.knows_sheet(crate::day::SheetId(i))
        };
        (0u32..).zip(&state.sheets).any(read)
    };
    play(f, "tuesday-misfiled-notes", ClerkName::Model, turned)?;
    let first = f.sitting.as_ref().and_then(|s| s.game.day().state().hands.first().copied());
    f.hear(first.map(Intent::OpenFolder).into_iter().collect());
    Ok(())
}

fn manual(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| asked(d, 2))?;
    f.hear(vec![Intent::Read(crate::day::PageId(3))]);
    Ok(())
}

/// The hospital number that the caller gave, compared with the one that is registered.
fn compare(f: &mut Front) -> Result<(), String> {
    pas(f)?;
    let Some(s) = f.sitting.as_ref() else { return Ok(()) };
    let state = s.game.day().state();
    let number = |s: &Source| state.has_seen(*s, Field::HospitalNumber);
    let mut from: Vec<Source> = state.seen.iter().map(|(s, _)| s).filter(number).collect();
    from.sort();
    let contact = from.iter().find(|s| matches!(s, Source::Contact(_)));
    let registered = from.iter().find(|s| matches!(s, Source::Registration(_)));
    let at = |source: &Source| Intent::Pick(FieldRef { source: *source, field: Field::HospitalNumber });
    let picks: Vec<Intent> = contact.or(from.first()).into_iter().chain(registered).map(at).collect();
    f.hear(picks);
    Ok(())
}

fn slip(f: &mut Front) -> Result<(), String> {
    play(f, DAY, ClerkName::Careless, |_| false).ok();
    play(f, DAY, ClerkName::Careless, |d| d.state().now > 3600)?;
    for _ in 0..60 {
        if f.sitting.as_ref().is_some_and(|s| !s.open.notices.is_empty()) {
            return Ok(());
        }
        f.hear(vec![Intent::Act(Act::WaitForSomething(300))]);
    }
    Ok(())
}

fn noon(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| d.state().now > 3 * 3600)?;
    for _ in 0..100 {
        let late = f.sitting.as_ref().is_none_or(|s| s.game.day().state().now >= 12_600);
        if late {
            break;
        }
        f.hear(vec![Intent::Act(Act::Wait(300))]);
    }
    f.hear(vec![Intent::Dismiss]);
    Ok(())
}

fn evening(f: &mut Front) -> Result<(), String> {
    let read = std::mem::replace(&mut f.sources.read, Box::new(Vec::new));
    f.sources.read = Box::new(move || {
        let mut files = read();
        let path = format!("scenarios/records_department/{EVENING}.ron").into();
        files.push(TextFile { path, text: Ok(EVENING_DAY.into()) });
        files
    });
    f.read_again();
    until(f, EVENING, |d| d.state().now > 400)
}

fn closing(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| d.state().now > 300)?;
    f.hear(vec![Intent::AskToClose]);
    Ok(())
}

fn keys(f: &mut Front) -> Result<(), String> {
    until(f, DAY, |d| d.state().now > 300)?;
    f.hear(vec![Intent::Keys]);
    Ok(())
}

/// The criteria of the first strand are folded out.
fn outcomes(f: &mut Front) -> Result<(), String> {
    go(f, Page::Outcomes)?;
    f.pages.unfold("HR1");
    Ok(())
}

fn debrief(f: &mut Front, who: ClerkName) -> Result<(), String> {
    play(f, DAY, who, |_| false)
}

/// The careless day seen again, at its gravest finding.
fn again(f: &mut Front) -> Result<(), String> {
    debrief(f, ClerkName::Careless)?;
    let id = f.pages.debriefed().map(str::to_owned).ok_or("there is no debrief")?;
    let past = crate::seat::past::Past::open(f.store()?, &id).map_err(|e| e.to_string())?;
    let gravest = crate::views::debrief::numbered(&past, &past.report()).into_iter().find_map(|n| n.fact);
    f.hear(vec![Intent::Again(gravest)]);
    Ok(())
}
