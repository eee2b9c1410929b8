//! How somebody looks: skin, hair, clothes, aids, from the seed and who they are, in the range of people in England. The same person
//! looks the same all day and on every screen.

use serde::Serialize;

use crate::day::chance::draw;
use crate::day::{PersonId, Plan};
use crate::records::Sex;

/// Purposes of draws, kept apart from the day's own: looks never touch what happens.
const LOOKS: u32 = 4_000;

/// A hairstyle; each has a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Hair {
    /// Short.
    Short,
    /// Cropped.
    Crop,
    /// Long.
    Long,
    /// A bob.
    Bob,
    /// A bun.
    Bun,
    /// Curly.
    Curly,
    /// Afro.
    Afro,
    /// Locs.
    Locs,
    /// A ponytail.
    Ponytail,
    /// Receding.
    Receding,
    /// None.
    Bald,
    /// Wavy.
    Wavy,
    /// A headscarf.
    Hijab,
    /// A turban.
    Turban,
    /// A flat cap.
    FlatCap,
}

impl Hair {
    /// The name of its drawings.
    #[must_use]
    pub fn art(self) -> &'static str {
        match self {
            Hair::Short => "short",
            Hair::Crop => "crop",
            Hair::Long => "long",
            Hair::Bob => "bob",
            Hair::Bun => "bun",
            Hair::Curly => "curly",
            Hair::Afro => "afro",
            Hair::Locs => "locs",
            Hair::Ponytail => "ponytail",
            Hair::Receding => "receding",
            Hair::Bald => "bald",
            Hair::Wavy => "wavy",
            Hair::Hijab => "hijab",
            Hair::Turban => "turban",
            Hair::FlatCap => "flat_cap",
        }
    }
}

/// What somebody's face shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Mood {
    /// At ease.
    Calm,
    /// Glad.
    Pleased,
    /// In a hurry or anxious.
    Worried,
    /// Upset.
    Sad,
    /// Angry.
    Angry,
    /// Speaking.
    Talking,
}

impl Mood {
    /// The name of its drawing.
    #[must_use]
    pub fn art(self) -> &'static str {
        match self {
            Mood::Calm => "calm",
            Mood::Pleased => "pleased",
            Mood::Worried => "worried",
            Mood::Sad => "sad",
            Mood::Angry => "angry",
            Mood::Talking => "talking",
        }
    }
}

/// What somebody's body does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Pose {
    /// Stands, facing us.
    Idle,
    /// Stands with something carried.
    Carry,
    /// Waits.
    Wait,
    /// Speaks.
    Talk,
    /// Works, seen from behind.
    Back,
    /// On the telephone.
    Telephone,
    /// Walks, one of four steps.
    Walk(u8),
    /// Walks with something carried, one of four steps.
    WalkCarry(u8),
}

/// One person's looks: numbers into the palettes, and choices among drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Looks {
    /// Skin.
    pub skin: u8,
    /// Colour of hair.
    pub hair_colour: u8,
    /// Hairstyle.
    pub hair: Hair,
    /// Colours of the clothes above.
    pub top: u8,
    /// Colours of the clothes below.
    pub trousers: u8,
    /// What is worn over them; nothing, or a drawing.
    pub dress: Option<&'static str>,
    /// Glasses, a beard and the like.
    pub extra: Option<&'static str>,
    /// Whether they wear a staff lanyard.
    pub lanyard: bool,
}

/// How many entries the palettes have.
pub mod palette {
    /// Skins.
    pub const SKINS: u32 = 10;
    /// Hair that is not grey or white; those come after.
    pub const HAIRS: u32 = 8;
    /// Grey and white hair.
    pub const GREYS: u32 = 4;
    /// Tops.
    pub const TOPS: u32 = 12;
    /// Trousers and skirts.
    pub const TROUSERS: u32 = 8;
}

const WOMEN: &[Hair] = &[
    Hair::Long,
    Hair::Bob,
    Hair::Bun,
    Hair::Curly,
    Hair::Locs,
    Hair::Ponytail,
    Hair::Wavy,
    Hair::Hijab,
    Hair::Short,
    Hair::Afro,
];
const MEN: &[Hair] =
    &[Hair::Short, Hair::Crop, Hair::Curly, Hair::Receding, Hair::Bald, Hair::Wavy, Hair::Turban, Hair::FlatCap, Hair::Locs];
