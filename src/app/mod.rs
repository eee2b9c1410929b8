//! The Bevy shell: the window, the drawn department, screen readers. All it knows of the day is [`Front`]: it hands it what was asked
//! for and the time that passed, and shows what it draws.

mod access;
mod floor;
mod host;
mod idle;
pub mod shots;

use bevy::prelude::*;
use bevy::window::{ExitCondition, WindowResolution};

use crate::front::Front;

/// What the systems of a frame do, in this order.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub enum Steps {
    /// What was asked for is heard.
    Hear,
    /// Time passes.
    Pass,
    /// The picture of the department is brought up to date.
    Picture,
    /// The next frame is asked for, when one is needed.
    Rest,
}

/// How the window is to be opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening {
    /// Its size in points.
    pub size: (u32, u32),
}

impl Default for Opening {
    fn default() -> Opening {
        Opening { size: (1280, 720) }
    }
}

/// Opens the window and runs until it is closed.
pub fn run(front: Front, opening: Opening) -> AppExit {
    shell(front, opening).run()
}

fn shell(front: Front, opening: Opening) -> App {
    let mut app = App::new();
    let window = Window {
        title: "Records Day".into(),
        name: Some("records-day".into()),
        resolution: WindowResolution::new(opening.size.0, opening.size.1),
        resize_constraints: bevy::window::WindowResizeConstraints { min_width: 480.0, min_height: 320.0, ..default() },
        ..default()
    };
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: Some(window),
                exit_condition: ExitCondition::DontExit,
                close_when_requested: false,
                ..default()
            })
            .set(bevy::log::LogPlugin {
                level: bevy::log::Level::ERROR,
                filter: "wgpu=off,naga=off,bevy_render=error".into(),
                ..default()
            }),
    );
    app.insert_non_send(front);
    app.add_plugins(plugin);
    app
}

fn plugin(app: &mut App) {
    app.configure_sets(Update, (Steps::Hear, Steps::Pass, Steps::Picture, Steps::Rest).chain());
    app.insert_resource(ClearColor(Color::srgb_u8(0xFB, 0xF7, 0xEF)));
    app.add_plugins((host::plugin, floor::plugin, access::plugin, idle::plugin));
}
