//! PAS as it is drawn, from what has been shown on it.

use crate::day::act::Term;
use crate::day::fact::Fact;
use crate::day::terms::Session;
use crate::day::work::pas;
use crate::day::{Act, FieldRef, PatientId, PlaceId, Source};
use crate::records::{Field, FieldValue};
use crate::screens::pas::{PasView, RegistrationView, RowView, VolumeView};
use crate::seat::{Known, Table};
use crate::wording::capital;

use super::fields::fields_of;

/// The screen of PAS here.
#[must_use]
pub fn pas_view(table: &dyn Table, k: &Known<'_>, picked: Option<FieldRef>) -> PasView {
    let mut view = PasView::default();
    if !k.plan.place(k.state.place).is_some_and(|p| p.terminal) {
        let nearest = (0u8..).map(PlaceId).zip(&k.plan.setting.places).filter(|(_, p)| p.walkable && p.terminal);
        let nearest = nearest.min_by_key(|(i, _)| k.plan.walk_secs(k.state.place, *i));
        if let Some((i, p)) = nearest {
            let secs = k.words.duration(k.plan.walk_secs(k.state.place, i));
            let walk = k.words.say("walk-to", &[("place", (&*p.name).into()), ("time", secs.into())]);
            view.elsewhere = Some((k.words.say("pas-elsewhere", &[]), walk));
            view.walk = Some(Act::Go(i));
        }
        return view;
    }
    let session = k.state.session_here();
    view.session = capital(&k.words.session(session));
    view.open = session != Session::Locked;
    view.somebody_elses = session == Session::Colleagues;
    let (mut last_search, mut opened) = (None, None);
    for f in table.log() {
        match &f.fact {
            Fact::Pas(pas::Fact::Searched { .. }) => (last_search, opened) = (Some(f), None),
            Fact::Pas(pas::Fact::Opened { patient, .. }) => opened = Some(*patient),
            Fact::Pas(pas::Fact::Locked { .. } | pas::Fact::Unlocked { .. }) => (last_search, opened) = (None, None),
            _ => {}
        }
    }
    if !view.open {
        return view;
    }
    if let Some((f, Fact::Pas(pas::Fact::Searched { hits, terms, .. }))) = last_search.map(|f| (f, &f.fact)) {
        view.searched = terms.iter().map(|t| term(k, t)).collect::<Vec<_>>().join(", ");
        view.found = match hits {
            0 => Some(k.words.say("pas-nobody", &[("terms", (&view.searched).into())])),
            _ => k.words.fact(k.plan, k.state, f),
        };
    }
    if last_search.is_some() {
        view.rows = k.state.last_list.iter().map(|p| row(k, *p, opened)).collect();
    }
    view.registration = opened.map(|p| registration(table, k, p, picked));
    view
}

/// What was typed, as it was understood.
fn term(k: &Known<'_>, t: &Term) -> String {
    match t {
        Term::Surname(s) | Term::Forename(s) | Term::Postcode(s) => s.to_string(),
        Term::DateOfBirth(d) => k.words.value(&FieldValue::Date(*d)),
        Term::HospitalNumber(n) => k.words.value(&FieldValue::Hospital(*n)),
        Term::NhsNumber(n) => k.words.value(&FieldValue::Nhs(*n)),
    }
}

fn row(k: &Known<'_>, p: PatientId, opened: Option<PatientId>) -> RowView {
    let value = |f: Field| k.plan.field_value(k.state, Source::PasRow(p), f).map(|v| k.words.value(&v)).unwrap_or_default();
    let name = format!("{}, {}", value(Field::Surname).to_uppercase(), value(Field::Forename));
    let (born, number) = (value(Field::DateOfBirth), value(Field::HospitalNumber));
    let spoken =
        k.words.say("pas-row-spoken", &[("name", (&name).into()), ("born", (&born).into()), ("number", (&number).into())]);
    RowView { name, born, number, open: opened == Some(p), spoken, act: Some(Act::OpenRegistration(p)) }
}

fn registration(table: &dyn Table, k: &Known<'_>, p: PatientId, picked: Option<FieldRef>) -> RegistrationView {
    let source = Source::Registration(p);
    let alerts = k.plan.field_value(k.state, source, Field::Alerts).map(|v| k.words.value_of(Field::Alerts, &v));
    let none = k.words.say("none", &[]);
    let volumes = k.plan.folders_of(p).into_iter().map(|f| {
        let at = k.state.tracked_to(k.plan, f);
        let name = k.words.folder(k.plan, f);
        let tracked_to = at.map_or_else(|| k.words.say("the-library", &[]), |x| k.words.place(k.plan, x));
        VolumeView { name, tracked_to: capital(&tracked_to), in_library: at.is_none() }
    });
    let mut fields = fields_of(table, picked, source);
    fields.retain(|f| f.at.field != Field::Alerts);
    RegistrationView {
        name: k.words.patient(k.plan, p),
        fields,
        alerts: alerts.into_iter().filter(|a| !a.is_empty() && *a != none).collect(),
        volumes: volumes.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::small::{Small, number};
    use super::*;
    use crate::records::dates::parse_uk;

    fn view(t: &Small) -> PasView {
        let (plan, state) = (t.day().plan(), t.day().state());
        pas_view(t, &Known { plan, state, handles: &t.handles, words: t.words(), pages: t.manual() }, None)
    }

    #[test]
    fn a_search_that_finds_nobody_says_what_was_searched_and_a_new_log_in_starts_empty() {
        let mut t = Small::new();
        let terms = vec![
            Term::Surname("Patel".into()),
            Term::DateOfBirth(parse_uk("11/03/1964").unwrap()),
            Term::HospitalNumber(number("45-24-50")),
        ];
        t.play(&[Act::Unlock, Act::Search(terms)]);
        let nobody = "PAS finds nobody for: Patel, 11 Mar 1964, H 45-24-50";
        assert_eq!(view(&t).found.as_deref(), Some(nobody));
        t.play(&[Act::Search(vec![Term::Surname("Patel".into())])]);
        assert_eq!((view(&t).searched.as_str(), view(&t).rows.len()), ("Patel", 1));
        t.play(&[Act::Go(PlaceId(1)), Act::Unlock]);
        let fresh = view(&t);
        assert!(fresh.open && fresh.found.is_none() && fresh.rows.is_empty() && fresh.searched.is_empty());
    }
}
