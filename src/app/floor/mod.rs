//! The drawn department: sprites for what the scene says, brought up to date when it changes. Decides nothing; a figure's walk is the
//! only thing that takes real time, and it ends where the scene has the figure already.

mod raster;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use bevy::prelude::*;
use bevy::window::PrimaryWindow;

pub(super) use raster::raster;
pub(super) use walk::Walking;

use super::Steps;
use super::anew::Anew;
use super::host::OnView;
use crate::front::Front;
use crate::screens::theme::{Look, Motion};
use crate::views::art;
use crate::views::floor::figure::{FIGURE, FIGURE_PERCENT, figure_svg};
use crate::views::floor::{Figure, FloorPlan, Point, Pose, Scene, Who, paint};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Painted>().init_resource::<Walking>();
    app.add_systems(Update, paint_department.in_set(Steps::Picture));
}

/// What has been painted: sprites by name, pictures by drawing, and for what they were made.
#[derive(Resource, Default)]
struct Painted {
    sprites: BTreeMap<String, (Entity, Wanted)>,
    pictures: BTreeMap<String, Handle<Image>>,
    sharpness: u32,
    lit: Option<(Lay, Color)>,
    last: Option<(Scene, OnView, (u32, u32), Look)>,
}

/// One sprite to be shown.
#[derive(PartialEq)]
struct Wanted {
    name: String,
    picture: String,
    /// Left, top, width, height in stage units.
    rect: (f32, f32, f32, f32),
    order: f32,
    flip: bool,
    alpha: f32,
}

/// Where the stage lies in the window, in Bevy's points.
#[derive(Clone, Copy, PartialEq)]
struct Lay {
    origin: Vec2,
    scale: f32,
    half: Vec2,
}

impl Lay {
    /// Where a part of the stage is in the window.
    fn part(self, rect: (f32, f32, f32, f32)) -> Rect {
        let min = self.origin + Vec2::new(rect.0, rect.1) * self.scale;
        Rect::from_corners(min, min + Vec2::new(rect.2, rect.3) * self.scale)
    }

    fn centre(self, rect: (f32, f32, f32, f32)) -> Vec2 {
        let p = self.part(rect).center();
        Vec2::new(p.x - self.half.x, self.half.y - p.y)
    }
}

#[allow(clippy::too_many_arguments, reason = "a Bevy system takes what it uses")]
fn paint_department(
    mut commands: Commands,
    mut front: NonSendMut<Front>,
    on_view: Res<OnView>,
    window: Query<&Window, With<PrimaryWindow>>,
    mut images: ResMut<Assets<Image>>,
    mut painted: ResMut<Painted>,
    mut walking: ResMut<Walking>,
    mut anew: ResMut<Anew>,
    time: Res<Time<Real>>,
) {
    *anew = Anew::Nothing;
    let (Ok(window), look, motion) = (window.single(), front.settings.look, front.settings.motion) else { return };
    let shown = front.scene().zip(on_view.floor);
    let (Some(((setting, scene), (_, fit))), Some(floor)) = (shown, front.floor()) else {
        for (e, _) in std::mem::take(&mut painted.sprites).into_values() {
            commands.entity(e).despawn();
        }
        painted.last = None;
        *anew = Anew::All;
        walking.forget();
        return;
    };
    let size = (window.physical_width(), window.physical_height());
    let now = (scene.clone(), *on_view, size, look);
    walking.follow(&scene, floor, time.elapsed(), motion == Motion::Full);
    if painted.last.as_ref() == Some(&now) && !walking.somebody && !walking.just_stopped {
        return;
    }
    painted.last = Some(now);
    let zoom = on_view.zoom;
    let half = Vec2::new(window.width(), window.height()) / 2.0;
    let lay = Lay { origin: Vec2::new(fit.origin.x, fit.origin.y) * zoom, scale: fit.scale * zoom, half };
    // Pictures are drawn a little finer than shown, in steps, so that a changing window does not draw them all again each time.
    let sharpness = ((lay.scale * window.scale_factor() * 4.0).ceil() as u32).clamp(2, 16);
    if painted.sharpness != sharpness {
        painted.sharpness = sharpness;
        painted.pictures.clear();
        painted.lit = None;
    }
    let (r, g, b) = paint::ambience(scene.minutes);
    let dim = if look == Look::Light { 1.0 } else { 0.82 };
    let lit = |c: u8| f32::from(c) / 100.0 * dim;
    let lit = Color::srgb(lit(r), lit(g), lit(b));
    if painted.lit.replace((lay, lit)) != Some((lay, lit)) {
        *anew = Anew::All;
    }
    let wanted = wanted(&setting, floor, &scene, &walking);
    let names: BTreeSet<&str> = wanted.iter().map(|w| w.name.as_str()).collect();
    let gone: Vec<String> = painted.sprites.keys().filter(|n| !names.contains(n.as_str())).cloned().collect();
    for n in gone {
        if let Some((e, was)) = painted.sprites.remove(&n) {
            commands.entity(e).despawn();
            anew.and(lay.part(was.rect));
        }
    }
    for w in wanted {
        let before = painted.sprites.get(&w.name).map(|(e, was)| (*e, was.rect, *was == w));
        if *anew != Anew::All && before.is_some_and(|(_, _, same)| same) {
            continue;
        }
        let picture = match painted.pictures.get(&w.picture) {
            Some(h) => h.clone(),
            None => {
                let svg = svg(&setting, floor, &scene, &w.picture);
                let Some(image) = raster(&svg, sharpness as f32 / 4.0) else { continue };
                let h = images.add(image);
                painted.pictures.insert(w.picture.clone(), h.clone());
                h
            }
        };
        let sprite = Sprite {
            image: picture,
            color: lit.with_alpha(w.alpha),
            flip_x: w.flip,
            custom_size: Some(Vec2::new(w.rect.2, w.rect.3) * lay.scale),
            ..default()
        };
        let at = Transform::from_translation(lay.centre(w.rect).extend(w.order));
        anew.and(lay.part(w.rect));
        let e = match before {
            Some((e, was, _)) => {
                anew.and(lay.part(was));
                commands.entity(e).insert((sprite, at)).id()
            }
            None => commands.spawn((Name::new(w.name.clone()), sprite, at)).id(),
        };
        painted.sprites.insert(w.name.clone(), (e, w));
    }
}

