//! The command line: one file a command. Results on standard output, the rest on standard error.
//! Exit codes: 0 done; 1 the thing checked is not right; 2 the command line is wrong; 3 the machine refused.

mod check;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

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

/// Play a working day in a health records department.
#[derive(Debug, Parser)]
#[command(name = "records-day", version, about, long_about = None)]
struct Cli {
    #[command(flatten)]
    places: Places,
    #[command(subcommand)]
    command: Command,
}

/// Where things are.
#[derive(Debug, Clone, Args)]
pub(crate) struct Places {
    /// The database file.
    #[arg(long, global = true, env = "RECORDS_DAY_DB", value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// A folder with `assets` and `scenarios`.
    #[arg(long, global = true, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// A policy file to use instead of the content's own.
    #[arg(long, global = true, value_name = "FILE")]
    pub policy: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Find every fault in scenarios, manual, kinds, frameworks and policy.
    Check(check::Check),
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> Outcome {
    let cli = match Cli::try_parse() {
        Ok(c) => c,
        Err(e) => {
            let wrong = e.use_stderr();
            let _ = e.print();
            return if wrong { Outcome::WrongCommand } else { Outcome::Done };
        }
    };
    match &cli.command {
        Command::Check(x) => check::check(x, &cli.places),
    }
}

/// All content files, with the policy a person asked for in place of the content's own.
pub(crate) fn content_files(places: &Places) -> Vec<crate::scenario::TextFile> {
    use crate::scenario::content::FileRole;
    let mut files = crate::authoring::library::Origin::choose(places.content.as_deref()).read();
    if let Some(p) = &places.policy {
        files.retain(|f| FileRole::of(&f.path) != FileRole::Policy);
        let name = p.file_name().map_or_else(|| "policy.ron".into(), |n| n.to_string_lossy().into_owned());
        files.push(crate::authoring::library::read_file(p, &format!("assets/policy/{name}")));
    }
    files
}
