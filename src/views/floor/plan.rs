//! Where things stand in the picture of a setting, as written in `assets/art/<setting>/floor.ron`. Whole stage units throughout.

use serde::Deserialize;

/// A point of the stage: x to the right, y down.
pub type Point = (i32, i32);

/// The placing of one setting's picture.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FloorPlan {
    /// The setting's id.
    pub setting: String,
    /// Width and height of what is always in view.
    pub stage: Point,
    /// Centre and radius of the clock on the wall.
    pub clock: (i32, i32, i32),
    /// The opening of the window: x, y, width, height.
    pub window: (i32, i32, i32, i32),
    /// Inner rectangles of a rack's shelves, from its top left corner.
    pub rack_shelves: Vec<(i32, i32, i32, i32)>,
    /// The plate of a rack for its number, from its top left corner: x, y, width, height.
    pub rack_plate: (i32, i32, i32, i32),
    /// The racks.
    pub racks: Vec<Rack>,
    /// Furniture and machines.
    pub things: Vec<Thing>,
    /// Where people stand.
    pub stands: Vec<Stand>,
    /// Where the card with a place's name stands: the middle of its foot.
    pub signs: Vec<Sign>,
    /// Places of the queue at the hatch, the first at the opening.
    pub queue: Vec<Point>,
    /// Where the supervisor is.
    pub supervisor: Point,
    /// Where colleagues come in.
    pub door: Point,
    /// Ways between places.
    pub paths: Vec<Path>,
}

/// A rack of the library.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rack {
    /// First terminal digits it holds.
    pub from: u8,
    /// Last terminal digits it holds.
    pub to: u8,
    /// Its foot: bottom, in the middle.
    pub foot: Point,
}

/// Something that stands in the department.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its name; `telephone@desk` and the like show how they are.
    pub id: String,
    /// The drawing.
    pub art: String,
    /// Its foot.
    pub foot: Point,
    /// The place it belongs to.
    pub place: String,
    /// What it stands on.
    #[serde(default)]
    pub on: Option<String>,
    /// How far above its foot it is drawn.
    #[serde(default)]
    pub lift: i32,
    /// Size in per cent of the drawing.
    #[serde(default = "whole")]
    pub percent: u16,
}

fn whole() -> u16 {
    100
}

/// Where people stand at a place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stand {
    /// The place.
    pub place: String,
    /// The trainee's feet.
    pub trainee: Point,
    /// Which way the trainee faces there.
    pub pose: Facing,
    /// Where folders and papers lie.
    pub papers: Point,
    /// Where somebody stands who came to speak.
    pub visitor: Point,
}

/// The card with a place's name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// The place.
    pub place: String,
    /// The name, short enough for a card.
    pub name: String,
    /// The middle of its foot.
    pub at: Point,
}

/// Which way somebody faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Facing {
    /// Away from us, at a desk or a shelf.
    Back,
    /// Towards us.
    Front,
}

/// A way between two places.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Path {
    /// One end.
    pub from: String,
    /// The other.
    pub to: String,
    /// Points between.
    #[serde(default)]
    pub via: Vec<Point>,
}

impl FloorPlan {
    /// Reads a plan.
    ///
    /// # Errors
    /// Words saying where it is faulty.
    pub fn read(text: &str) -> Result<FloorPlan, String> {
        ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .from_str(text)
            .map_err(|e| e.to_string())
    }

    /// A stage with nothing on it, for a setting that has no picture yet: its days are played at the desk.
    #[must_use]
    pub fn bare(setting: &str) -> FloorPlan {
        FloorPlan {
            setting: setting.to_owned(),
            stage: (860, 520),
            clock: (0, 0, 0),
            window: (0, 0, 0, 0),
            rack_shelves: Vec::new(),
            rack_plate: (0, 0, 0, 0),
            racks: Vec::new(),
            things: Vec::new(),
            stands: Vec::new(),
            signs: Vec::new(),
            queue: Vec::new(),
            supervisor: (0, 0),
            door: (0, 0),
            paths: Vec::new(),
        }
    }

    /// Whether there is nothing on it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.stands.is_empty()
    }

    /// Where people stand at a place.
    #[must_use]
    pub fn stand(&self, place: &str) -> Option<&Stand> {
        self.stands.iter().find(|s| s.place == place)
    }

    /// A thing by its id.
    #[must_use]
    pub fn thing(&self, id: &str) -> Option<&Thing> {
        self.things.iter().find(|t| t.id == id)
    }

    fn ways(&self, place: &str) -> impl Iterator<Item = (&str, Vec<Point>)> {
        self.paths.iter().filter_map(move |p| {
            if p.from == place {
                Some((p.to.as_str(), p.via.clone()))
            } else if p.to == place {
                Some((p.from.as_str(), p.via.iter().rev().copied().collect()))
            } else {
                None
            }
        })
    }

    /// The way from place to place, by the fewest stops: points to walk along, the last being where one stands there.
    #[must_use]
    pub fn way(&self, from: &str, to: &str) -> Vec<Point> {
        let mut reached: Vec<(String, Vec<Point>)> = vec![(from.to_owned(), Vec::new())];
        let mut at = 0;
        while let Some((place, points)) = reached.get(at).cloned() {
            if place == to {
                return points;
            }
            for (next, via) in self.ways(&place) {
                if !reached.iter().any(|(p, _)| p == next) {
                    let end = self.stand(next).map(|s| s.trainee);
                    reached.push((next.to_owned(), points.iter().copied().chain(via).chain(end).collect()));
                }
            }
            at += 1;
        }
        self.stand(to).map(|s| vec![s.trainee]).unwrap_or_default()
    }
}