/// The drawing of a picture's name.
fn svg(setting: &str, floor: &FloorPlan, scene: &Scene, picture: &str) -> String {
    let name = picture.split(" at ").next().unwrap_or(picture);
    if let Some(f) =
        scene.figures.iter().find_map(|f| poses(f).into_iter().find(|p| figure_name(f, *p) == picture).map(|p| (f, p)))
    {
        return figure_svg(&f.0.looks, f.1, f.0.mood, f.0.who == Who::Trainee);
    }
    match name {
        "sky" => paint::sky_svg(setting, scene.minutes),
        "hands" => paint::hands_svg(scene.minutes, floor.clock.2),
        "light" | "light_noon" | "light_evening" => paint::light_svg(setting, name, scene.minutes),
        "telephone_ring" => paint::prop_svg(setting, floor, "telephone_ring_b"),
        _ => paint::prop_svg(setting, floor, name),
    }
}

/// Every way a figure may be drawn: as it stands, and while it walks there.
fn poses(f: &Figure) -> Vec<Pose> {
    (0..4).flat_map(|n| [Pose::Walk(n), Pose::WalkCarry(n)]).chain([f.pose]).collect()
}

fn figure_name(f: &Figure, pose: Pose) -> String {
    format!("{:?} {:?} {pose:?} {:?}", f.who, f.looks, f.mood)
}

fn wanted(setting: &str, floor: &FloorPlan, scene: &Scene, walking: &Walking) -> Vec<Wanted> {
    let whole = |art: &str| {
        let b = art::drawing(&format!("{setting}/{art}")).and_then(art::view_box).unwrap_or((0, 0, 860, 520));
        (b.0 as f32, b.1 as f32, b.2 as f32, b.3 as f32)
    };
    let plain =
        |name: &str, picture: String, rect, order, alpha| Wanted { name: name.into(), picture, rect, order, flip: false, alpha };
    let (wx, wy, ww, wh) = floor.window;
    let part = scene.minutes / 10;
    let mut all = vec![
        plain("sky", format!("sky at {part}"), (wx as f32, wy as f32, ww as f32, wh as f32), -3.0, 1.0),
        plain("room", "room".into(), whole("room"), -2.0, 1.0),
    ];
    let (cx, cy, r) = floor.clock;
    let clock = ((cx - r) as f32, (cy - r) as f32, (2 * r) as f32, (2 * r) as f32);
    all.push(plain("hands", format!("hands at {}", scene.minutes), clock, -1.5, 1.0));
    for (name, strength) in paint::lights(scene.minutes).into_iter().filter(|(_, s)| *s > 0) {
        all.push(plain(name, format!("{name} at {part}"), whole(name), -1.0, strength as f32 / 100.0));
    }
    for p in &scene.props {
        let (w, h) = match p.art.as_str() {
            "telephone_ring" => art::size(setting, "telephone_ring_b"),
            other => art::size(setting, other),
        };
        let share = f32::from(p.percent) / 100.0;
        let (w, h) = (w as f32 * share, h as f32 * share);
        let rect = (p.foot.0 as f32 - w / 2.0, (p.foot.1 - p.lift) as f32 - h, w, h);
        all.push(plain(&p.id, p.art.clone(), rect, p.order as f32 / 100.0, 1.0));
    }
    for f in &scene.figures {
        let way = walking.at(f.who);
        let at = way.map_or(fine(f.at), |w| w.at);
        let pose = match way {
            Some(w) if f.pose == Pose::Carry => Pose::WalkCarry(w.step),
            Some(w) => Pose::Walk(w.step),
            None => f.pose,
        };
        let share = f32::from(FIGURE_PERCENT) / 100.0;
        let (w, h) = (FIGURE.0 as f32 * share, FIGURE.1 as f32 * share);
        // Feet stand six units above the bottom of the box.
        let rect = (at.0 - w / 2.0, at.1 + 6.0 * share - h, w, h);
        let flip = way.is_some_and(|w| w.left);
        all.push(Wanted {
            name: format!("{:?}", f.who),
            picture: figure_name(f, pose),
            rect,
            order: (at.1 * 10.0 + 5.0) / 100.0,
            flip,
            alpha: 1.0,
        });
    }
    all
}

/// A point of the stage as a pair of fractions.
fn fine(p: Point) -> (f32, f32) {
    (p.0 as f32, p.1 as f32)
}
