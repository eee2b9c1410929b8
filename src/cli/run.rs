//! `run` and `resume`: a day without a screen, played by a scripted clerk who knows only what has been shown.

use std::io::Write as _;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::{Outcome, Places, fail};
use crate::authoring::prove::{clerk as clerk_for, ways};
use crate::clerk::model::ModelClerk;
use crate::clerk::shown::Names;
use crate::clerk::ways::Habit;
use crate::clerk::{Clerk, ClerkName};
use crate::marking::Report;
use crate::marking::finding::Severity;
use crate::marking::judgement::Timing;
use crate::progress::{AttemptRow, PersonKind, PlayedBy, Store};
use crate::scenario::model::Scenario;
use crate::scenario::{Content, Dealt, VariantChoice, deal};
use crate::session::kept::{Attempt, Beginning, manifest_digest};
use crate::session::scripted::play;
use crate::session::{Keep, Mode, NotKept, Session};
use crate::wording::Words;
use crate::wording::marks::PlanWords;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum VariantArg {
    Mixed,
    Straight,
    Trap,
    Reversed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModeArg {
    Practice,
    Shift,
}

impl ModeArg {
    pub(crate) fn mode(self) -> Mode {
        match self {
            ModeArg::Practice => Mode::Practice,
            ModeArg::Shift => Mode::Shift,
        }
    }
}

/// Play a day without a screen.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day run monday-requests --json\n  records-day run monday-requests --clerk careless --seed 7\n  records-day run monday-requests --days 50 --no-log --json"
)]
pub(crate) struct Run {
    /// The scenario: a name such as monday-requests, the beginning or a word of one (monday), or a path.
    scenario: String,
    /// model, careless, complier, refuser, escalator, idle, random, or a RON file of answers by task.
    #[arg(long, default_value = "model")]
    clerk: String,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Play this many days, with seeds counting up, unconnected.
    #[arg(long, default_value_t = 1, value_name = "N")]
    days: u64,
    /// Which variants of the dilemmas are dealt.
    #[arg(long, value_enum, default_value_t = VariantArg::Mixed)]
    variant: VariantArg,
    /// How it is played.
    #[arg(long, value_enum, default_value_t = ModeArg::Shift)]
    mode: ModeArg,
    /// One JSON object a day.
    #[arg(long)]
    json: bool,
    /// Real milliseconds between acts.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pace_ms: u64,
    /// Keep nothing in the database.
    #[arg(long)]
    no_log: bool,
}

/// Go on with an attempt that was cut off.
#[derive(Debug, Args)]
pub(crate) struct Resume {
    /// The attempt's id, or its beginning.
    attempt: String,
    /// Who goes on; the clerk that began it without.
    #[arg(long)]
    clerk: Option<String>,
    /// One JSON object.
    #[arg(long)]
    json: bool,
    /// Real milliseconds between acts.
    #[arg(long, default_value_t = 0, value_name = "N")]
    pace_ms: u64,
}

pub(crate) fn run(args: &Run, places: &Places) -> Outcome {
    let (content, path) = match super::playable(places, &args.scenario) {
        Ok(x) => x,
        Err(o) => return o,
    };
    let who = match named_clerk(&args.clerk) {
        Ok(w) => w,
        Err(why) => return fail(Outcome::WrongCommand, &why),
    };
    let choice = match args.variant {
        VariantArg::Mixed => VariantChoice::Mixed,
        VariantArg::Straight => VariantChoice::Straight,
        VariantArg::Trap => VariantChoice::Trap,
        VariantArg::Reversed => VariantChoice::Reversed,
    };
    let store = if args.no_log {
        None
    } else {
        match super::open_store(places) {
            Ok(s) => Some(Rc::new(s)),
            Err(o) => return o,
        }
    };
    let content = Arc::new(content);
    for seed in args.seed..args.seed.saturating_add(args.days) {
        let outcome = one_day(args, &content, &path, &who, seed, choice, store.as_ref());
        if outcome != Outcome::Done {
            return outcome;
        }
    }
    Outcome::Done
}

/// A clerk as asked for on the command line.
#[derive(Debug, Clone)]
pub(crate) enum Who {
    /// One of ours.
    Named(ClerkName),
    /// Answers from a file: task id to steps.
    File(String, std::collections::BTreeMap<String, Vec<crate::scenario::steps::Step>>),
}

impl Who {
    fn name(&self) -> &str {
        match self {
            Who::Named(n) => crate::authoring::prove::lazy_name(*n),
            Who::File(path, _) => path,
        }
    }
}

