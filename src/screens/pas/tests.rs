use egui_kittest::kittest::{NodeT, Queryable};

use super::super::tried::Tried;
use super::*;

fn shown(ui: &mut Ui, view: &PasView, draft: &mut PasDraft) -> Vec<Intent> {
    pas_ui(ui, &Words::english(), view, draft)
}

fn row(name: &str, number: &str) -> RowView {
    let spoken = format!("{name}, born 11 Mar 1964, {number}. Open the registration");
    RowView { name: name.into(), born: "11 Mar 1964".into(), number: number.into(), open: false, spoken, act: None }
}

fn open() -> PasView {
    PasView { session: "Open, your own session".into(), open: true, ..PasView::default() }
}

#[test]
fn the_form_is_empty_and_says_how_numbers_and_dates_are_typed() {
    let t = Tried::new([372.0, 540.0], open(), PasDraft::default(), shown);
    for label in ["Date of birth (dd/mm/yyyy)", "Hospital number (00-00-00) or NHS number"] {
        let line = t.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, label);
        assert!(line.accesskit_node().value().unwrap_or_default().is_empty(), "{label}");
        assert!(line.accesskit_node().placeholder().unwrap_or_default().is_empty(), "nothing looks typed in {label}");
    }
    assert_eq!(t.cut(), Vec::<String>::new());
}

#[test]
fn after_a_search_what_was_found_is_in_view_and_one_can_search_again() {
    let view = PasView {
        found: Some("PAS finds 2 patients.".into()),
        searched: "Patel, 11 Mar 1964".into(),
        rows: vec![row("PATEL, Ramesh", "H 06-73-25"), row("PATEL, Rajesh", "H 31-28-60")],
        ..open()
    };
    let mut t = Tried::new([372.0, 540.0], view, PasDraft { surname: "Patel".into(), ..PasDraft::default() }, shown);
    assert!(t.has("Searched for: Patel, 11 Mar 1964"));
    let last = "PATEL, Rajesh, born 11 Mar 1964, H 31-28-60. Open the registration";
    assert!(t.harness.get_by_label(last).rect().bottom() < 400.0, "the list is in view");
    let before = t.harness.get_by_label(last).accesskit_node().id();
    t.press("Search again");
    assert!(t.has("Date of birth (dd/mm/yyyy)") && t.harness.state().draft.surname == "Patel");
    assert_eq!(t.harness.get_by_label(last).accesskit_node().id(), before, "a row is the same below the form");
    t.press("Search");
    assert_eq!(t.take(), [Intent::Search("surname Patel".into())]);
    assert!(t.has("Search again"));
}
