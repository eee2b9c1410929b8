//! The debrief as drawn: layout, presses, keys, what a screen reader gets.

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::screens::layout_test::{holds, keyboard_reaches_all, screen, tree};
use crate::screens::theme::Look;

fn finding(at: &str, tone: Tone, severity: &str, why: &str) -> FindingView {
    FindingView {
        line: format!("{severity}: {} ({at})", why.trim_end_matches('.')),
        under: None,
        also: false,
        at: at.into(),
        noticed: None,
        tone,
        severity: severity.into(),
        aspect: "Safety".into(),
        work: "Asks how somebody is: visitor at the hatch".into(),
        why: why.into(),
        moment: Some(41),
        cost: "It takes all 4 marks of safety of this piece of work.".into(),
        facts: vec![
            ("09:54".into(), "The visitor: \"How is my mother? They said she came in last night.\"".into()),
            ("09:58".into(), "You: \"She is on Ward 9, they can help.\"".into()),
        ],
        instead: "Asks who she is and for whom, says nothing about anybody, and offers the ward.".into(),
        page: Some(PageCard {
            title: "Saying nothing about anybody".into(),
            version: "Version 1, 29 November 2026".into(),
            newer: Some("The manual has a newer version of this page today: version 2.".into()),
            step: Some("Step 2: Say that you cannot say whether anybody is here.".into()),
            standing: "Source: Confidentiality: NHS Code of Practice 2003, last read 2 March 2026.".into(),
            steps: vec!["Ask who is asking.".into(), "Say that you cannot say whether anybody is here.".into()],
            why: "That somebody is on a ward is itself confidential.".into(),
        }),
    }
}

fn row(title: &str, arrived: u32, seen: Option<u32>, until: u32, tone: Tone, found: Vec<Found>) -> Row {
    Row {
        title: title.into(),
        who: "Folake Adeyinka (staff nurse)".into(),
        arrived: Some(arrived),
        seen,
        acted: seen.map(|s| vec![s + 60, s + 200, s + 220]).unwrap_or_default(),
        until,
        ended: true,
        due: arrived + 1200,
        tone,
        outcome: "supplied, 6 minutes late".into(),
        found,
        times: ["08:41".into(), "08:52".into(), "09:10".into(), "09:01".into()],
        said: format!("{title}: arrived 08:41, taken up 08:52, ended 09:10, due 09:01; supplied."),
    }
}

fn view() -> DebriefView {
    let aspect = |name: &str, earned, available, tone| AspectMarks {
        name: name.into(),
        earned,
        available,
        words: if available == 0 { "not tried".into() } else { format!("{earned} of {available}") },
        tone,
    };
    let found = |at, number, tone| Found { at, number, tone };
    DebriefView {
        marked: Some(MarkedAgain {
            words: "Marked again on 5 Jan 2027 because the page on confidentiality was corrected. Marked first as 33 of 40 marks, not yet."
                .into(),
            other: WhichMarks::First,
        }),
        beside: "Monday: requests · practice · Aisha · 2 Mar 2026".into(),
        result: "Not yet".into(),
        up_to_standard: false,
        why: vec!["1 critical fail stands.".into(), "2 of 11 pieces of work did not reach their end.".into()],
        aspects: vec![
            aspect("Accuracy", 27, 32, Tone::Good),
            aspect("Timeliness", 0, 0, Tone::Plain),
            aspect("Safety", 12, 32, Tone::Stop),
            aspect("Conduct", 15, 16, Tone::Good),
        ],
        total: "54 of 80 marks in all".into(),
        unended: Some("10 of the marks not earned belong to work that did not reach its end.".into()),
        strands: vec![
            StrandRow { name: "HR1 The right patient, the right record".into(), words: "3 shown".into(), tone: Tone::Good },
            StrandRow { name: "HR6 Confidential in everything".into(), words: "2 shown, 1 missed".into(), tone: Tone::Care },
        ],
        timeline: Timeline {
            opens: 30_600,
            to: 14_400,
            rows: vec![
                row("Urgent notes by telephone", 660, Some(1320), 2400, Tone::Good, vec![]),
                row(
                    "A relative asks for results at the hatch",
                    4000,
                    Some(4800),
                    5400,
                    Tone::Stop,
                    vec![found(5280, 1, Tone::Stop), found(5300, 2, Tone::Care)],
                ),
                row("Loose sheet without a name", 5000, None, 14_400, Tone::Care, vec![found(14_400, 3, Tone::Care)]),
            ],
        },
        findings: vec![
            finding(
                "09:58",
                Tone::Stop,
                "Critical (CF1 Confidential information disclosed)",
                "You told the visitor that her mother is on Ward 9.",
            ),
            FindingView {
                under: Some("The same act also led to:".into()),
                also: true,
                ..finding("09:58", Tone::Care, "Minor", "You did not ask what it was for.")
            },
            FindingView {
                noticed: Some("came to light 12:30".into()),
                facts: Vec::new(),
                ..finding("11:10", Tone::Care, "Minor", "The loose sheet was left where it lay.")
            },
        ],
        tasks: vec![
            TaskPaths {
                title: "Urgent notes by telephone, Folake Adeyinka".into(),
                tone: Tone::Good,
                outcome: "supplied".into(),
                mine: vec![("08:52".into(), "You answer. \"Records department, good morning.\"".into())],
                model: vec!["Answer the telephone".into(), "Ask for the caller's name".into()],
                truth: Some("There are two Patels born on the same day.".into()),
                compared: vec![
                    "You compared: surname (agrees). You named no page. The page that speaks to it is The right patient.".into(),
                ],
            },
            TaskPaths {
                title: "Loose sheet".into(),
                tone: Tone::Care,
                outcome: "left open".into(),
                mine: vec![],
                model: vec![],
                truth: None,
                compared: Vec::new(),
            },
        ],
        next: Next {
            title: "Saying nothing about anybody".into(),
            why: "Because you told the visitor that her mother is on Ward 9.".into(),
            again: Some(("m.ron".into(), "Monday".into())),
            day: Some(("w.ron".into(), "Wednesday: confidentiality".into())),
        },
        notes: vec![],
        back: Page::Days,
    }
}

