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