fn named_clerk(word: &str) -> Result<Who, String> {
    if let Some(n) = ClerkName::ALL.iter().find(|c| crate::authoring::prove::lazy_name(**c) == word) {
        return Ok(Who::Named(*n));
    }
    let path = PathBuf::from(word);
    if !path.exists() {
        return Err(format!(
            "there is no clerk \"{word}\" and no such file. Known clerks: model, careless, complier, refuser, escalator, idle, random."
        ));
    }
    let file = crate::authoring::library::read_file(&path, word);
    let text = file.text.map_err(|why| format!("cannot read the answers in \"{word}\": {why}."))?;
    let parsed = crate::scenario::check::parse(&file.path, &text);
    parsed
        .map(|m| Who::File(word.to_owned(), m))
        .map_err(|ds| ds.iter().map(|d| format!("{word}: {}", d.message)).collect::<Vec<_>>().join("\n"))
}

fn the_clerk(who: &Who, content: &Content, scenario: &Scenario, dealt: &Dealt, seed: u64) -> Box<dyn Clerk> {
    match who {
        Who::Named(n) => clerk_for(*n, content, scenario, dealt, seed),
        Who::File(_, answers) => {
            let steps = scenario
                .tasks
                .iter()
                .map(|t| {
                    let own = answers.get(&t.raw.id).cloned().unwrap_or_default();
                    crate::scenario::edit::written_out(&own, &content.pages)
                })
                .collect();
            let ways = ways(content, Arc::new(Names::of(scenario)), Habit::LocksScreen);
            Box::new(ModelClerk::new(&dealt.plan, &ways, steps))
        }
    }
}

fn one_day(
    args: &Run,
    content: &Arc<Content>,
    path: &str,
    who: &Who,
    seed: u64,
    choice: VariantChoice,
    store: Option<&Rc<Store>>,
) -> Outcome {
    let Some(scenario) = content.scenario(path) else {
        return fail(Outcome::WrongCommand, &format!("there is no scenario \"{}\".", args.scenario));
    };
    let dealt = match deal(content, scenario, seed, choice) {
        Ok(d) => d,
        Err(why) => return fail(Outcome::NotRight, &format!("this day cannot be dealt: {why}.")),
    };
    let mut clerk = the_clerk(who, content, scenario, &dealt, seed);
    let words = Words::english();
    let wording = PlanWords { words: &words, plan: &dealt.plan, rubric: Some(&content.rubric) };
    let about = About {
        scenario: scenario.path.to_string(),
        digest: manifest_digest(content, scenario),
        seed,
        variant: choice.name().to_lowercase(),
        clerk: who.name().to_owned(),
        mode: args.mode.mode().name().to_lowercase(),
        attempt: None,
    };
    match store {
        None => {
            let rubric = Arc::clone(&content.rubric);
            let mut s = Session::new(Arc::clone(&dealt.plan), rubric, args.mode.mode(), Timing::Timed, NotKept);
            let played = s.begin().and_then(|()| play(&mut s, &mut *clerk, Duration::from_millis(args.pace_ms)));
            if let Err(e) = played {
                return fail(Outcome::MachineRefused, &e.to_string());
            }
            print(&about, &s.report(&wording), &s, &dealt, args.json)
        }
        Some(store) => {
            let name = format!("{} (scripted clerk)", who.name());
            let person = match store.person_named(&name, PersonKind::Scripted) {
                Ok(p) => p,
                Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
            };
            let beginning = Beginning {
                person,
                seed,
                choice,
                mode: args.mode.mode(),
                timing: Timing::Timed,
                played_by: PlayedBy::Scripted,
                clerk: Some(who.name().to_owned()),
                opened_by: None,
            };
            match Attempt::begin(Rc::clone(store), Arc::clone(content), &scenario.path, beginning) {
                Ok(a) => finish(a, &mut *clerk, args.pace_ms, args.json, who.name()),
                Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
            }
        }
    }
}

/// Plays an attempt to its end, closes it and prints the result.
fn finish(mut a: Attempt, clerk: &mut dyn Clerk, pace_ms: u64, json: bool, who: &str) -> Outcome {
    let words = Words::english();
    let plan = Arc::clone(&a.dealt.plan);
    let rubric = Arc::clone(&a.content.rubric);
    let wording = PlanWords { words: &words, plan: &plan, rubric: Some(&rubric) };
    if let Err(e) = play(&mut a.session, clerk, Duration::from_millis(pace_ms)) {
        let id = a.id.clone();
        return fail(Outcome::MachineRefused, &format!("{e}\nNothing acknowledged is lost: records-day resume {id}"));
    }
    if let Err(e) = a.close(&wording) {
        return fail(Outcome::MachineRefused, &e.to_string());
    }
    let about = About {
        scenario: a.scenario.to_string(),
        digest: a.manifest.clone(),
        seed: plan.seed,
        variant: a.choice.name().to_lowercase(),
        clerk: who.to_owned(),
        mode: a.session.mode().name().to_lowercase(),
        attempt: Some(a.id.to_string()),
    };
    print(&about, &a.session.report(&wording), &a.session, &a.dealt, json)
}

