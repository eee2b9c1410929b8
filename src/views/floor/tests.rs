use super::*;
use crate::views::art;

fn floor() -> FloorPlan {
    art::floor_plan("records_department").unwrap()
}

#[test]
fn every_place_one_can_stand_in_is_in_the_picture_with_its_name_and_a_way_to_it() {
    let floor = floor();
    let text = include_str!("../../../assets/settings/records_department.ron");
    for place in ["desk", "hatch", "library", "returns_bench", "prep_area", "out_trolley", "waste_console", "supervisor_office"] {
        assert!(text.contains(&format!("id: \"{place}\"")), "{place}");
        assert!(floor.stand(place).is_some(), "{place} has no stand");
        assert!(place == "library" || floor.signs.iter().any(|s| s.place == place), "{place} has no sign");
        assert!(place == "desk" || !floor.way("desk", place).is_empty(), "no way to {place}");
    }
}

#[test]
fn a_way_ends_where_one_stands_and_is_the_same_backwards() {
    let floor = floor();
    let there = floor.way("desk", "library");
    assert_eq!(there.last().copied(), floor.stand("library").map(|s| s.trainee));
    let mut back = floor.way("library", "desk");
    back.pop();
    back.reverse();
    assert_eq!(there.get(..there.len() - 1).unwrap(), back);
}

#[test]
fn every_thing_of_the_picture_has_a_drawing() {
    let floor = floor();
    for t in &floor.things {
        assert!(art::drawing(&format!("records_department/{}", t.art)).is_some(), "{}", t.art);
        assert!(t.on.as_deref().is_none_or(|on| floor.thing(on).is_some()), "{} stands on nothing", t.id);
    }
}

#[test]
fn a_still_of_the_department_is_one_well_formed_drawing() {
    let floor = floor();
    let svg = paint::still_svg("records_department", &floor, &still(&floor));
    assert_eq!(svg.matches("<svg").count(), svg.matches("</svg>").count());
    assert!(svg.matches("<svg").count() > 25);
    assert!(!svg.contains("#A000"), "a colour was not put in");
}

#[test]
fn palettes_have_every_colour_that_looks_choose_from() {
    assert!(figure::palette_is_whole());
}

#[test]
fn a_press_on_a_rack_walks_to_the_library_and_looks_at_the_first_section_of_that_rack() {
    use crate::day::{Act, PlaceId};
    use crate::screens::Intent;
    use crate::screens::intent::Tool;
    use crate::seat::{Known, Table};
    use crate::views::small::{Small, number};

    let mut t = Small::new();
    let rack = |t: &Small, label: &str| {
        let (plan, state) = (t.day().plan(), t.day().state());
        let k = Known { plan, state, handles: &t.handles, words: t.words(), pages: t.manual() };
        spots(&floor(), &k, &|_| (180, 150)).into_iter().find(|s| s.label == label).unwrap()
    };
    let look = Intent::Act(Act::LookOnShelf(number("00-00-50")));
    let (walk, shelves) = (Intent::Act(Act::Go(PlaceId(1))), Intent::Tool(Tool::Shelves));
    let label = "Shelves 50 to 74. Look at section 50";
    assert_eq!(rack(&t, label).does, [walk.clone(), shelves.clone(), look.clone()]);
    let library = rack(&t, "The library. Walk there, 25 seconds");
    assert_eq!(library.does, [walk, shelves.clone()], "the library itself is still one press away");
    t.play(&[Act::Go(PlaceId(1))]);
    assert_eq!(rack(&t, label).does, [shelves, look]);
}
