//! Faults in content: a code, the place in the text, a message and help. Rendering for people and machines; no checking.

use std::fmt::Write as _;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $what:literal;)*) => {
        /// What kind of fault. Codes are never given to another fault.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* #[doc = $what] $name),* }
        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];
            /// The code as printed.
            #[must_use]
            pub fn code(self) -> &'static str { match self { $(Code::$name => $code),* } }
            /// What it means, in one sentence.
            #[must_use]
            pub fn describe(self) -> &'static str { match self { $(Code::$name => $what),* } }
            /// How bad it is.
            #[must_use]
            pub fn severity(self) -> Severity { match self { $(Code::$name => Severity::$severity),* } }
        }
    };
}

/// How bad a fault in content is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It plays, but should be looked at. `--strict` counts it as a fault.
    Warning,
    /// It does not play.
    Error,
}

codes! {
    CannotRead = "RD001", Error, "The file cannot be read as text: missing, unreadable, not UTF-8, empty or too large.";
    Syntax = "RD002", Error, "The text is not RON: a bracket, comma or quote is missing or out of place.";
    Shape = "RD003", Error, "A field or word is unknown, missing, given twice or of the wrong type.";
    Format = "RD004", Error, "The file says a format this program does not know.";
    TwiceTheSame = "RD005", Error, "Two things have the same id.";
    UnknownName = "RD006", Error, "A name refers to nothing that exists.";
    BadDate = "RD007", Error, "A date is not a date.";
    BadTime = "RD008", Error, "A time of day is not one, or the day closes before it opens.";
    OutsideDay = "RD009", Error, "A task arrives outside the day, or too late to be done.";
    OutOfRange = "RD010", Error, "A number is outside what is allowed.";
    PolicyRange = "RD011", Error, "A policy parameter is outside its least and greatest, or of another unit.";
    RealNumber = "RD012", Error, "A text holds something like a real NHS number, telephone number, postcode or e-mail address.";
    BadRule = "RD013", Error, "A rule's pattern or requirement cannot be understood.";
    UnknownFact = "RD014", Error, "A rule names a fact or field that does not exist.";
    UnboundName = "RD015", Error, "A rule uses a name that nothing has bound.";
    NoModel = "RD016", Error, "A task has no model answer.";
    TooFewWrong = "RD017", Error, "A task has fewer than two wrong answers.";
    VariantLacks = "RD018", Error, "A dilemma does not have all three variants.";
    BadHole = "RD019", Error, "A text has a hole in braces that nothing fills.";
    WrongCost = "RD020", Error, "A wrong answer costs something else than its rule says.";
    NothingWanted = "RD021", Error, "A task's parts do not fit together: notes for nobody, a contact without a person, papers that are nowhere.";
    NoWayThere = "RD022", Error, "A place cannot be reached on foot.";
    PageVersion = "RD023", Error, "A page of the manual does not say which version it is, or of what date.";
    NoSuchStep = "RD024", Error, "A rule marks a step that its page does not have.";
    Unused = "RD030", Warning, "Something is declared and never used.";
    NoRule = "RD031", Warning, "A rule is named by no wrong answer: nobody would notice if it were deleted.";
    LongText = "RD032", Warning, "A text is longer than reads well on screen.";
    NotEnoughVariety = "RD033", Warning, "A day has fewer kinds, channels or places than a good half-day needs.";
    Matter = "RD034", Warning, "A matter is taken by no role of the directory.";
    Untested = "RD035", Warning, "A strand or criterion of the framework is tested by no rule of any day.";
    TestedAfterAll = "RD036", Warning, "A strand or criterion stands under `not_yet`, and is tested.";
    TwiceScored = "RD037", Warning, "Two rules that apply together ask the same and take the same marks.";
    LiesBeforeItsWork = "RD038", Warning, "A folder lies in the department before any work has to do with it.";
    VersionNotCounted = "RD039", Warning, "A page or a rule of it is not what it was, and the page's version is.";
    ModelFalls = "RD040", Error, "The model answer does not earn all marks.";
    ModelRefused = "RD041", Error, "A step of the model answer is not possible when it is its turn.";
    WrongUnnoticed = "RD042", Error, "A wrong answer is not noticed by the rule it names.";
    LazyPasses = "RD043", Error, "A lazy clerk comes out up to standard, or never gets anything done.";
    MutantUnnoticed = "RD044", Warning, "A change to the model answer is noticed by no rule.";
    NeverCalled = "RD045", Warning, "A rule was never called for in any proved run.";
    NeverApart = "RD046", Warning, "Two rules that take the same marks were broken at the same fact in every proved run, and never apart.";
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path as given.
    pub file: Arc<str>,
    /// Bytes from the start of the text: from, to.
    pub span: (usize, usize),
}

