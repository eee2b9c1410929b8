//! The small language of rules: a trigger, a requirement, patterns over facts. Compiled from the manual; says nothing of wording.

use crate::day::FactKind;
use crate::day::ids::{Second, TaskId};
use crate::day::vocabulary::{Fields, Value};
use crate::records::Text;

use super::finding::{Aspect, Severity};

/// The most names a rule can bind.
pub const MOST_NAMES: usize = 6;

/// Values bound to a rule's names.
pub type Bound = [Value; MOST_NAMES];

/// A value a pattern compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operand {
    /// A fixed value.
    Fixed(Value),
    /// A bound name.
    Name(u8),
    /// The patient the task is about.
    AboutPatient,
    /// Where the task wants notes.
    ToPlace,
    /// The task itself.
    ThisTask,
}

/// How a field is tested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Equal to.
    Is(Operand),
    /// Not equal to.
    IsNot(Operand),
    /// One of.
    OneOf(Vec<Operand>),
    /// At least, for numbers.
    AtLeast(u32),
    /// At most, for numbers.
    AtMost(u32),
    /// One of these fixed values below 64, as a set of bits; what to say of any other value. See [`Test::short`].
    Among(u64, bool),
}

impl Test {
    /// The same test, in its shortest form where it is one of fixed words or small numbers.
    #[must_use]
    pub fn short(self) -> Test {
        let bit = |o: &Operand| match o {
            Operand::Fixed(Value(v)) => 1u64.checked_shl(*v),
            _ => None,
        };
        let short = match &self {
            Test::Is(o) => bit(o).map(|b| Test::Among(b, false)),
            Test::IsNot(o) => bit(o).map(|b| Test::Among(!b, true)),
            Test::OneOf(os) => os.iter().map(bit).try_fold(0, |all, b| b.map(|b| all | b)).map(|all| Test::Among(all, false)),
            _ => None,
        };
        short.unwrap_or(self)
    }
}

/// A fact pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The kind of fact.
    pub kind: FactKind,
    /// Fields tested, those by fixed words first.
    pub tests: Vec<(u8, Test)>,
    /// Fields whose value is bound to a name (in a trigger).
    pub binds: Vec<(u8, u8)>,
}

/// What a task is about, for patterns that ask.
#[derive(Debug, Clone, Copy)]
pub struct Context {
    /// The task; [`Value::NOTHING`] for what belongs to no task.
    pub task: Value,
    /// Its patient.
    pub about: Value,
    /// Where notes are wanted.
    pub to: Value,
    /// When it is due.
    pub due: Second,
}

/// A fact as rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    /// Its number among the facts of the day.
    pub number: u32,
    /// When.
    pub second: Second,
    /// Which kind.
    pub kind: FactKind,
    /// Its fields.
    pub fields: Fields,
}

impl Operand {
    fn value(self, bound: &Bound, context: &Context) -> Value {
        match self {
            Operand::Fixed(v) => v,
            Operand::Name(n) => bound.get(usize::from(n)).copied().unwrap_or(Value::NOTHING),
            Operand::AboutPatient => context.about,
            Operand::ToPlace => context.to,
            Operand::ThisTask => context.task,
        }
    }
}

impl Pattern {
    /// Whether a fact fits.
    #[must_use]
    pub fn fits(&self, fact: &Seen, bound: &Bound, context: &Context) -> bool {
        fact.kind == self.kind
            && self.tests.iter().all(|(field, test)| {
                let v = fact.fields.at(*field);
                match test {
                    Test::Among(bits, other) => 1u64.checked_shl(v.0).map_or(*other, |bit| bits & bit != 0),
                    Test::Is(o) => v == o.value(bound, context),
                    Test::IsNot(o) => v != o.value(bound, context),
                    Test::OneOf(os) => os.iter().any(|o| v == o.value(bound, context)),
                    Test::AtLeast(n) => v != Value::NOTHING && v.0 >= *n,
                    Test::AtMost(n) => v != Value::NOTHING && v.0 <= *n,
                }
            })
    }

    /// Binds the names of a trigger.
    #[must_use]
    pub fn bind(&self, fact: &Seen) -> Bound {
        let mut bound = [Value::NOTHING; MOST_NAMES];
        for (field, name) in &self.binds {
            if let Some(slot) = bound.get_mut(usize::from(*name)) {
                *slot = fact.fields.at(*field);
            }
        }
        bound
    }
}

/// How long a requirement may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// This many seconds from the trigger.
    Secs(u32),
    /// Until the task is due.
    Due,
}

/// What a rule requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Require {
    /// Such a fact, at any time.
    Did(Pattern),
    /// No such fact, at any time.
    Never(Pattern),
    /// Such a fact before the trigger: at least so many, each with another value in a field if one is named.
    Before {
        /// The fact.
        of: Pattern,
        /// How many.
        at_least: u32,
        /// The field that must differ from one to the next.
        each: Option<u8>,
    },
    /// Such a fact after the trigger, within a time.
    Within {
        /// The fact.
        of: Pattern,
        /// How long.
        time: Time,
    },
    /// At least so many such facts, at any time.
    AtLeast {
        /// The fact.
        of: Pattern,
        /// How many.
        at_least: u32,
        /// The field that must differ from one to the next.
        each: Option<u8>,
    },
    /// After the trigger none of the first kind until one of the second.
    Until {
        /// What must not happen.
        never: Pattern,
        /// Until this.
        until: Pattern,
    },
    /// Nothing beyond: every fact that fits the first also fits the second.
    Only {
        /// The facts looked at.
        of: Pattern,
        /// What they may be.
        allowed: Pattern,
    },
    /// Any of these.
    Either(Vec<Require>),
    /// All of these.
    All(Vec<Require>),
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Neither kept nor broken yet.
    Open,
    /// Kept; nothing can break it any more.
    Kept,
    /// Broken, as shown by a fact (or by its absence: then the trigger).
    Broken(Option<u32>),
}

