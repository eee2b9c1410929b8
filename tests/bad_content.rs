//! Faulty content, a file for each fault: what an author is told, where, and what to do about it.
//! Each file of `tests/bad` joins the little records office of `tests/bad/base`, or stands in for one of its files
//! when its first line says so (`// as: assets/manual/papers.ron`).
#![allow(clippy::unwrap_used, reason = "a test may unwrap")]

mod support;

use std::collections::BTreeSet;
use std::sync::Arc;

use records_day::authoring::library::read_file;
use records_day::authoring::prove::{Policies, never_called, prove};
use records_day::authoring::together::Breaks;
use records_day::scenario::check::{Checked, PolicyUse, check_played, check_under};
use records_day::scenario::content::LARGEST_FILE;
use records_day::scenario::counted::uncounted;
use records_day::scenario::diagnostic::Severity;
use records_day::scenario::{Code, Diagnostic, TextFile, check};
use support::{base, file, files_under, here, with};

/// The faulty files: name without ending, and the file as checked.
fn faulty() -> Vec<(String, TextFile)> {
    let all = files_under(&here("tests/bad"), ".ron").into_iter().filter(|(short, _)| !short.contains('/'));
    all.map(|(short, path)| {
        let read = read_file(&path, &short);
        let text = read.text.unwrap();
        let stands_for = text.lines().next().and_then(|l| l.strip_prefix("// as: ")).unwrap_or(&short).to_owned();
        (short.trim_end_matches(".ron").to_owned(), file(&stands_for, text))
    })
    .collect()
}

fn proves(code: &str) -> bool {
    ("RD040".."RD050").contains(&code)
}

/// What an author is told of a file: by the checker, and by proving where the fault is one of proving.
fn told(name: &str, one: &TextFile) -> Vec<Diagnostic> {
    let files = with(&base(), one.clone());
    let Checked { content, mut diagnostics } = check(files.clone());
    if name.starts_with("RD039") {
        diagnostics.extend(uncounted(&base(), &files));
    }
    if proves(&name[..5]) {
        let least = check_under(files.clone(), PolicyUse::Least).content;
        let greatest = check_under(files, PolicyUse::Greatest).content;
        let all = Policies { in_force: &content, least: &least, greatest: &greatest };
        let (mut called, mut breaks) = (BTreeSet::new(), Breaks::default());
        for s in content.scenarios.iter().filter(|s| s.path == one.path || one.path.starts_with("assets/")) {
            let proof = prove(&all, &s.path, 2);
            diagnostics.extend(proof.diagnostics(&content, &s.path));
            called.extend(proof.called);
            breaks.join(&proof.breaks);
        }
        if name.starts_with("RD043") {
            // The other clerks' luck changes with what they learn to do; this one does the work and never looks twice.
            diagnostics.retain(|d| d.message.contains("careless"));
        }
        if name.starts_with("RD045") {
            diagnostics.extend(never_called(&content, &called));
        }
        if name.starts_with("RD046") {
            diagnostics.extend(breaks.diagnostics(&content));
        }
    }
    diagnostics
}

fn rendered(diagnostics: &[Diagnostic], files: &Vec<TextFile>) -> String {
    diagnostics.iter().map(|d| d.human(files, false)).collect::<Vec<_>>().join("\n")
}

fn keep(name: &str, text: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name.to_owned(), text);
    });
}

#[test]
fn nothing_is_wrong_with_the_little_records_office() {
    let files = base();
    let checked = check(files.clone());
    assert!(checked.diagnostics.is_empty(), "{}", rendered(&checked.diagnostics, &files));
    assert_eq!(checked.content.scenarios.len(), 1);
}

#[test]
fn the_little_day_holds_when_it_is_played() {
    let files = base();
    let [content, least, greatest] =
        [PolicyUse::InForce, PolicyUse::Least, PolicyUse::Greatest].map(|p| check_under(files.clone(), p).content);
    let proof = prove(&Policies { in_force: &content, least: &least, greatest: &greatest }, "day.ron", 5);
    let path: Arc<str> = "day.ron".into();
    let all = proof.diagnostics(&content, &path);
    assert!(all.is_empty(), "{}", rendered(&all, &files));
    let idle = never_called(&content, &proof.called);
    assert!(idle.is_empty(), "{}", rendered(&idle, &files));
    let twice = proof.breaks.diagnostics(&content);
    assert!(twice.is_empty(), "{}", rendered(&twice, &files));
}

#[test]
fn proving_names_folders_places_and_acts_in_words() {
    let edit = |path: &str, from: &str, to: &str| {
        let all = base();
        let text = all.iter().find(|f| &*f.path == path).unwrap().text.clone().unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        file(path, text.replacen(from, to, 1))
    };
    let rule = "rules: [(id: \"not_put_down\", whenever: FolderPutDown(folder: \"f\", place: \"p\"), \
        require: Never(FolderPutDown(folder: \"f\")), otherwise: Major, aspect: Safety, \
        say: \"{f} was put down at {p}.\", instead: \"Keep it.\"),";
    let page = edit("assets/manual/papers.ron", "rules: [", rule);
    let steps = "brings: [\"patel\"], opening: \"A slip with nothing on it but a surname.\"";
    let day = edit("day.ron", "concerns: [\"patel\"],\n            opening: \"A slip with nothing on it but a surname.\"", steps);
    let day = file(
        "day.ron",
        day.text.unwrap().replacen(
            "model: [Answer, ReadSheet",
            "model: [Answer, PickUp(Brought), Send(what: Brought, to: \"outside\", by: Porter), PutDown(Brought), ReadSheet",
            1,
        ),
    );
    let files = with(&with(&base(), page), day);
    let checked = check(files);
    assert!(checked.diagnostics.iter().all(|d| d.code.severity() == Severity::Warning), "{:?}", checked.diagnostics);
    let content = checked.content;
    let proof = prove(&Policies { in_force: &content, least: &content, greatest: &content }, "day.ron", 1);
    let said: Vec<&str> = proof.faults.iter().map(|(_, _, what)| what.as_str()).filter(|w| w.contains("odel answer")).collect();
    let of = |word: &str| said.iter().find(|w| w.contains(word)).unwrap_or_else(|| panic!("{said:?}"));
    let broken = of("not_put_down");
    assert!(broken.contains(" volume 1 of 1 was put down at the bench.") && broken.contains(": H "), "{broken}");
    let refused = of("is refused");
    assert!(
        refused.contains("(seed 1, mixed, policy in force): Send H ") && refused.contains(" volume 1 of 1 to outside"),
        "{refused}"
    );
    assert!(!said.iter().any(|w| w.contains("Id(") || w.contains("FolderId")), "{said:?}");
}