/// A fault.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Its code.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// The other end, for clashes.
    pub other: Option<(Place, String)>,
    /// What to do.
    pub help: Option<String>,
}

/// Finds the texts that diagnostics point into.
pub trait Texts {
    /// The text of a file, if it could be read.
    fn text(&self, file: &str) -> Option<&str>;
}

impl Diagnostic {
    /// The line and column, both from 1 (columns count characters).
    #[must_use]
    pub fn line_col(place: &Place, texts: &dyn Texts) -> (usize, usize) {
        let Some(before) = texts.text(&place.file).and_then(|t| t.get(..place.span.0)) else { return (1, 1) };
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let col = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
        (line, col)
    }

    /// For people: the text with the place marked, and the help.
    #[must_use]
    pub fn human(&self, texts: &dyn Texts, colour: bool) -> String {
        let level = match self.code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(&self.message).id(self.code.code());
        let snippet = |place: &Place, kind: AnnotationKind, label: &str| {
            let text = texts.text(&place.file).unwrap_or("").to_owned();
            let end = place.span.1.min(text.len());
            let start = place.span.0.min(end);
            let mark = if label.is_empty() { kind.span(start..end) } else { kind.span(start..end).label(label.to_owned()) };
            Snippet::source(text).path(place.file.to_string()).annotation(mark)
        };
        let mut group = Group::with_title(title);
        if texts.text(&self.place.file).is_some() && self.code != Code::CannotRead {
            group = group.element(snippet(&self.place, AnnotationKind::Primary, ""));
        } else {
            group = group.element(annotate_snippets::Origin::path(self.place.file.to_string()));
        }
        if let Some((place, label)) = &self.other {
            group = group.element(snippet(place, AnnotationKind::Context, label));
        }
        let mut groups = vec![group];
        if let Some(help) = &self.help {
            groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut out = renderer.render(&groups);
        out.push('\n');
        out
    }

    /// For machines.
    #[must_use]
    pub fn json(&self, texts: &dyn Texts) -> serde_json::Value {
        let (line, column) = Self::line_col(&self.place, texts);
        let mut v = serde_json::json!({
            "code": self.code.code(), "severity": self.code.severity(), "file": &*self.place.file,
            "line": line, "column": column, "span": [self.place.span.0, self.place.span.1],
            "message": self.message, "help": self.help,
        });
        if let (Some((place, label)), Some(object)) = (&self.other, v.as_object_mut()) {
            let (line, column) = Self::line_col(place, texts);
            object.insert(
                "other".into(),
                serde_json::json!({"file": &*place.file, "line": line, "column": column, "message": label}),
            );
        }
        v
    }
}

/// All diagnostics as one SARIF 2.1.0 log.
#[must_use]
pub fn sarif(all: &[Diagnostic], texts: &dyn Texts) -> serde_json::Value {
    let results: Vec<_> = all
        .iter()
        .map(|d| {
            let (line, column) = Diagnostic::line_col(&d.place, texts);
            let mut message = d.message.clone();
            if let Some(h) = &d.help {
                let _ = write!(message, " {h}");
            }
            serde_json::json!({
                "ruleId": d.code.code(),
                "level": if d.code.severity() == Severity::Error { "error" } else { "warning" },
                "message": {"text": message},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": &*d.place.file},
                    "region": {"startLine": line, "startColumn": column}}}],
            })
        })
        .collect();
    let rules: Vec<_> =
        Code::ALL.iter().map(|c| serde_json::json!({"id": c.code(), "shortDescription": {"text": c.describe()}})).collect();
    serde_json::json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{"tool": {"driver": {"name": "records-day", "version": env!("CARGO_PKG_VERSION"), "rules": rules}}, "results": results}],
    })
}

/// The nearest known name to one that is not known, if one is near.
#[must_use]
pub fn nearest<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&unknown.to_lowercase(), &k.to_lowercase()), k))
        .filter(|(d, k)| *d <= (k.chars().count().max(unknown.chars().count()) / 3).max(1))
        .min_by_key(|(d, k)| (*d, *k))
        .map(|(_, k)| k)
}
