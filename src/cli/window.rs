//! The window: the app at its title, or straight into a day. When none can be opened, says why and what to do.

use std::rc::Rc;

use clap::Args;

use super::play::{Play, PlayModeArg, tenths};
use super::{Outcome, Places, fail};
use crate::app;
use crate::front::{Front, Sources};
use crate::screens::intent::Begin;
use crate::session::Mode;

/// Everything the window's program needs.
pub(super) fn front(places: &Places, scenario: Option<&str>) -> Front {
    let (content_places, scenario) = (places.clone(), scenario.map(str::to_owned));
    let store = super::store_or_words(places).map(Rc::new);
    let read = Box::new(move || super::files_with(&content_places, scenario.as_deref()));
    Front::open(Sources { read, store, named_db: super::named_database(places) })
}

pub(super) fn play(args: &Play, places: &Places) -> Outcome {
    if let Err(why) = display() {
        return fail(Outcome::MachineRefused, &why);
    }
    // A scenario that does not play is told of in the terminal it was named in, before a window opens.
    let path = match args.scenario.as_deref().map(|s| super::playable(places, s)) {
        Some(Ok((_, path))) => Some(path),
        Some(Err(outcome)) => return outcome,
        None => None,
    };
    let mut front = front(places, args.scenario.as_deref());
    if let Some(name) = args.trainee.as_deref().map(str::trim).filter(|n| !n.is_empty())
        && let Err(why) = front.sign_in(name, "")
    {
        return fail(Outcome::MachineRefused, &why);
    }
    // What was asked for on the command line goes before what the person keeps.
    if (args.pace - 1.0).abs() > f32::EPSILON {
        front.settings.pace_tenths = tenths(args.pace);
    }
    front.settings.untimed |= args.untimed;
    if path.is_some() && args.mode == Some(PlayModeArg::Assessment) {
        let why = "in the window an assessment is begun on the day's briefing: choose the day, then Assessment. In the terminal add --text.";
        return fail(Outcome::WrongCommand, why);
    }
    if let Some(scenario) = path {
        let begin = Begin { scenario, mode: args.mode.map_or(Mode::Practice, PlayModeArg::mode), opening: None, seed: args.seed };
        if let Err(why) = front.begin(&begin) {
            return fail(Outcome::MachineRefused, &why);
        }
    }
    match app::run(front, app::Opening::default()) {
        bevy::app::AppExit::Success => Outcome::Done,
        bevy::app::AppExit::Error(_) => Outcome::MachineRefused,
    }
}

/// Save a picture of every screen.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  records-day shots pictures")]
pub(super) struct Shots {
    /// The folder for the pictures; it is made if need be.
    folder: std::path::PathBuf,
}

pub(super) fn shots(args: &Shots, places: &Places) -> Outcome {
    if let Err(why) = display() {
        return fail(Outcome::MachineRefused, &why);
    }
    let places = places.clone();
    let read = move || -> Box<dyn Fn() -> Vec<crate::scenario::TextFile>> {
        let places = places.clone();
        Box::new(move || super::content_files(&places))
    };
    match app::shots::shoot(&args.folder, read) {
        Ok(n) => {
            eprintln!("{n} pictures in {}", args.folder.display());
            Outcome::Done
        }
        Err(why) => fail(Outcome::MachineRefused, &why),
    }
}

/// Whether there is a display to open a window on, asked by opening it. Wayland goes before X11, as in the window's own library.
///
/// # Errors
/// Words that name the display, say why it cannot be opened, and name the text mode.
#[cfg(target_os = "linux")]
pub(super) fn display() -> Result<String, String> {
    const ELSE: &str = "Play in the terminal with: records-day play --text";
    let named = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
    if named("WAYLAND_SOCKET").is_some() {
        return Ok("Wayland, handed over by the desktop".to_owned());
    }
    if let Some(display) = named("WAYLAND_DISPLAY") {
        // A name without a folder is one of the person's own run-time folder.
        let path =
            named("XDG_RUNTIME_DIR").map_or_else(|| display.clone().into(), |r| std::path::PathBuf::from(r).join(&display));
        return match std::os::unix::net::UnixStream::connect(&path) {
            Ok(_) => Ok(format!("Wayland, {}", path.display())),
            Err(why) => Err(format!("the display {} (WAYLAND_DISPLAY) cannot be opened: {why}. {ELSE}", path.display())),
        };
    }
    let Some(display) = named("DISPLAY") else {
        return Err(format!("there is no display to open a window on. {ELSE}"));
    };
    match x11rb::connect(None) {
        Ok(_) => Ok(format!("X11, {}", display.display())),
        Err(why) => Err(format!("the display {} (DISPLAY) cannot be opened: {why}. {ELSE}", display.display())),
    }
}

/// Other systems have their display.
#[cfg(not(target_os = "linux"))]
pub(super) fn display() -> Result<String, String> {
    Ok("the desktop's".to_owned())
}
