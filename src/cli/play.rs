//! `play`: a day at the terminal, from choosing it to the debrief.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::rc::Rc;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{Outcome, Places, fail};
use crate::progress::{PersonId, PersonKind, Store};
use crate::scenario::Content;
use crate::scenario::model::Scenario;
use crate::seat::game::{Game, SharedStore};
use crate::seat::opened::{TrainerFault, trainer, trainers};
use crate::session::Mode;
use crate::session::kept::{Attempt, Beginning, USUAL_PACE};
use crate::terminal::keyboard::secret;
use crate::terminal::{self, Ending, Keyboard};
use crate::wording::Words;

/// How a person plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlayModeArg {
    Practice,
    Shift,
    Assessment,
}

impl PlayModeArg {
    pub(crate) fn mode(self) -> Mode {
        match self {
            PlayModeArg::Practice => Mode::Practice,
            PlayModeArg::Shift => Mode::Shift,
            PlayModeArg::Assessment => Mode::Assessment,
        }
    }
}

/// Play a day.
#[derive(Debug, Default, Args)]
#[command(
    after_help = "Examples:\n  records-day play --text\n  records-day play monday-requests --text --trainee Sam --mode shift\n  records-day play monday-requests --text --untimed --seed 7"
)]
pub(crate) struct Play {
    /// The scenario: a name such as monday-requests, the beginning or a word of one (monday), or a path. Without one you choose.
    pub(super) scenario: Option<String>,
    /// Your name; it is kept apart from what you do, and can be erased.
    #[arg(long, value_name = "NAME")]
    pub(super) trainee: Option<String>,
    /// Practice (time moves as you act, with hints), shift (the clock runs, feedback at the end) or assessment (a shift that a trainer
    /// opens).
    #[arg(long, value_enum)]
    pub(super) mode: Option<PlayModeArg>,
    /// The trainer who opens an assessment; their passphrase is asked for.
    #[arg(long, value_name = "NAME")]
    pub(super) trainer: Option<String>,
    /// The seed: the same number gives the same day.
    #[arg(long)]
    pub(super) seed: Option<u64>,
    /// Line by line in the terminal.
    #[arg(long)]
    text: bool,
    /// Time does not count; recorded neutrally.
    #[arg(long)]
    pub(super) untimed: bool,
    /// Simulated seconds for each real second in a shift, 0.1 to 10.
    #[arg(long, default_value_t = 1.0, value_name = "TIMES")]
    pub(super) pace: f32,
}

