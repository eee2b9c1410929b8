//! The command line: one file a command. Results on standard output, the rest on standard error.
//! Exit codes: 0 done; 1 the thing checked is not right; 2 the command line is wrong; 3 the machine refused.

mod attempts;
mod check;
mod doctor;
mod outcomes;
mod play;
mod remark;
mod replay;
mod run;
mod trainer;
#[cfg(feature = "app")]
mod window;

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::authoring::library::{Origin, read_file};
use crate::progress::{Store, StoreFault};
use crate::scenario::content::FileRole;
use crate::scenario::diagnostic::Severity;
use crate::scenario::model::Scenario;
use crate::scenario::{Content, TextFile};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Done,
    /// The thing checked is not right.
    NotRight,
    /// The command line is wrong.
    WrongCommand,
    /// The machine refused: file, database, display.
    MachineRefused,
}

impl Outcome {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Outcome::Done => 0,
            Outcome::NotRight => 1,
            Outcome::WrongCommand => 2,
            Outcome::MachineRefused => 3,
        }
    }
}

/// Play a working day in a health records department: practise safely, see why each mark was given, keep the evidence.
#[derive(Debug, Parser)]
#[command(
    name = "records-day",
    version,
    about,
    after_help = "Examples:\n  records-day play --text\n  records-day play monday-requests --text --trainee Sam\n  records-day check\n  records-day run monday-requests --json"
)]
struct Cli {
    #[command(flatten)]
    places: Places,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Where things are.
#[derive(Debug, Clone, Args)]
pub(crate) struct Places {
    /// The database file; else the platform's data folder.
    #[arg(long, global = true, env = "RECORDS_DAY_DB", value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// A folder with `assets` and `scenarios`; else the current folder if it has them, else what is built in.
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// A policy file to use instead of the content's own.
    #[arg(long, global = true, value_name = "FILE")]
    pub policy: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a day.
    Play(play::Play),
    /// Play a day without a screen, with a scripted clerk.
    Run(run::Run),
    /// Go on with an attempt that was cut off.
    Resume(run::Resume),
    /// The attempts in the database.
    Attempts(attempts::Attempts),
    /// How each strand and criterion stands with a trainee: met in simulation, not yet or not tried.
    Outcomes(outcomes::Outcomes),
    /// Show the log of an attempt again, or verify it.
    Replay(replay::Replay),
    /// Mark closed attempts again under today's manual, kinds, framework and policy; the first marks stay.
    Remark(remark::Remark),
    /// Find every fault in scenarios, manual, kinds, frameworks and policy.
    Check(check::Check),
    /// Save a picture of every screen, on a sample database.
    #[cfg(feature = "app")]
    Shots(window::Shots),
    /// Those who may open assessments: list them, or make one.
    Trainer(trainer::Trainer),
    /// What is here and what to do about it: versions, database, content, display, graphics, fonts.
    Doctor(doctor::Doctor),
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> Outcome {
    let cli = match Cli::try_parse() {
        Ok(c) => c,
        Err(e) => {
            let wrong = e.use_stderr();
            // A closed pipe while printing help is nobody's fault.
            let _ = e.print();
            return if wrong { Outcome::WrongCommand } else { Outcome::Done };
        }
    };
    if let Err(why) = named_places(&cli.places) {
        return fail(Outcome::WrongCommand, &why);
    }
    match &cli.command {
        None => play::play(&play::Play::default(), &cli.places),
        Some(Command::Play(x)) => play::play(x, &cli.places),
        Some(Command::Run(x)) => run::run(x, &cli.places),
        Some(Command::Resume(x)) => run::resume(x, &cli.places),
        Some(Command::Attempts(x)) => attempts::attempts(x, &cli.places),
        Some(Command::Outcomes(x)) => outcomes::outcomes(x, &cli.places),
        Some(Command::Replay(x)) => replay::replay(x, &cli.places),
        Some(Command::Remark(x)) => remark::remark(x, &cli.places),
        Some(Command::Check(x)) => check::check(x, &cli.places),
        #[cfg(feature = "app")]
        Some(Command::Shots(x)) => window::shots(x, &cli.places),
        Some(Command::Trainer(x)) => trainer::trainer(x, &cli.places),
        Some(Command::Doctor(x)) => doctor::doctor(x, &cli.places),
    }
}

/// One message on standard error, and an outcome.
pub(crate) fn fail(outcome: Outcome, message: &str) -> Outcome {
    eprintln!("records-day: {message}");
    outcome
}

/// Whether the folder of content and the policy that were named are there.
fn named_places(places: &Places) -> Result<(), String> {
    if let Some(dir) = &places.content
        && !(dir.join("assets").is_dir() || dir.join("scenarios").is_dir())
    {
        return Err(format!(
            "{}: there is no folder with \"assets\" and \"scenarios\" in it. Name one with --content.",
            dir.display()
        ));
    }
    match &places.policy {
        Some(file) if !file.is_file() => {
            Err(format!("{}: there is no such policy file. Name one with --policy.", file.display()))
        }
        _ => Ok(()),
    }
}

/// All content files, with the policy a person asked for in place of the content's own.
pub(crate) fn content_files(places: &Places) -> Vec<TextFile> {
    let mut files = Origin::choose(places.content.as_deref()).read();
    if let Some(p) = &places.policy {
        files.retain(|f| FileRole::of(&f.path) != FileRole::Policy);
        let name = p.file_name().map_or_else(|| "policy.ron".into(), |n| n.to_string_lossy().into_owned());
        files.push(read_file(p, &format!("assets/policy/{name}")));
    }
    files
}

/// All content files, with a scenario that was named by its path: it is read from where it lies, so that a trainer can try a day
/// before it is in its folder.
pub(crate) fn files_with(places: &Places, scenario: Option<&str>) -> Vec<TextFile> {
    let mut files = content_files(places);
    if let Some(s) = scenario.filter(|s| s.ends_with(".ron") && Path::new(s).is_file()) {
        let shown = s.replace('\\', "/").trim_start_matches("./").to_owned();
        files.retain(|f| *f.path != *shown);
        files.push(read_file(Path::new(s), &shown));
    }
    files
}

/// Content in which the day that was named can be played, and that day's path; its faults are shown when it cannot. A day is named by
/// its name, a path, the beginning of its name, or words of it.
pub(crate) fn playable(places: &Places, scenario: &str) -> Result<(Content, String), Outcome> {
    let files = files_with(places, Some(scenario));
    let checked = crate::scenario::check(files);
    match checked.content.scenarios_meant(scenario).as_slice() {
        [] => {}
        [one] => {
            let path = one.path.to_string();
            return Ok((checked.content, path));
        }
        several => {
            let why = format!("\"{scenario}\" could be {}. Type a little more.", names_of(several.iter().copied()));
            return Err(fail(Outcome::WrongCommand, &why));
        }
    }
    let texts = &checked.content.files;
    let about = |file: &str| {
        FileRole::of(file) != FileRole::Scenario || file.ends_with(scenario) || file.ends_with(&format!("{scenario}.ron"))
    };
    let faults: Vec<_> =
        checked.diagnostics.iter().filter(|d| d.code.severity() == Severity::Error && about(&d.place.file)).collect();
    if faults.is_empty() {
        let all = &checked.content.scenarios;
        let near = crate::scenario::diagnostic::nearest(scenario, all.iter().map(Scenario::name));
        let help = match (near, all.is_empty()) {
            (Some(n), _) => format!("Did you mean \"{n}\"?"),
            (None, false) => format!("There are: {}.", names_of(all)),
            (None, true) => "There are no scenarios here; see --content.".to_owned(),
        };
        return Err(fail(Outcome::WrongCommand, &format!("there is no scenario \"{scenario}\". {help}")));
    }
    for d in &faults {
        eprintln!("{}", d.human(texts, false));
    }
    Err(fail(Outcome::NotRight, &format!("\"{scenario}\" does not play until these {} faults are mended.", faults.len())))
}

/// The names of days, for a sentence.
pub(crate) fn names_of<'a>(days: impl IntoIterator<Item = &'a Scenario>) -> String {
    days.into_iter().map(Scenario::name).collect::<Vec<_>>().join(", ")
}

/// Where the database is.
///
/// # Errors
/// Words saying what to do when the platform has no data folder.
pub(crate) fn database_path(places: &Places) -> Result<PathBuf, String> {
    if let Some(p) = &places.db {
        return Ok(p.clone());
    }
    directories::ProjectDirs::from("", "", "records-day").map(|d| d.data_dir().join("records-day.sqlite3")).ok_or_else(|| {
        "there is no data folder for this user. Name a database file: --db PATH, or set RECORDS_DAY_DB.".to_owned()
    })
}

/// Opens the database, making its folder if need be.
///
/// # Errors
/// Words saying why it cannot be opened, and what to do.
pub(crate) fn store_or_words(places: &Places) -> Result<Store, String> {
    Store::open(&database_in_its_folder(places)?).map_err(|e| e.to_string())
}

fn database_in_its_folder(places: &Places) -> Result<PathBuf, String> {
    let path = database_path(places)?;
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty())
        && let Err(e) = std::fs::create_dir_all(folder)
    {
        return Err(format!("cannot make the folder {}: {e}. Name a database file elsewhere: --db PATH.", folder.display()));
    }
    Ok(path)
}

/// Opens the database, or says why not and ends.
pub(crate) fn open_store(places: &Places) -> Result<Store, Outcome> {
    store_or_words(places).map_err(|why| fail(Outcome::MachineRefused, &why))
}

/// Opens the database for a command that only reads, or says why not and ends. A file that may not be written is read as it is.
pub(crate) fn open_store_to_read(places: &Places) -> Result<Store, Outcome> {
    let opened = database_in_its_folder(places).and_then(|path| {
        let opened = match Store::open(&path) {
            Err(StoreFault::ReadOnly { .. } | StoreFault::CannotOpen { .. }) if path.is_file() => Store::open_to_read(&path),
            other => other,
        };
        opened.map_err(|e| e.to_string())
    });
    opened.map_err(|why| fail(Outcome::MachineRefused, &why))
}

/// The database as a person named it on the command line; nothing when the environment or the platform names it.
pub(crate) fn named_database(places: &Places) -> Option<PathBuf> {
    let by_environment = std::env::var_os("RECORDS_DAY_DB").map(PathBuf::from);
    places.db.clone().filter(|p| by_environment.as_ref() != Some(p))
}
