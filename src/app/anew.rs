//! How much of a frame is painted anew. Without a graphics card nearly all of a frame's time is painting, so while somebody walks and
//! nothing else is other than before, only the part of the picture is painted in which they are, over what the frame before left.
//! Everything else is painted whole. Decides only how much is painted, never what.

use bevy::camera::visibility::RenderLayers;
use bevy::camera::{CameraOutputMode, CameraUpdateSystems, Viewport};
use bevy::prelude::*;
use bevy::render::render_resource::BlendState;
use bevy::window::PrimaryWindow;
use bevy_egui::{EguiPostUpdateSet, EguiRenderOutput, PrimaryEguiContext, egui};

use super::floor::Walking;
use super::host::OnView;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Anew>();
    app.add_systems(
        PostUpdate,
        choose
            .after(EguiPostUpdateSet::ProcessOutput)
            .before(EguiPostUpdateSet::PostProcessOutput)
            .before(CameraUpdateSystems)
            .before(TransformSystems::Propagate),
    );
}

/// What of the picture of the department is other than in the frame before, in Bevy's points from the window's corner.
#[derive(Resource, Debug, Default, Clone, Copy, PartialEq)]
pub(super) enum Anew {
    /// Nothing.
    #[default]
    Nothing,
    /// What lies in this part.
    Part(Rect),
    /// All of it.
    All,
}

impl Anew {
    /// This part as well.
    pub(super) fn and(&mut self, part: Rect) {
        *self = match *self {
            Anew::Nothing => Anew::Part(part),
            Anew::Part(other) => Anew::Part(other.union(part)),
            Anew::All => Anew::All,
        }
    }
}

/// The camera that draws the picture.
#[derive(Component)]
struct Picture;

/// What is under the picture where only a part of it is painted.
#[derive(Component)]
struct Ground;

/// The two cameras paint one picture: first the department, then the desk on top of it, which alone goes to the window.
pub(super) fn cameras(mut commands: Commands, clear: Res<ClearColor>) {
    // Pictures and words come with smooth edges of their own; smoothing them again costs a machine without a graphics card most of its frame.
    let smooth = Msaa::Off;
    let picture = Camera { output_mode: CameraOutputMode::Skip, ..default() };
    commands.spawn((Name::new("Picture"), Picture, Camera2d, picture, smooth));
    let output_mode = CameraOutputMode::Write { blend_state: Some(BlendState::REPLACE), clear_color: ClearColorConfig::Default };
    let desk = Camera { order: 1, clear_color: ClearColorConfig::None, output_mode, ..default() };
    commands.spawn((Name::new("Desk"), Camera2d, desk, smooth, RenderLayers::none(), PrimaryEguiContext));
    commands.spawn((Name::new("Ground"), Ground, Sprite::from_color(clear.0, Vec2::ONE), Visibility::Hidden));
}

/// What frames before this one painted.
#[derive(Default)]
struct Before {
    desk: Vec<egui::ClippedPrimitive>,
    window: UVec2,
    /// Frames that are to be painted whole yet: glyphs and pictures that are new can be seen one frame later than what they are part of.
    whole: u8,
    /// Parts of the last frames, should one of those have come to nothing.
    parts: [Option<Rect>; 2],
}

/// So many frames are painted whole after the desk was other than before.
pub(super) const FRAMES_WHOLE: u8 = 2;