const ANYBODY: &[Hair] = &[Hair::Short, Hair::Bob, Hair::Curly, Hair::Wavy, Hair::Bun, Hair::Locs];

fn of(seed: u64, who: u32, sex: Sex, age: i32, staff: bool) -> Looks {
    let d = |n: u32, bound: u32| u8::try_from(draw(seed, LOOKS + n, who, bound)).unwrap_or(0);
    let styles = match sex {
        Sex::Female => WOMEN,
        Sex::Male => MEN,
        Sex::Indeterminate | Sex::NotKnown => ANYBODY,
    };
    let hair = styles.get(usize::from(d(1, u32::try_from(styles.len()).unwrap_or(1)))).copied().unwrap_or(Hair::Short);
    let grey = age >= 68 || (age >= 55 && d(2, 2) == 0);
    let hair_colour = if grey { 8 + d(3, palette::GREYS) } else { d(3, palette::HAIRS) };
    let extra = match d(4, 10) {
        0..=2 => Some("glasses"),
        3 if age >= 70 => Some("hearing_aid"),
        4 | 5 if sex == Sex::Male => Some("beard"),
        6 if sex == Sex::Female => Some("earrings"),
        _ if age >= 72 => Some("wrinkles"),
        _ => None,
    };
    let dress = match (staff, d(5, 6)) {
        (true, 0 | 1) => Some("cardigan"),
        (true, 2) => Some("tunic"),
        (false, 0) => Some("coat"),
        (false, 1) => Some("hoodie"),
        (false, 2) => Some("cardigan"),
        _ => None,
    };
    Looks {
        skin: d(6, palette::SKINS),
        hair_colour,
        hair,
        top: d(7, palette::TOPS),
        trousers: d(8, palette::TROUSERS),
        dress,
        extra,
        lanyard: staff,
    }
}

/// The looks of a person of the day. A patient in person is as old as they are and of their sex; of others the day says neither.
#[must_use]
pub fn of_person(plan: &Plan, id: PersonId, age_and_sex: Option<(i32, Sex)>) -> Looks {
    let person = plan.people.get(usize::from(id.0));
    let staff = person.is_some_and(|p| p.workplace.is_some());
    let (age, sex) = age_and_sex.unwrap_or((40, Sex::NotKnown));
    let mut looks = of(plan.seed, u32::from(id.0), sex, age, staff);
    let role = person.map(|p| p.role.to_lowercase()).unwrap_or_default();
    let dress = |words: &[&str]| words.iter().any(|w| role.contains(w));
    if dress(&["police", "officer of the law", "constable"]) {
        looks.dress = Some("uniform_police");
    } else if dress(&["nurse", "midwife", "sister"]) {
        looks.dress = Some("tunic");
    } else if dress(&["doctor", "registrar", "surgeon", "theatre", "radiographer"]) {
        looks.dress = Some("scrubs");
    } else if dress(&["porter", "driver"]) {
        looks.dress = Some("hi_vis");
    } else if dress(&["solicitor", "manager", "consultant", "journalist"]) {
        looks.dress = Some("suit");
    }
    looks
}

/// Somebody of no day, for pictures.
#[must_use]
pub fn somebody(n: u32) -> Looks {
    let sex = if n.is_multiple_of(2) { Sex::Female } else { Sex::Male };
    of(7, n, sex, 30 + i32::try_from(n * 13 % 50).unwrap_or(0), false)
}

/// The trainee: the same in every day, so that one knows oneself.
#[must_use]
pub fn trainee() -> Looks {
    Looks { skin: 4, hair_colour: 0, hair: Hair::Bob, top: 0, trousers: 0, dress: Some("cardigan"), extra: None, lanyard: true }
}

/// The supervisor.
#[must_use]
pub fn supervisor() -> Looks {
    Looks {
        skin: 6,
        hair_colour: 0,
        hair: Hair::Bun,
        top: 3,
        trousers: 1,
        dress: Some("suit"),
        extra: Some("glasses"),
        lanyard: true,
    }
}