type State = (DebriefView, DebriefDraft, Vec<Intent>);

fn shown(view: DebriefView, draft: DebriefDraft) -> Harness<'static, State> {
    let words = Words::english();
    screen([1280.0, 3000.0], 1.0, Look::Light, (view, draft, Vec::new()), move |ui, (v, d, out)| {
        out.extend(debrief_ui(ui, &words, v, d));
    })
}

#[test]
fn it_holds_at_every_size() {
    let words = Words::english();
    let open = DebriefDraft {
        read_on: [0].into(),
        page_open: [0].into(),
        kept: vec!["09:58, a note.".into()],
        table: true,
        task: Some(0),
        ..DebriefDraft::default()
    };
    let mut clean = view();
    clean.findings.clear();
    clean.up_to_standard = true;
    clean.tasks.clear();
    clean.next.day = None;
    for (v, mut draft) in [(view(), DebriefDraft::default()), (view(), open), (clean, DebriefDraft::default())] {
        holds(|ui| {
            debrief_ui(ui, &words, &v, &mut draft);
        });
    }
}

#[test]
fn the_explanation_comes_after_a_moment_to_think_and_a_note_is_kept() {
    let mut h = shown(view(), DebriefDraft::default());
    let good = "Asks who she is and for whom, says nothing about anybody, and offers the ward.";
    assert!(h.query_by_value(good).is_none() && h.query_by_label(good).is_none());
    assert!(h.get_by_label("Keep the note").accesskit_node().is_disabled());
    h.get_by_label("What you knew").focus();
    h.run();
    h.get_by_label("What you knew").type_text("I thought she was the nurse.");
    h.run();
    h.get_by_label("Keep the note").click();
    h.run();
    let note = "09:58, You told the visitor that her mother is on Ward 9. I thought she was the nurse.";
    assert_eq!(h.state().2, [Intent::Note(note.into())]);
    assert!(tree(&h).contains(good));
    assert!(tree(&h).contains(note));
    h.get_by_label("Read the page").click();
    h.run();
    assert!(tree(&h).contains("Say that you cannot say whether anybody is here."));
}

#[test]
fn the_day_is_seen_again_from_its_beginning_or_from_a_finding() {
    let mut h = shown(view(), DebriefDraft::default());
    for button in ["See the day again", "See this moment again", "Play Monday again"] {
        h.get_by_label(button).click();
        h.run();
    }
    assert_eq!(h.state().2, [Intent::Again(None), Intent::Again(Some(41)), Intent::Brief("m.ron".into())]);
}

#[test]
fn findings_are_gone_through_and_one_can_read_on_without_a_note() {
    let mut h = shown(view(), DebriefDraft::default());
    h.get_by_label("Minor: You did not ask what it was for (09:58)").click();
    h.run();
    assert_eq!(h.state().1.finding, 1);
    h.get_by_label("Read on").click();
    h.run();
    assert!(h.state().1.read_on.contains(&1) && h.state().2.is_empty());
}