#[test]
fn every_fault_is_shown_with_its_place_and_what_to_do() {
    for (name, one) in faulty() {
        let all = told(&name, &one);
        keep(&name, &rendered(&all, &with(&base(), one)));
    }
}

#[test]
fn each_faulty_file_shows_the_fault_it_is_named_after_and_says_what_to_do() {
    for (name, one) in faulty().into_iter().filter(|(n, _)| n.starts_with("RD")) {
        let all = told(&name, &one);
        assert!(all.iter().any(|d| d.code.code() == &name[..5]), "{name} does not show its fault");
        for d in &all {
            assert!(d.code.code() == &name[..5] || d.code.severity() == Severity::Warning, "{name} also shows: {}", d.message);
            assert!(d.help.is_some(), "{name} does not say what to do: {}", d.message);
        }
    }
}

#[test]
fn a_faulty_file_never_plays() {
    for (name, one) in faulty().into_iter().filter(|(n, _)| !proves(&n[..5])) {
        let checked = check(with(&base(), one.clone()));
        let errors = checked.diagnostics.iter().any(|d| d.code.severity() == Severity::Error && d.place.file == one.path);
        let plays = checked.content.scenarios.iter().any(|s| s.path == one.path);
        assert!(!(errors && plays), "{name} plays");
    }
}

#[test]
fn a_day_played_before_pages_had_versions_is_still_read() {
    let (_, one) = faulty().into_iter().find(|(n, _)| n == "RD023-no-version").unwrap();
    let files = with(&base(), one);
    let plays = |checked: Checked| checked.content.scenarios.len();
    assert_eq!((plays(check(files.clone())), plays(check_played(files))), (0, 1));
}

#[test]
fn no_code_is_without_a_faulty_file() {
    let has: BTreeSet<String> = faulty().into_iter().map(|(n, _)| n[..5].to_owned()).collect();
    for c in Code::ALL.iter().filter(|c| **c != Code::CannotRead) {
        assert!(has.contains(c.code()), "no file in tests/bad shows {}: {}", c.code(), c.describe());
    }
}

#[test]
fn codes_keep_their_numbers_and_sentences() {
    let list: String = Code::ALL.iter().map(|c| format!("{} {:?}: {}\n", c.code(), c.severity(), c.describe())).collect();
    keep("codes", &list);
}

#[test]
fn every_code_is_explained_to_trainers() {
    let page = std::fs::read_to_string(here("docs/faults.md")).unwrap();
    for c in Code::ALL {
        let heading = format!("\n## {}: ", c.code());
        assert_eq!(page.matches(&heading).count(), 1, "docs/faults.md needs one heading for {}", c.code());
    }
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_rest_still_plays() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        read_file(&path, name)
    };
    let large = "/".repeat(LARGEST_FILE + 1);
    let unreadable = [
        read_file(&folder.path().join("nowhere.ron"), "missing.ron"),
        read_file(folder.path(), "folder.ron"),
        write("not-utf8.ron", b"(title: \"\xff\xfe\")"),
        write("empty.ron", b" \n\n"),
        write("too-large.ron", large.as_bytes()),
        file("too-large-in-memory.ron", large),
    ];
    let mut files = base();
    files.extend(unreadable.clone());
    let checked = check(files.clone());
    assert_eq!(checked.diagnostics.len(), unreadable.len());
    assert!(checked.diagnostics.iter().all(|d| d.code == Code::CannotRead));
    assert_eq!(checked.content.scenarios.len(), 1, "the little day still plays");
    keep("RD001-cannot-read", &rendered(&checked.diagnostics, &files));
}

#[test]
fn many_faults_in_one_file_are_all_told_at_their_lines() {
    let (_, one) = faulty().into_iter().find(|(n, _)| n == "many-faults").unwrap();
    let text = one.text.clone().unwrap();
    let expected: BTreeSet<(String, usize)> = text
        .lines()
        .zip(1..)
        .filter_map(|(l, n)| l.split_once("// RD").map(|(_, codes)| (codes, n)))
        .flat_map(|(codes, n)| codes.split(", RD").map(move |c| (format!("RD{}", &c[..3]), n)).collect::<Vec<_>>())
        .collect();
    assert!(expected.len() >= 8);
    let files = with(&base(), one.clone());
    let checked = check(files.clone());
    let found: BTreeSet<(String, usize)> =
        checked.diagnostics.iter().map(|d| (d.code.code().to_owned(), Diagnostic::line_col(&d.place, &files).0)).collect();
    assert_eq!(found, expected, "{}", rendered(&checked.diagnostics, &files));
    assert!(checked.content.scenarios.iter().all(|s| s.path != one.path), "a faulty day never plays");
}