#[allow(clippy::too_many_arguments, clippy::type_complexity, reason = "a Bevy system takes what it uses")]
fn choose(
    anew: Res<Anew>,
    walking: Res<Walking>,
    on_view: Res<OnView>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut desk: Query<&mut EguiRenderOutput, With<PrimaryEguiContext>>,
    mut picture: Query<(&mut Camera, &mut Transform), With<Picture>>,
    mut ground: Query<(&mut Sprite, &mut Transform, &mut Visibility), (With<Ground>, Without<Picture>)>,
    mut before: Local<Before>,
) {
    let (Ok(window), Ok(mut desk), Ok((mut camera, mut at)), Ok((mut under, mut under_at, mut seen))) =
        (window.single(), desk.single_mut(), picture.single_mut(), ground.single_mut())
    else {
        return;
    };
    let size = window.physical_size();
    if size != before.window || !desk.textures_delta.is_empty() || !same(&desk.paint_jobs, &before.desk) {
        before.window = size;
        before.desk.clone_from(&desk.paint_jobs);
        before.whole = FRAMES_WHOLE;
    }
    let part = match *anew {
        Anew::Part(part) if walking.somebody && before.whole == 0 => Some(part),
        _ => None,
    };
    let recent = std::mem::replace(&mut before.parts[0], part);
    let older = std::mem::replace(&mut before.parts[1], recent);
    before.whole = before.whole.saturating_sub(1);
    let Some(part) = part else {
        camera.viewport = None;
        camera.clear_color = ClearColorConfig::Default;
        *at = Transform::default();
        *seen = Visibility::Hidden;
        return;
    };
    let part = [recent, older].into_iter().flatten().fold(part, |a, b| a.union(b));
    // Whole pixels, with one around for smooth edges.
    let pixels = window.scale_factor();
    let min = (part.min * pixels).floor() - 1.0;
    let max = (part.max * pixels).ceil() + 1.0;
    let (min, max) = (min.max(Vec2::ZERO).as_uvec2().min(size), max.max(Vec2::ZERO).as_uvec2().min(size));
    if min.x >= max.x || min.y >= max.y {
        return;
    }
    let points = Rect::from_corners(min.as_vec2() / pixels, max.as_vec2() / pixels);
    let half = window.size() / 2.0;
    let middle = Vec2::new(points.center().x - half.x, half.y - points.center().y);
    camera.viewport = Some(Viewport { physical_position: min, physical_size: max - min, ..default() });
    camera.clear_color = ClearColorConfig::None;
    *at = Transform::from_translation(middle.extend(0.0));
    *seen = Visibility::Inherited;
    under.custom_size = Some(points.size());
    *under_at = Transform::from_translation(middle.extend(-10.0));
    let scale = pixels * on_view.zoom;
    let clip =
        egui::Rect::from_min_max(egui::pos2(min.x as f32, min.y as f32) / scale, egui::pos2(max.x as f32, max.y as f32) / scale);
    desk.paint_jobs.retain_mut(|job| {
        job.clip_rect = job.clip_rect.intersect(clip);
        job.clip_rect.is_positive()
    });
}

