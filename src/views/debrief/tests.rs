use super::*;
use crate::day::terms::{Manner, Telling};
use crate::day::{Act, TaskId};
use crate::views::test_support::{Shelf, person_of};

#[test]
fn a_closed_day_is_looked_back_at_with_everything_that_proves_it() {
    let s = Shelf::new();
    let ada = person_of(&s.store, "Ada");
    let mut a = s.begin(&ada);
    a.ask(&Act::Wait(900)).unwrap();
    a.ask(&Act::Attend(TaskId(1))).unwrap();
    // Told without a question asked: noticed, and shown with the words that were said.
    a.ask(&Act::Tell(TaskId(1), Telling::Clinical, Manner::SaysTooMuch)).unwrap();
    let id = a.id.to_string();
    s.close(a);
    let mut past = Past::open(Rc::clone(&s.store), &id).unwrap();
    past.note("I was in a hurry.").unwrap();
    assert!(past.ask(&Act::Lock).is_err());
    let view = look_back(&s.store, &s.content, &id, WhichMarks::Newest).unwrap();
    assert!(!view.up_to_standard && !view.findings.is_empty());
    assert_eq!(view.notes, ["I was in a hurry."]);
    assert_eq!(view.timeline.rows.len(), view.tasks.len() + view.timeline.rows.iter().filter(|r| r.arrived.is_none()).count());
    assert!(view.next.day.is_some());
    assert!(view.beside.starts_with("Monday: requests · practice · Ada · "));
    let numbers: usize = view.timeline.rows.iter().map(|r| r.found.len()).sum();
    assert!(numbers > 0 && numbers <= view.findings.len());
    // Nine pieces of work had not come when it was closed, and what had come was left open.
    let never = view.timeline.rows.iter().filter(|r| r.arrived.is_none()).count();
    let left = view.timeline.rows.len() - never;
    let counted = format!("{left} left open, {never} never came because the day was closed early.");
    assert!(left > 0 && view.why.contains(&counted), "{:?}", view.why);
    let told = view.findings.iter().find(|f| f.facts.iter().any(|(at, _)| at == "08:45")).unwrap();
    assert!(told.page.is_some(), "{told:?}");
    // The gravest stands first, and what the same words led to stands under it.
    let critical = view.findings.iter().position(|f| f.line.contains("Critical: ")).unwrap();
    assert_eq!(critical, 0, "{:#?}", view.findings.iter().map(|f| &f.line).collect::<Vec<_>>());
    assert!(view.findings.iter().any(|f| f.under.as_deref() == Some("The same act also led to:") && f.also));
    // The wall clock is in the date only.
    let still = DebriefView { beside: String::new(), ..view };
    insta::assert_snapshot!(serde_json::to_string_pretty(&still).unwrap());
}
