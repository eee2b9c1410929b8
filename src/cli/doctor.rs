//! `doctor`: what is here and what to do about it. Changes nothing.

use std::io::IsTerminal as _;

use clap::Args;

use super::{Outcome, Places};
use crate::authoring::library::Origin;
use crate::progress::Store;
use crate::scenario::diagnostic::Severity;

/// What is here and what to do about it.
#[derive(Debug, Args)]
pub(crate) struct Doctor {}

pub(crate) fn doctor(_args: &Doctor, places: &Places) -> Outcome {
    let mut sound = true;
    println!(
        "Records Day {} (rules {}, database format {})",
        env!("CARGO_PKG_VERSION"),
        crate::day::RULES,
        Store::schema_version()
    );
    println!("System: {} on {}", std::env::consts::OS, std::env::consts::ARCH);
    let origin = match Origin::choose(places.content.as_deref()) {
        Origin::BuiltIn => "built in".to_owned(),
        Origin::Folder(p) => format!("folder {}", p.display()),
    };
    let checked = crate::scenario::check(super::content_files(places));
    let errors = checked.diagnostics.iter().filter(|d| d.code.severity() == Severity::Error).count();
    println!(
        "Content: {origin}; {} files, {} scenarios play, {errors} faults",
        checked.content.files.len(),
        checked.content.scenarios.len()
    );
    if errors > 0 || checked.content.scenarios.is_empty() {
        sound = false;
        println!("  To do: records-day check says where the faults are.");
    }
    let well = database(places);
    let (input, output) = (std::io::stdin().is_terminal(), std::io::stdout().is_terminal());
    println!(
        "Terminal: {}",
        if input && output { "a person is typing and reading" } else { "input or output is not a terminal" }
    );
    #[cfg(feature = "app")]
    window();
    match (well, sound) {
        (false, _) => Outcome::MachineRefused,
        (true, false) => Outcome::NotRight,
        (true, true) => Outcome::Done,
    }
}

/// Display, graphics and faces: without them days are played in the terminal, so nothing of it makes the machine unfit.
#[cfg(feature = "app")]
fn window() {
    match super::window::display() {
        Ok(which) => println!("Display: {which}"),
        Err(why) => println!("Display: {why}"),
    }
    let found = crate::app::adapters();
    if found.is_empty() {
        println!("Graphics: no driver found");
        println!(
            "  To do: install one, on Debian and Ubuntu: apt-get install mesa-vulkan-drivers. Until then: records-day play --text"
        );
    }
    for a in found {
        println!("Graphics: {a}");
    }
    println!("Fonts: Atkinson Hyperlegible Next and Phosphor icons, built in");
}

fn database(places: &Places) -> bool {
    let path = match super::database_path(places) {
        Ok(p) => p,
        Err(_) => return false,
    };
    if !path.exists() {
        let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
        println!("Database: {} (none yet; it is made when the first day is played)", path.display());
        let standing = folder.ancestors().find(|a| a.exists());
        let read_only = standing.and_then(|a| a.metadata().ok()).is_some_and(|m| m.permissions().readonly());
        if read_only {
            println!("  To do: the folder may not be written to; name another file: --db PATH.");
        }
        return !read_only;
    }
    match Store::open_to_read(&path).and_then(|s| s.health()) {
        Ok(h) => {
            let read_only = std::fs::metadata(&path).is_ok_and(|m| m.permissions().readonly());
            let writable = if !read_only { "may be written" } else { "READ ONLY" };
            println!(
                "Database: {} (format {}, {} attempts, {} KiB, {writable}, check: {})",
                h.path.display(),
                h.schema,
                h.attempts,
                h.size_bytes / 1024,
                h.integrity
            );
            if let Some(us) = h.median_commit_micros {
                println!("  An act takes {us} microseconds to reach the disk.");
            }
            if h.integrity != "ok" {
                println!("  To do: the file is damaged. Keep a copy of it, and go on with another: --db PATH.");
            }
            h.integrity == "ok"
        }
        Err(e) => {
            println!("Database: {e}");
            false
        }
    }
}