/// Whether the desk is painted as it was before.
fn same(now: &[egui::ClippedPrimitive], before: &[egui::ClippedPrimitive]) -> bool {
    use egui::epaint::Primitive::Mesh;
    let alike = |a: &egui::ClippedPrimitive, b: &egui::ClippedPrimitive| matches!((&a.primitive, &b.primitive), (Mesh(x), Mesh(y)) if a.clip_rect == b.clip_rect && x == y);
    now.len() == before.len() && now.iter().zip(before).all(|(a, b)| alike(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window of 800 by 600 at two pixels to the point, with a desk of one triangle over all of it, and somebody who walks.
    fn app() -> App {
        let mut app = App::new();
        let mut resolution = bevy::window::WindowResolution::new(800, 600);
        resolution.set_scale_factor_override(Some(2.0));
        app.world_mut().spawn((Window { resolution, ..default() }, PrimaryWindow));
        app.insert_resource(ClearColor::default());
        let mut walking = Walking::default();
        walking.somebody = true;
        app.insert_resource(walking);
        app.insert_resource(OnView { floor: None, zoom: 1.0 });
        app.init_resource::<Anew>().add_systems(Startup, cameras).add_systems(Update, choose);
        app
    }

    /// A frame in which the desk has its triangle's tip there. Gives what of the window is painted, in pixels, and the desk's clips.
    fn frame(app: &mut App, tip: f32, anew: Anew) -> (Option<(UVec2, UVec2)>, Vec<egui::Rect>) {
        let mut mesh = egui::Mesh::default();
        mesh.colored_vertex(egui::pos2(tip, 0.0), egui::Color32::WHITE);
        let all = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(400.0, 300.0));
        let job = egui::ClippedPrimitive { clip_rect: all, primitive: egui::epaint::Primitive::Mesh(mesh) };
        *app.world_mut().resource_mut::<Anew>() = anew;
        let world = app.world_mut();
        if let Ok(mut out) = world.query_filtered::<&mut EguiRenderOutput, With<PrimaryEguiContext>>().single_mut(world) {
            out.paint_jobs = vec![job];
        }
        app.update();
        let world = app.world_mut();
        let jobs = world.query::<&EguiRenderOutput>().single(world).unwrap().paint_jobs.clone();
        let camera = world.query_filtered::<&Camera, With<Picture>>().single(world).unwrap();
        let part = camera.viewport.as_ref().map(|v| (v.physical_position, v.physical_position + v.physical_size));
        assert_eq!(part.is_none(), matches!(camera.clear_color, ClearColorConfig::Default));
        (part, jobs.iter().map(|j| j.clip_rect).collect())
    }

    fn at(x: f32) -> Anew {
        Anew::Part(Rect::new(x, 20.0, x + 10.0, 40.0))
    }

    fn whole(frame: &(Option<(UVec2, UVec2)>, Vec<egui::Rect>)) -> bool {
        frame.0.is_none() && frame.1.iter().all(|c| c.width() == 400.0)
    }

    #[test]
    fn while_somebody_walks_and_the_desk_stands_still_only_the_part_with_them_is_painted() {
        let mut app = app();
        app.update();
        assert!(whole(&frame(&mut app, 1.0, at(10.0))));
        assert!(whole(&frame(&mut app, 1.0, at(12.0))), "new glyphs are seen a frame later");
        let (part, clips) = frame(&mut app, 1.0, at(14.0));
        assert_eq!(part, Some((UVec2::new(27, 39), UVec2::new(49, 81))));
        assert_eq!(clips, [egui::Rect::from_min_max(egui::pos2(13.5, 19.5), egui::pos2(24.5, 40.5))]);
        // A frame that came to nothing is made up for by the two after it.
        let (part, _) = frame(&mut app, 1.0, at(100.0));
        assert_eq!(part, Some((UVec2::new(27, 39), UVec2::new(221, 81))));
        // The desk is other than before: all of it is painted, in this frame and the next.
        assert!(whole(&frame(&mut app, 2.0, at(16.0))));
        assert!(whole(&frame(&mut app, 2.0, at(18.0))));
        assert!(frame(&mut app, 2.0, at(20.0)).0.is_some());
    }

    #[test]
    fn all_is_painted_when_nobody_walks_or_the_picture_is_another() {
        let mut app = app();
        app.update();
        for _ in 0..3 {
            frame(&mut app, 1.0, at(10.0));
        }
        assert!(whole(&frame(&mut app, 1.0, Anew::All)));
        assert!(whole(&frame(&mut app, 1.0, Anew::Nothing)));
        assert!(frame(&mut app, 1.0, at(10.0)).0.is_some());
        app.world_mut().resource_mut::<Walking>().somebody = false;
        assert!(whole(&frame(&mut app, 1.0, at(10.0))));
    }

    #[test]
    fn parts_come_together() {
        let mut all = Anew::Nothing;
        all.and(Rect::new(0.0, 0.0, 1.0, 1.0));
        all.and(Rect::new(4.0, 4.0, 5.0, 5.0));
        assert_eq!(all, Anew::Part(Rect::new(0.0, 0.0, 5.0, 5.0)));
        all = Anew::All;
        all.and(Rect::new(0.0, 0.0, 1.0, 1.0));
        assert_eq!(all, Anew::All);
    }
}
