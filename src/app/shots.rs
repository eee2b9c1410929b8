//! Pictures of every screen: walks a sample through all views, in light and dark, at three sizes, and saves what the window shows.

use std::path::{Path, PathBuf};

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy::window::{PrimaryWindow, RequestRedraw};

use super::{Opening, Steps};
use crate::front::Front;
use crate::front::sample::{self, VIEWS};
use crate::scenario::TextFile;
use crate::screens::Intent;
use crate::screens::intent::Settings;
use crate::screens::theme::{Look, Motion};

/// How a screen is shown: the name of the manner, the window's size, the text size in per cent, the colours.
const MANNERS: [(&str, (u32, u32), u16, Look); 6] = [
    ("1280x720-light", (1280, 720), 100, Look::Light),
    ("1280x720-dark", (1280, 720), 100, Look::Dark),
    ("1920x1080-light", (1920, 1080), 100, Look::Light),
    ("1920x1080-dark", (1920, 1080), 100, Look::Dark),
    ("1280x720-text200-light", (1280, 720), 200, Look::Light),
    ("1280x720-text200-dark", (1280, 720), 200, Look::Dark),
];

/// Frames from a change until the picture is whole.
const SETTLES: u32 = 7;

struct Walk {
    folder: PathBuf,
    fresh: Box<dyn Fn() -> Result<Front, String>>,
    view: usize,
    manner: usize,
    waited: u32,
    awaited: Option<PathBuf>,
    faults: Vec<String>,
}

/// Saves the pictures into a folder, naming each on standard output. Gives how many there are.
///
/// # Errors
/// Words saying what could not be shown or saved.
pub fn shoot(folder: &Path, read: impl Fn() -> Box<dyn Fn() -> Vec<TextFile>> + 'static) -> Result<usize, String> {
    std::fs::create_dir_all(folder).map_err(|e| format!("cannot make the folder {}: {e}", folder.display()))?;
    let fresh = Box::new(move || sample::front(read()));
    let front = fresh()?;
    let mut app = super::shell(front, Opening::default());
    let walk = Walk { folder: folder.to_owned(), fresh, view: 0, manner: 0, waited: 0, awaited: None, faults: Vec::new() };
    app.insert_non_send(walk);
    app.add_systems(Update, step.after(Steps::Rest));
    let exit = app.run();
    match exit {
        AppExit::Success => Ok(VIEWS.len() * MANNERS.len()),
        AppExit::Error(_) => Err("not every screen could be shown; the lines above say which".to_owned()),
    }
}

fn step(
    mut walk: NonSendMut<Walk>,
    mut front: NonSendMut<Front>,
    mut window: Query<&mut Window, With<PrimaryWindow>>,
    mut commands: Commands,
    mut redraw: MessageWriter<RequestRedraw>,
    mut exit: MessageWriter<AppExit>,
) {
    redraw.write(RequestRedraw);
    let Ok(mut window) = window.single_mut() else { return };
    if let Some(path) = walk.awaited.clone() {
        if !path.exists() {
            return;
        }
        walk.awaited = None;
        walk.waited = 0;
        walk.manner += 1;
        if walk.manner == MANNERS.len() {
            walk.manner = 0;
            walk.view += 1;
        }
    }
    let (Some(view), Some(manner)) = (VIEWS.get(walk.view), MANNERS.get(walk.manner)) else {
        exit.write(if walk.faults.is_empty() { AppExit::Success } else { AppExit::error() });
        return;
    };
    let (name, size, text, look) = *manner;
    if walk.waited == 0 {
        if walk.manner == 0 {
            let come = (walk.fresh)().and_then(|mut f| (view.come)(&mut f).map(|()| f));
            match come {
                Ok(f) => *front = f,
                Err(why) => {
                    eprintln!("records-day: {}: {why}", view.name);
                    walk.faults.push(why);
                    walk.view += 1;
                    return;
                }
            }
        }
        let settings = Settings { text_percent: text, look, motion: Motion::Still, ..front.settings };
        front.hear(vec![Intent::Set(settings)]);
        // A pointer resting somewhere would bring up a tip.
        window.set_cursor_position(Some(Vec2::ZERO));
        window.resolution.set(size.0 as f32, size.1 as f32);
    }
    walk.waited += 1;
    if walk.waited == SETTLES {
        let path = walk.folder.join(format!("{}-{name}.png", view.name));
        // An older picture of the same name would be taken for the new one.
        let _ = std::fs::remove_file(&path);
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path.clone()));
        walk.awaited = Some(path);
        println!("{}", walk.awaited.as_ref().map(|p| p.display().to_string()).unwrap_or_default());
    }
}