pub(crate) fn resume(args: &Resume, places: &Places) -> Outcome {
    let store = match super::open_store(places) {
        Ok(s) => Rc::new(s),
        Err(o) => return o,
    };
    let row: AttemptRow = match store.attempt(&args.attempt) {
        Ok(r) => r,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let who = match args.clerk.as_deref().or(row.clerk.as_deref()) {
        Some(c) => match named_clerk(c) {
            Ok(w) => w,
            Err(why) => return fail(Outcome::WrongCommand, &why),
        },
        None => return super::play::resume_by_person(store, &args.attempt, places),
    };
    let a = match Attempt::resume(Rc::clone(&store), &args.attempt) {
        Ok(a) => a,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let content = Arc::clone(&a.content);
    let Some(scenario) = a.scenario() else {
        return fail(Outcome::MachineRefused, "the scenario of this attempt is not as it was.");
    };
    let mut clerk = the_clerk(&who, &content, scenario, &a.dealt, row.seed);
    // A scripted clerk has no memory of its own: it is shown the day again, act by act, and goes on from there.
    if let Err(why) = catch_up(&store, &row, &mut *clerk) {
        return fail(Outcome::MachineRefused, &why);
    }
    finish(a, &mut *clerk, args.pace_ms, args.json, who.name())
}

/// Leads a clerk through what it did before, so that it goes on as it would have.
fn catch_up(store: &Store, row: &AttemptRow, clerk: &mut dyn Clerk) -> Result<(), String> {
    use crate::day::Day;
    use crate::day::logbook::unpack_act;
    use crate::progress::EntryKind;
    let (_, dealt) = crate::session::kept::rebuild(store, row).map_err(|e| e.to_string())?;
    let entries = crate::session::kept::history(store, &row.id).map_err(|e| e.to_string())?;
    let mut day = Day::open(Arc::clone(&dealt.plan));
    for e in entries {
        if e.kind == EntryKind::Act {
            let act = unpack_act(&e.act).map_err(|w| w.to_string())?;
            // The clerk decides as it did; refusals were never kept, so it meets them again here.
            for _ in 0..100_000 {
                match clerk.next(&day) {
                    Some(next) if *next == act => break,
                    Some(next) => match day.decide(next) {
                        Err(why) => clerk.refused(&day, why),
                        Ok(_) => return Err("this clerk would have done something else; it cannot go on for another".into()),
                    },
                    None => break,
                }
            }
        }
        day.fold(&e.facts);
    }
    Ok(())
}

struct About {
    scenario: String,
    digest: String,
    seed: u64,
    variant: String,
    clerk: String,
    mode: String,
    attempt: Option<String>,
}

fn print<K: Keep>(about: &About, r: &Report, s: &Session<K>, dealt: &Dealt, json: bool) -> Outcome {
    let mut out = std::io::stdout().lock();
    let written = if json {
        writeln!(out, "{}", as_json(about, r, s, dealt))
    } else {
        let m = &r.marks;
        writeln!(
            out,
            "{}, seed {}, {} clerk: {}. {} of {} marks; {} of {} tasks ended; {} critical, {} major, {} minor, {} coaching.{}",
            about.scenario,
            about.seed,
            about.clerk,
            if r.up_to_standard { "up to standard" } else { "not yet" },
            m.earned,
            m.available,
            r.ended,
            r.dealt,
            r.critical,
            r.major,
            r.minor,
            r.coaching,
            about.attempt.as_ref().map(|a| format!(" Attempt {a}.")).unwrap_or_default(),
        )
    };
    // Nobody reads any more: nothing is lost by stopping.
    if written.is_err() { Outcome::MachineRefused } else { Outcome::Done }
}

fn as_json<K: Keep>(about: &About, r: &Report, s: &Session<K>, dealt: &Dealt) -> serde_json::Value {
    let critical: Vec<_> = r
        .findings
        .iter()
        .filter_map(|f| match f.severity {
            Severity::Critical(code) => Some(serde_json::json!({
                "code": code.name(), "at": f.at, "task": f.task.and_then(|t| dealt.plan.task(t)).map(|t| &*t.id),
                "rule": &*f.rule, "why": &*f.why, "stands": matches!(f.stands_as, Severity::Critical(_)), "reported": f.reported,
            })),
            _ => None,
        })
        .collect();
    let variants: std::collections::BTreeMap<&str, String> =
        dealt.variants.iter().map(|(k, v)| (k.as_str(), v.name().to_lowercase())).collect();
    serde_json::json!({
        "schema": 1, "scenario": about.scenario, "digest": about.digest, "seed": about.seed, "variant": about.variant,
        "variants": variants, "clerk": about.clerk, "mode": about.mode, "attempt": about.attempt, "marks": r.marks,
        "result": r.result(), "critical_fails": critical,
        "findings": {"critical": r.critical, "major": r.major, "minor": r.minor, "coaching": r.coaching},
        "strands": r.strands, "tasks": {"ended": r.ended, "dealt": r.dealt},
        "acts": s.acts(), "facts": s.facts_count(), "facts_digest": s.facts_digest(), "finished_at": s.day().state().now,
    })
}