impl Require {
    /// The kinds of fact that can change the verdict, as a set of bits.
    #[must_use]
    pub fn alphabet(&self) -> u64 {
        match self {
            Require::Did(p) | Require::Never(p) => p.kind.bit(),
            Require::Before { .. } => 0,
            Require::Within { of, .. } | Require::AtLeast { of, .. } | Require::Only { of, .. } => of.kind.bit(),
            Require::Until { never, until } => never.kind.bit() | until.kind.bit(),
            Require::Either(all) | Require::All(all) => all.iter().fold(0, |a, r| a | r.alphabet()),
        }
    }

    /// Every kind of fact it looks at, as a set of bits.
    #[must_use]
    pub fn looks_at(&self) -> u64 {
        match self {
            Require::Before { of, .. } => of.kind.bit(),
            Require::Either(all) | Require::All(all) => all.iter().fold(0, |a, r| a | r.looks_at()),
            other => other.alphabet(),
        }
    }

    /// Every pattern in it, added to a list.
    fn patterns<'a>(&'a self, out: &mut Vec<&'a Pattern>) {
        match self {
            Require::Did(p) | Require::Never(p) => out.push(p),
            Require::Before { of, .. } | Require::Within { of, .. } | Require::AtLeast { of, .. } => out.push(of),
            Require::Until { never, until } => out.extend([never, until]),
            Require::Only { of, allowed } => out.extend([of, allowed]),
            Require::Either(all) | Require::All(all) => all.iter().for_each(|r| r.patterns(out)),
        }
    }

    /// The kinds of fact it looks back at, which may have come before its watch began, as a set of bits.
    #[must_use]
    pub fn looks_back_at(&self) -> u64 {
        match self {
            Require::Within { .. } | Require::Until { .. } => 0,
            Require::Either(all) | Require::All(all) => all.iter().fold(0, |a, r| a | r.looks_back_at()),
            other => other.looks_at(),
        }
    }
}

/// A rule of the manual, compiled.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id, the only one of this spelling in the manual.
    pub id: Text,
    /// The page it stands on, as an index into the manual.
    pub page: u16,
    /// The step of the page that it marks, from 1, where it is one.
    pub step: Option<u32>,
    /// Judged once for each match; once for the task without.
    pub whenever: Option<Pattern>,
    /// What is required.
    pub require: Require,
    /// How bad it is when broken.
    pub otherwise: Severity,
    /// Which aspect pays for it.
    pub aspect: Aspect,
    /// The words of the finding, with the bound names in braces.
    pub say: Text,
    /// What a good clerk does instead.
    pub instead: Text,
    /// The bound names, in order, with their types.
    pub names: Vec<(Text, crate::day::vocabulary::ValueType)>,
    /// Judged also on facts that belong to no task.
    pub everywhere: bool,
    /// What makes the harm good again, so that an honest report counts; without it the report is enough.
    pub contained_by: Option<Pattern>,
    /// See [`Require::alphabet`].
    pub alphabet: u64,
    /// See [`Require::parts`].
    pub parts: usize,
    /// See [`Require::times`].
    pub times: Vec<Time>,
}

impl Rule {
    /// Every pattern of the rule.
    #[must_use]
    pub fn patterns(&self) -> Vec<&Pattern> {
        let mut all: Vec<&Pattern> = self.whenever.iter().chain(&self.contained_by).collect();
        self.require.patterns(&mut all);
        all
    }

    /// Whether both take marks, and from the same aspect. A critical fail takes all four; coaching takes nothing.
    #[must_use]
    pub fn takes_the_same_marks_as(&self, other: &Rule) -> bool {
        let takes = |r: &Rule| r.otherwise != Severity::Coaching;
        let all = |r: &Rule| matches!(r.otherwise, Severity::Critical(_));
        takes(self) && takes(other) && (self.aspect == other.aspect || all(self) || all(other))
    }

    /// The kinds of fact that are looked back at for it, as a set of bits.
    #[must_use]
    pub fn looks_back_at(&self) -> u64 {
        self.contained_by.as_ref().map_or(0, |p| p.kind.bit()) | self.require.looks_back_at()
    }
}

/// The context of what belongs to no task.
#[must_use]
pub fn no_task(closes: Second) -> Context {
    Context { task: Value::NOTHING, about: Value::NOTHING, to: Value::NOTHING, due: closes }
}

/// The context of a task.
#[must_use]
pub fn context_of(id: TaskId, t: &crate::day::plan::TaskPlan) -> Context {
    use crate::day::vocabulary::Named;
    Context { task: id.value(), about: t.about.value(), to: t.to.value(), due: t.due }
}
