//! Folders, sections, sheets and labels at work, for `casenote.rs`; kept apart so that each file stays short.

use super::*;
use crate::records::identity::tests::maureen;

#[test]
fn the_sections_stand_in_filing_order() {
    for (number, section) in Section::ALL.iter().copied().enumerate() {
        assert_eq!(usize::from(section.number()), number);
    }
    assert_eq!(Section::Correspondence.order(), OrderRule::NewestFront);
    assert_eq!(Section::History.order(), OrderRule::Chronological);
    assert_eq!(Section::Charts.order(), OrderRule::ByEpisode);
}

#[test]
fn every_section_has_its_papers() {
    for section in Section::ALL.iter().copied() {
        assert!(SheetKind::ALL.iter().any(|sheet| sheet.proper_section() == Some(section)), "{section:?}");
    }
    assert_eq!(SheetKind::Ecg.proper_section(), Some(Section::Results));
}

#[test]
fn complaints_incidents_and_handovers_never_enter_the_clinical_record() {
    let kept_out: Vec<SheetKind> = SheetKind::ALL.iter().copied().filter(|sheet| sheet.proper_section().is_none()).collect();
    assert_eq!(
        kept_out,
        [
            SheetKind::ComplaintLetter,
            SheetKind::IncidentForm,
            SheetKind::ClaimLetter,
            SheetKind::HandoverSheet,
            SheetKind::StaffComment,
            SheetKind::PoliceNote,
        ]
    );
}

#[test]
fn a_result_must_be_seen_before_it_is_filed_and_a_letter_need_not() {
    assert!(SheetKind::Histology.needs_clinician_sight());
    assert!(SheetKind::Ecg.needs_clinician_sight());
    assert!(!SheetKind::GpLetter.needs_clinician_sight());
    assert!(!SheetKind::ComplaintLetter.needs_clinician_sight());
}

#[test]
fn only_the_last_volume_is_current() {
    assert!(FolderKind::Volume { number: 2, of: 2 }.is_current());
    assert!(!FolderKind::Volume { number: 1, of: 2 }.is_current());
    assert!(!FolderKind::Temporary.is_current());
}

#[test]
fn a_label_says_what_the_index_says_until_something_is_missing() {
    let maureen = maureen();
    let mut label = Label::of(&maureen);
    for field in label.fields().iter() {
        assert_eq!(label.field(field), maureen.field(field));
    }
    assert_eq!(label.fields().len(), 5);
    label.nhs_number = None;
    assert_eq!(label.field(Field::NhsNumber), FieldValue::Nothing);
    assert!(!label.fields().contains(Field::NhsNumber));
    assert_eq!(label.field(Field::Address), FieldValue::Nothing);
    assert!(Label::default().fields().is_empty());
}