pub(crate) fn play(args: &Play, places: &Places) -> Outcome {
    if !(args.pace == 0.0 || (0.1..=10.0).contains(&args.pace)) {
        return fail(Outcome::WrongCommand, "the pace is from 0.1 to 10.");
    }
    #[cfg(feature = "app")]
    if !args.text {
        return super::window::play(args, places);
    }
    let words = Words::english();
    let (content, path) = match chosen(args, places, &words) {
        Ok(x) => x,
        Err(o) => return o,
    };
    let store: SharedStore = match super::open_store(places) {
        Ok(s) => Rc::new(s),
        Err(o) => return o,
    };
    let name = match args.trainee.clone().or_else(|| ask(&words.say("ask-name", &[]))) {
        Some(n) if !n.trim().is_empty() => n.trim().to_owned(),
        _ => "Trainee".to_owned(),
    };
    let person = match store.person_named(&name, PersonKind::Trainee) {
        Ok(p) => p,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let mode = args.mode.map_or(Mode::Practice, PlayModeArg::mode);
    let opened_by = match (mode, &args.trainer) {
        (Mode::Assessment, Some(name)) => match opened_by(&store, name) {
            Ok(id) => Some(id),
            Err(o) => return o,
        },
        (Mode::Assessment, None) => return fail(Outcome::WrongCommand, "a trainer opens an assessment: add --trainer NAME."),
        (_, Some(_)) => return fail(Outcome::WrongCommand, "--trainer goes with --mode assessment."),
        (_, None) => None,
    };
    let beginning = Beginning { opened_by, ..Beginning::by_person(person, mode, args.untimed, args.seed) };
    if let Some(s) = content.scenario(&path) {
        let mut out = std::io::stdout().lock();
        // A closed pipe shows at the first prompt.
        let _ = writeln!(out, "{}\n\n{}\n", s.title, s.briefing);
        for notice in s.tasks.iter().filter_map(|t| t.raw.content_notice.as_deref()) {
            let _ = writeln!(out, "{}", words.say("content-notice", &[("notice", notice.into())]));
        }
    }
    let begun = Attempt::begin(store, Arc::new(content), &path, beginning)
        .and_then(|mut a| a.set_pace(tenths(args.pace)).map(|()| a).map_err(Into::into));
    match begun {
        Ok(a) => sit_down(Game::new(a, super::named_database(places))),
        Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
    }
}

/// The trainer who opens an assessment, once their passphrase fits.
pub(super) fn opened_by(store: &Store, name: &str) -> Result<PersonId, Outcome> {
    if trainers(store).is_ok_and(|all| all.is_empty()) {
        return Err(fail(Outcome::NotRight, &TrainerFault::NoneYet.to_string()));
    }
    let Some(passphrase) = secret(&format!("Passphrase of {name}: ")) else {
        return Err(fail(Outcome::WrongCommand, "no passphrase was typed."));
    };
    trainer(store, name, &passphrase).map_err(|e| fail(Outcome::NotRight, &e.to_string()))
}

pub(super) fn tenths(pace: f32) -> u32 {
    if pace == 0.0 { USUAL_PACE } else { (pace * 10.0).round() as u32 }
}

/// Going on with an attempt that a person began.
pub(crate) fn resume_by_person(store: SharedStore, id: &str, places: &Places) -> Outcome {
    match Attempt::resume(store, id) {
        Ok(a) => sit_down(Game::new(a, super::named_database(places))),
        Err(e) => fail(Outcome::MachineRefused, &e.to_string()),
    }
}

fn sit_down(mut game: Game) -> Outcome {
    let mut keyboard = match Keyboard::open() {
        Ok(k) => k,
        Err(e) => return fail(Outcome::MachineRefused, &e),
    };
    let mut out = std::io::stdout();
    let ending = terminal::play(&mut keyboard, &mut out, &mut game);
    if let Err(why) = game.close() {
        return fail(Outcome::MachineRefused, &why);
    }
    match ending {
        Ending::Closed | Ending::Left => {}
        Ending::InputEnded | Ending::OutputClosed => {
            use crate::seat::Table as _;
            eprintln!("records-day: everything you did is kept. Go on with: {}", game.how_to_resume());
        }
    }
    Outcome::Done
}

/// The content and the path of the scenario chosen.
fn chosen(args: &Play, places: &Places, words: &Words) -> Result<(Content, String), Outcome> {
    if let Some(s) = &args.scenario {
        return super::playable(places, s);
    }
    let checked = crate::scenario::check(super::content_files(places));
    let all = &checked.content.scenarios;
    if all.is_empty() {
        return Err(fail(Outcome::NotRight, "no day can be played. `records-day check` says why."));
    }
    let mut out = std::io::stdout().lock();
    // A closed pipe shows at the question.
    let _ = writeln!(out, "{}", words.say("choose-day", &[]));
    for (i, s) in all.iter().enumerate() {
        let n = (i + 1).to_string();
        let level = s.level.to_string();
        let line =
            words.say("choose-day-line", &[("number", (&*n).into()), ("title", (&*s.title).into()), ("level", (&*level).into())]);
        let _ = writeln!(out, "{line}");
    }
    drop(out);
    let faulty = checked.has_errors();
    if faulty {
        eprintln!("records-day: some content has faults and is left out; `records-day check` says where.");
    }
    let path = loop {
        let Some(answer) = ask(&words.say("choose-day-ask", &[])) else {
            let first = all.first().map(Scenario::name).unwrap_or_default();
            let why = format!("name the day to play: {}. For instance: records-day play {first} --text", super::names_of(all));
            return Err(fail(Outcome::WrongCommand, &why));
        };
        match answered(&checked.content, &answer) {
            Ok(s) => break s.path.to_string(),
            Err(meant) => {
                let like = if meant.is_empty() { super::names_of(all) } else { super::names_of(meant) };
                let most = u32::try_from(all.len()).unwrap_or(0);
                println!("{}", words.say("choose-day-again", &[("most", most.into()), ("like", (&like).into())]));
            }
        }
    };
    Ok((checked.content, path))
}

/// The day that an answer names: a number, a name or a part of one, with `play` before it or without; nothing typed is the first.
///
/// # Errors
/// Those that could be meant, none or several.
fn answered<'a>(content: &'a Content, typed: &str) -> Result<&'a Scenario, Vec<&'a Scenario>> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("play ").map_or(typed, str::trim);
    let number = if typed.is_empty() { Some(1) } else { typed.parse::<usize>().ok() };
    if let Some(n) = number {
        return n.checked_sub(1).and_then(|n| content.scenarios.get(n)).ok_or_else(Vec::new);
    }
    match content.scenarios_meant(typed).as_slice() {
        [one] => Ok(one),
        several => Err(several.to_vec()),
    }
}

/// One line from a person; nothing when nobody is there.
fn ask(question: &str) -> Option<String> {
    if !std::io::stdin().is_terminal() {
        return None;
    }
    print!("{question} ");
    std::io::stdout().flush().ok()?;
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::library::Origin;

    #[test]
    fn a_day_is_chosen_by_its_number_its_name_or_a_part_of_it() {
        let content = crate::scenario::check(Origin::BuiltIn.read()).content;
        let chosen = |typed: &str| answered(&content, typed).map(Scenario::name).map_err(|all| all.len());
        let by_number = |n: usize| content.scenarios.get(n - 1).map(Scenario::name).unwrap();
        assert_eq!(chosen(""), Ok(by_number(1)));
        assert_eq!(chosen(" 2\n"), Ok(by_number(2)));
        for typed in ["monday", "Monday", "mon", "play monday", "requests", "monday-requests", "monday requests"] {
            assert_eq!(chosen(typed), Ok("monday-requests"), "{typed}");
        }
        assert_eq!(chosen("tuesday"), Ok("tuesday-misfiled-notes"));
        assert_eq!(chosen("misfiled"), Ok("tuesday-misfiled-notes"));
        assert_eq!(chosen("who may know"), Ok("wednesday-confidentiality"), "words of the title");
        for (typed, how_many) in [("9", 0), ("0", 0), ("friday", 0), ("-", 0)] {
            assert_eq!(chosen(typed), Err(how_many), "{typed}");
        }
    }

    #[test]
    fn what_fits_several_days_names_them_all() {
        let mut files = Origin::BuiltIn.read();
        let monday = files.iter().find(|f| f.path.ends_with("monday-requests.ron")).cloned().unwrap();
        files.push(crate::scenario::TextFile { path: "scenarios/records_department/monday-again.ron".into(), ..monday });
        let content = crate::scenario::check(files).content;
        let names = |typed: &str| answered(&content, typed).map(Scenario::name).map_err(super::super::names_of);
        assert_eq!(names("monday"), Err("monday-again, monday-requests".to_owned()));
        assert_eq!(names("monday-r"), Ok("monday-requests"));
    }
}