#[test]
fn each_finding_is_a_sentence_in_the_list_and_opens_below_its_row() {
    let mut h = shown(view(), DebriefDraft::default());
    let rows =
        ["Critical (CF1 Confidential information disclosed): You told", "Minor: You did not ask", "Minor: The loose sheet"];
    let tops = |h: &Harness<'static, State>| rows.map(|r| h.get_all_by_label_contains(r).next().unwrap().rect().top());
    let [first, also, last] = tops(&h);
    let under = h.get_by_label("The same act also led to:").rect().top();
    let think = h.get_by_label_contains("what did you know").rect().top();
    assert!(first < think && think < under && under < also && also < last, "{first} {think} {under} {also} {last}");
    h.get_by_label(&format!("{} was left where it lay (11:10)", rows[2])).click();
    h.run();
    let [first, also, last] = tops(&h);
    let think = h.get_by_label_contains("what did you know").rect().top();
    assert!(first < also && also < last && last < think && h.query_by_label("came to light 12:30").is_some());
}

#[test]
fn what_has_no_facts_to_prove_it_has_no_heading_for_them() {
    let has = |finding| {
        let h = shown(view(), DebriefDraft { finding, ..DebriefDraft::default() });
        h.query_by_label("What happened").is_some()
    };
    assert!(has(0) && !has(2));
}

#[test]
fn the_next_practice_has_the_focus_and_escape_goes_back() {
    let mut h = shown(view(), DebriefDraft::default());
    h.key_press(Key::Enter);
    h.run();
    h.key_press(Key::Escape);
    h.run();
    assert_eq!(h.state().2, [Intent::Brief("w.ron".into()), Intent::Go(Page::Days)]);
}

#[test]
fn it_opens_at_its_beginning_also_where_there_is_little_room() {
    let words = Words::english();
    let h = screen([640.0, 360.0], 2.0, Look::Light, DebriefDraft::default(), move |ui, d| {
        debrief_ui(ui, &words, &view(), d);
    });
    let top = h.get_by_label("Not yet").rect().top();
    assert!((40.0..160.0).contains(&top), "{top}");
}

#[test]
fn both_ways_are_folded_out_and_the_picture_is_a_table_as_well() {
    let mut h = shown(view(), DebriefDraft::default());
    assert!(!tree(&h).contains("two Patels"));
    h.get_by_label("Urgent notes by telephone, Folake Adeyinka: supplied").click();
    h.run();
    assert!(tree(&h).contains("There are two Patels born on the same day."));
    h.get_by_label("Show as a table").click();
    h.run();
    assert!(h.state().1.table);
    assert!(tree(&h).contains("supplied, 6 minutes late (see 1, 2)"));
}

/// What was painted: words with their rectangles, and rectangles that are not words.
fn painted(shape: &egui::Shape, words: &mut Vec<(String, egui::Rect)>, boxes: &mut Vec<egui::Rect>) {
    match shape {
        egui::Shape::Vec(all) => all.iter().for_each(|s| painted(s, words, boxes)),
        egui::Shape::Text(t) => words.push((t.galley.text().to_owned(), t.visual_bounding_rect())),
        egui::Shape::Rect(r) => boxes.push(r.rect),
        _ => {}
    }
}

#[test]
fn in_the_picture_numbers_hide_no_bar_and_how_it_ended_is_level_with_its_title() {
    let never =
        Row { who: String::new(), arrived: None, outcome: "never came".into(), ..row("Post", 0, None, 0, Tone::Plain, vec![]) };
    let mut v = view();
    v.timeline.rows.push(never);
    let h = shown(v, DebriefDraft::default());
    let (mut words, mut boxes) = (Vec::new(), Vec::new());
    h.output().shapes.iter().for_each(|s| painted(&s.shape, &mut words, &mut boxes));
    let middle = |said: &str| words.iter().find(|(w, _)| w.ends_with(said)).unwrap().1.center().y;
    assert!((middle("never came") - middle("Post")).abs() < 1.5, "{} {}", middle("never came"), middle("Post"));
    let tall = |px: f32| boxes.iter().copied().filter(move |b| (b.height() - px).abs() < 0.1 && b.width() > 10.0);
    // The bar of the row with the two findings, and their flag.
    let hidden = tall(14.0).filter(|bar| tall(19.0).any(|flag| flag.intersects(*bar))).count();
    assert!(tall(14.0).count() == 2 && tall(19.0).count() >= 2 && hidden == 0, "{hidden}");
}

#[test]
fn the_tab_key_comes_everywhere() {
    let words = Words::english();
    let mut draft = DebriefDraft::default();
    keyboard_reaches_all(|ui| {
        debrief_ui(ui, &words, &view(), &mut draft);
    });
}

#[test]
fn a_screen_reader_gets_it_in_order() {
    let draft = DebriefDraft { read_on: [0].into(), ..DebriefDraft::default() };
    insta::assert_snapshot!(tree(&shown(view(), draft)));
}
