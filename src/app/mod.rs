//! The Bevy shell: the window, the drawn department, screen readers. All it knows of the day is [`Front`]: it hands it what was asked
//! for and the time that passed, and shows what it draws.

mod access;
mod anew;
mod chords;
mod floor;
mod host;
mod idle;
mod measure;
pub mod shots;

use bevy::prelude::*;
use bevy::shader::Shader;
use bevy::window::{ExitCondition, WindowResolution};
use bevy_egui::render::EGUI_SHADER_HANDLE;

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

/// What there is to draw with: one line for each adapter, its driver and whether it is software.
#[must_use]
pub fn adapters() -> Vec<String> {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor::new_without_display_handle());
    let all = bevy::tasks::block_on(instance.enumerate_adapters(wgpu::Backends::all()));
    all.iter()
        .map(|a| {
            let i = a.get_info();
            format!("{} ({:?}, {:?}, {} {})", i.name, i.device_type, i.backend, i.driver, i.driver_info)
        })
        .collect()
}

/// What Bevy says when it finds nothing to draw with.
const NO_GRAPHICS: &str = "Unable to find a GPU";

/// What Bevy says when the desktop does not let it open a window.
const NO_DESKTOP: &str = "Failed to build event loop";

/// What Bevy says when the driver cannot paint in the colours of the display.
const NO_COLOURS: &str = "No supported formats for surface";

/// In plain words why no window can be opened, and what to do about it, from what Bevy says as it falls over.
fn plainly(said: &str) -> Option<&'static str> {
    [
        (
            NO_GRAPHICS,
            "there is no graphics driver to draw the window with. On Debian and Ubuntu: apt-get install mesa-vulkan-drivers",
        ),
        (
            NO_DESKTOP,
            "the desktop does not let a window be opened. On Debian and Ubuntu: apt-get install libxcursor1 libxi6 libxkbcommon-x11-0",
        ),
        (
            NO_COLOURS,
            "the display has too few colours for the graphics driver. Open the desktop, or the remote session, with 24 or 32 bits of colour",
        ),
    ]
    .into_iter()
    .find_map(|(bevy, plain)| said.contains(bevy).then_some(plain))
}

/// Says why no window can be opened, where Bevy would fall over: there is no error to be caught, only the fall.
fn speak_plainly() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fall| {
        let said = fall
            .payload()
            .downcast_ref::<String>()
            .cloned()
            .or_else(|| fall.payload().downcast_ref::<&str>().map(|s| (*s).to_owned()));
        let Some(why) = said.as_deref().and_then(plainly) else { return usual(fall) };
        eprintln!("records-day: {why}. Or play in the terminal with: records-day play --text");
        std::process::exit(3);
    }));
}

/// Opens the window and runs until it is closed.
pub fn run(front: Front, opening: Opening) -> AppExit {
    shell(front, opening).run()
}

fn shell(front: Front, opening: Opening) -> App {
    speak_plainly();
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
    // One texture at a time: with an array of them a driver that paints on the processor chooses among them for every dot.
    let egui = bevy_egui::EguiPlugin { bindless_mode_array_size: None };
    app.add_plugins((egui, plugin));
    let desk = Shader::from_wgsl(include_str!("desk.wgsl"), "desk.wgsl");
    if let Err(why) = app.world_mut().resource_mut::<Assets<Shader>>().insert(EGUI_SHADER_HANDLE.id(), desk) {
        error!("the desk is painted with bevy_egui's own shader: {why}");
    }
    app
}

fn plugin(app: &mut App) {
    app.configure_sets(Update, (Steps::Hear, Steps::Pass, Steps::Picture, Steps::Rest).chain());
    app.insert_resource(ClearColor(Color::srgb_u8(0xFB, 0xF7, 0xEF)));
    app.add_plugins((host::plugin, floor::plugin, anew::plugin, access::plugin, chords::plugin, idle::plugin, measure::plugin));
}

#[cfg(test)]
mod tests {
    use bevy::ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel as _};

    use super::*;

    #[test]
    fn a_window_that_cannot_be_opened_says_in_plain_words_what_to_do() {
        for said in ["Unable to find a GPU! Make sure …", "Failed to build event loop: …", "No supported formats for surface"]
        {
            assert!(plainly(said).is_some_and(|why| why.contains("Debian") || why.contains("24 or 32 bits")), "{said}");
        }
        assert_eq!(plainly("index out of bounds"), None);
    }

    /// Two systems that touch the same thing with no order between them would make a day differ from run to run.
    #[test]
    fn no_two_systems_of_ours_touch_the_same_thing_in_no_order() {
        let mut app = App::new();
        app.add_plugins(plugin);
        let strict = ScheduleBuildSettings { ambiguity_detection: LogLevel::Error, ..default() };
        for label in [PreUpdate.intern(), Update.intern(), PostUpdate.intern(), bevy_egui::EguiPrimaryContextPass.intern()] {
            app.edit_schedule(label, |s| {
                s.set_build_settings(strict.clone());
            });
            app.world_mut().schedule_scope(label, |world, s| {
                assert!(s.initialize(world).is_ok(), "{label:?}");
            });
        }
    }
}
