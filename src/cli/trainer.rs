//! `trainer`: those who may open assessments. Passphrases are asked for without showing them, or read from a pipe, one a line.

use std::io::Write as _;

use clap::{Args, Subcommand};

use super::{Outcome, Places, fail};
use crate::seat::opened::{TrainerFault, add_trainer, trainer as opens, trainers};
use crate::terminal::keyboard::secret;

/// Those who may open assessments: list them, or make one.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day trainer\n  records-day trainer add \"Ros Peverell\"\n  records-day trainer add Tom --by \"Ros Peverell\""
)]
pub(crate) struct Trainer {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make a trainer. A passphrase is asked for.
    Add {
        /// Their name.
        name: String,
        /// A trainer who is known here already and agrees; their passphrase is asked for first.
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
}

pub(crate) fn trainer(args: &Trainer, places: &Places) -> Outcome {
    let opened = if args.what.is_some() { super::open_store(places) } else { super::open_store_to_read(places) };
    let store = match opened {
        Ok(s) => s,
        Err(o) => return o,
    };
    let known = match trainers(&store) {
        Ok(t) => t,
        Err(e) => return fail(Outcome::MachineRefused, &e.to_string()),
    };
    let Some(What::Add { name, by }) = &args.what else {
        if known.is_empty() {
            eprintln!("No trainer is known here yet. Make one: records-day trainer add NAME");
        }
        let mut out = std::io::stdout().lock();
        // A closed pipe ends the list, nothing else.
        let _ = known.iter().try_for_each(|p| writeln!(out, "{}", p.name));
        return Outcome::Done;
    };
    let by = by.as_deref().filter(|_| !known.is_empty());
    if by.is_none() && !known.is_empty() {
        return said(&TrainerFault::NeedsAnother);
    }
    let agreed = match by.map(|by| (by, asked(&format!("Passphrase of {by}: ")))) {
        None => None,
        Some((by, Some(passphrase))) => match opens(&store, by, &passphrase) {
            Ok(_) => Some((by, passphrase)),
            Err(e) => return said(&e),
        },
        Some((_, None)) => return fail(Outcome::WrongCommand, "no passphrase was typed."),
    };
    let Some(passphrase) = asked(&format!("New passphrase for {name}: ")) else {
        return fail(Outcome::WrongCommand, "no passphrase was typed.");
    };
    // From a pipe nothing is mistyped.
    if std::io::IsTerminal::is_terminal(&std::io::stdin()) && asked("The same again: ").as_ref() != Some(&passphrase) {
        return fail(Outcome::NotRight, "the two passphrases differ. Nothing was kept.");
    }
    match add_trainer(&store, name, &passphrase, agreed.as_ref().map(|(by, phrase)| (*by, phrase.as_str()))) {
        Ok(_) => {
            println!("{} can open assessments now.", name.trim());
            Outcome::Done
        }
        Err(e) => said(&e),
    }
}

fn asked(question: &str) -> Option<String> {
    secret(question).filter(|s| !s.is_empty())
}

fn said(e: &TrainerFault) -> Outcome {
    let outcome = if matches!(e, TrainerFault::Store(_)) { Outcome::MachineRefused } else { Outcome::NotRight };
    fail(outcome, &e.to_string())
}
