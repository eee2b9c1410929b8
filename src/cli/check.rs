//! `check`: every fault in content, and with `--prove` whether scenarios hold when played.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Outcome, Places, fail};
use crate::authoring::library::{Origin, read_file};
use crate::authoring::prove::{Policies, Proof, never_called, prove};
use crate::authoring::together::Breaks;
use crate::scenario::check::{Checked, PolicyUse, check_under};
use crate::scenario::content::TextFile;
use crate::scenario::counted::uncounted;
use crate::scenario::diagnostic::{Severity, sarif};
use crate::session::remark::has_scheme;

/// How faults are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
}

/// Find every fault in content.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  records-day check\n  records-day check scenarios/records_department/monday-requests.ron --prove\n  records-day check --strict --format sarif\n  records-day check --against ../last-year"
)]
pub(crate) struct Check {
    /// Files to check; all content without.
    paths: Vec<PathBuf>,
    /// Play model, wrong and mutant answers and the lazy clerks too.
    #[arg(long)]
    prove: bool,
    /// Prove, and count warnings as faults.
    #[arg(long)]
    strict: bool,
    /// How many seeds to prove over.
    #[arg(long, default_value_t = 50, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    seeds: u64,
    /// A folder with `assets` as they were: warn of pages that changed under the same version.
    #[arg(long, value_name = "FOLDER")]
    against: Option<PathBuf>,
    /// How to write faults.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

pub(crate) fn check(args: &Check, places: &Places) -> Outcome {
    let files = files(args, places);
    let before = args.against.as_ref().map(|folder| Origin::Folder(folder.clone()).read());
    if let (Some(folder), Some(false)) = (&args.against, before.as_deref().map(has_scheme)) {
        return fail(Outcome::WrongCommand, &format!("there is no manual in {}; see --against.", folder.display()));
    }
    let mut checked = check_under(files.clone(), PolicyUse::InForce);
    let wanted: Vec<String> = args.paths.iter().map(|p| shown(p)).collect();
    let ours = |file: &str| wanted.is_empty() || wanted.iter().any(|w| w == file);
    if args.prove || args.strict {
        let least = check_under(files.clone(), PolicyUse::Least);
        let greatest = check_under(files, PolicyUse::Greatest);
        prove_all(args, &mut checked, &least, &greatest, &ours);
    }
    checked.diagnostics.extend(before.iter().flat_map(|b| uncounted(b, &checked.content.files)));
    checked.diagnostics.retain(|d| ours(&d.place.file) || (wanted.is_empty()));
    report(args, &checked)
}

/// A path as diagnostics show it.
fn shown(p: &std::path::Path) -> String {
    p.to_string_lossy().replace('\\', "/").trim_start_matches("./").to_owned()
}

/// All content, with the files asked for read from where they are.
pub(crate) fn files(args: &Check, places: &Places) -> Vec<TextFile> {
    let mut files = super::content_files(places);
    for p in &args.paths {
        let name = shown(p);
        files.retain(|f| *f.path != *name);
        files.push(read_file(p, &name));
    }
    files
}

fn prove_all(args: &Check, checked: &mut Checked, least: &Checked, greatest: &Checked, ours: &dyn Fn(&str) -> bool) {
    let paths: Vec<_> = checked.content.scenarios.iter().map(|s| s.path.clone()).filter(|p| ours(p)).collect();
    let all = Policies { in_force: &checked.content, least: &least.content, greatest: &greatest.content };
    let proofs: Vec<(std::sync::Arc<str>, Proof)> = std::thread::scope(|scope| {
        let workers: Vec<_> = paths
            .iter()
            .map(|p| {
                let all = &all;
                scope.spawn(move || (p.clone(), prove(all, p, args.seeds)))
            })
            .collect();
        workers.into_iter().filter_map(|w| w.join().ok()).collect()
    });
    let (mut called, mut breaks) = (std::collections::BTreeSet::new(), Breaks::default());
    let mut new = Vec::new();
    for (path, proof) in proofs {
        summary(args, &path, &proof);
        called.extend(proof.called.iter().cloned());
        breaks.join(&proof.breaks);
        new.extend(proof.diagnostics(&checked.content, &path));
    }
    if args.paths.is_empty() {
        new.extend(never_called(&checked.content, &called));
        new.extend(breaks.diagnostics(&checked.content));
    }
    checked.diagnostics.extend(new);
}

fn summary(args: &Check, path: &str, proof: &Proof) {
    if args.format != Format::Human {
        return;
    }
    eprintln!("{path}: {} days played", proof.days);
    for (who, s) in &proof.clerks {
        eprintln!(
            "  {who:<10} {:>4} of {:>4} days up to standard, {:>5} of {:>5} tasks ended, {:>6} of {:>6} marks",
            s.up_to_standard, s.days, s.ended, s.dealt, s.earned, s.available
        );
    }
    for (change, (made, missed)) in &proof.mutants {
        eprintln!("  {change:<10} {:>4} of {made:>4} mutants noticed", made - missed);
    }
}

fn report(args: &Check, checked: &Checked) -> Outcome {
    let texts = &checked.content.files;
    let mut out = std::io::stdout().lock();
    let written = match args.format {
        Format::Human => checked.diagnostics.iter().try_for_each(|d| writeln!(out, "{}", d.human(texts, false))),
        Format::Json => checked.diagnostics.iter().try_for_each(|d| writeln!(out, "{}", d.json(texts))),
        Format::Sarif => writeln!(out, "{}", sarif(&checked.diagnostics, texts)),
    };
    let count = |s: Severity| checked.diagnostics.iter().filter(|d| d.code.severity() == s).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if args.format == Format::Human && written.is_ok() {
        let many = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        eprintln!("{}, {}, {}.", many(texts.len(), "file"), many(errors, "fault"), many(warnings, "warning"));
    }
    if errors > 0 || (args.strict && warnings > 0) { Outcome::NotRight } else { Outcome::Done }
}
