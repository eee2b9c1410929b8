//! A small hand-made day for tests: an urgent call, a loose letter, one patient with two volumes.

use std::sync::Arc;

use crate::day::crowd::{Crowd, NameLists};
use crate::day::plan::*;
use crate::day::terms::{Channel, Ending as How, Feeling, Line};
use crate::day::{FolderId, PatientId, PersonId, PlaceId, Plan, SheetId, TaskId};
use crate::records::dates::parse_uk;
use crate::records::{Field, FieldSet, FieldValue, FolderKind, HospitalNumber, Identity, Label, NhsNumber, Sex, SheetKind};

fn place(id: &str, name: &str) -> Place {
    Place {
        id: id.into(),
        name: name.into(),
        borrower: "".into(),
        walkable: true,
        telephone: false,
        terminal: false,
        shelves: false,
        despatch: false,
        hatch: false,
        waste: false,
        trays: false,
        porter_secs: 0,
    }
}

pub fn number(s: &str) -> HospitalNumber {
    HospitalNumber::parse(s).unwrap()
}

fn task(id: &str, channel: Channel, arrives: u32, place: u8, opening: &str) -> TaskPlan {
    TaskPlan {
        id: id.into(),
        kind: 0,
        channel,
        arrives,
        due: arrives + 1200,
        priority: 1,
        patience: 0,
        from: Some(PersonId(0)),
        about: Some(PatientId(0)),
        concerns: vec![PatientId(0)],
        to: Some(PlaceId(4)),
        place: PlaceId(place),
        line: Line::Inside,
        genuine: true,
        entitled: true,
        feeling: Feeling::Hurried,
        opening: opening.into(),
        opening_gives: FieldSet::of(&[Field::Surname]),
        says: Vec::new(),
        withholds: FieldSet::of(&[Field::Badge]),
        wanted: Vec::new(),
        sheets: Vec::new(),
        folders: Vec::new(),
        open_session: None,
        matter: 0,
        endings: vec![How::Supplied, How::PutAway, How::TurnedAway],
        asks_for: None,
    }
}

pub fn plan() -> Plan {
    let n = number("31-82-06");
    let patient = Identity {
        surname: "Patel".into(),
        forename: "Priya".into(),
        born: parse_uk("11/03/1964").unwrap(),
        sex: Sex::Female,
        address: "14 Larkspur Row, Thornleigh".into(),
        postcode: "ZZ99 3VZ".into(),
        gp_practice: "Mill Lane Surgery".into(),
        telephone: "01632 960118".into(),
        nhs_number: NhsNumber::parse("999 526 0182").ok(),
        hospital_number: n,
    };
    let label = Label { hospital_number: None, nhs_number: None, ..Label::of(&patient) };
    let mut call = task("resus", Channel::Telephone, 5, 0, "Resus here. I need the notes of a Mrs Patel, now.");
    call.says = vec![
        (Field::Surname, FieldValue::Name("Patel".into())),
        (Field::DateOfBirth, FieldValue::Date(parse_uk("11/03/1964").unwrap())),
        (Field::HospitalNumber, FieldValue::Hospital(n)),
        (Field::CallerName, FieldValue::Words("Dr Amina Okafor".into())),
        (Field::WhichNotes, FieldValue::Words("all volumes, to A&E resus".into())),
    ];
    call.wanted = vec![FolderId(0), FolderId(1)];
    let mut sheet = task("sheet", Channel::Delivery, 60, 0, "A clinic letter has come down without a folder.");
    sheet.from = None;
    sheet.sheets = vec![SheetId(0)];
    let folder = |v: u8| Folder {
        of: PatientId(0),
        kind: FolderKind::Volume { number: v, of: 2 },
        spot: FolderSpot::Shelf(n),
        tracked_to: None,
    };
    let mut plan = Plan {
        index: crate::day::plan::Index::default(),
        date: parse_uk("02/03/2026").unwrap(),
        opens: 9 * 3600,
        closes: 4 * 3600,
        seed: 7,
        setting: Setting {
            places: vec![
                Place { telephone: true, terminal: true, trays: true, ..place("desk", "your desk") },
                Place { shelves: true, terminal: true, ..place("library", "the library") },
                Place { despatch: true, ..place("out_trolley", "the out-trolley") },
                place("supervisor_office", "the supervisor's office"),
                Place { walkable: false, borrower: "AERESUS".into(), porter_secs: 150, ..place("ae_resus", "A&E resus") },
            ],
            walk_secs: vec![vec![0, 25, 30, 20], vec![25, 0, 20, 30], vec![30, 20, 0, 30], vec![20, 30, 30, 0]],
            roles: vec![Role {
                id: "supervisor".into(),
                name: "the supervisor".into(),
                extension: "4100".into(),
                takes: Vec::new(),
                takes_everything: true,
                place: Some(PlaceId(3)),
            }],
            start: PlaceId(0),
            returns: PlaceId(0),
            outside: PlaceId(4),
        },
        people: vec![Person { name: "Dr Amina Okafor".into(), role: "registrar".into(), workplace: Some(PlaceId(4)) }],
        patients: vec![Patient { identity: patient, alerts: Vec::new(), folders: vec![FolderId(0), FolderId(1)] }],
        folders: vec![folder(1), folder(2)],
        sheets: vec![Sheet {
            kind: SheetKind::ClinicLetter,
            label,
            belongs: Some(PatientId(0)),
            date: parse_uk("20/02/2026").unwrap(),
            seen_by: None,
            spot: SheetSpot::At(PlaceId(0)),
        }],
        tasks: vec![call, sheet],
        tasks_of: vec![vec![TaskId(0), TaskId(1)]],
        crowd: Crowd::new(7, 0, Arc::new(NameLists::default()), &[]),
        pages: vec!["right_patient".into(), "track_first".into()],
    };
    plan.index = crate::day::plan::Index::of(&plan.setting, &plan.patients, &plan.sheets, &plan.tasks);
    plan
}
