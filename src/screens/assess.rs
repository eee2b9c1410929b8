//! What an assessment asks for before it begins: the trainer who opens it, or the first trainer where there is none yet. Checks nothing
//! and keeps nothing itself.

use egui::Ui;
use egui_phosphor::bold as icon;

use super::intent::{Intent, Opening, Secret};
use super::kit::{self, Press, Tone};
use super::page;
use super::theme::STEP;
use super::who::secret_line;
use crate::session::SHORTEST_PASSPHRASE;
use crate::wording::Words;

/// What is being typed.
#[derive(Debug, Clone, Default)]
pub struct AssessDraft {
    /// The trainer's name; the only one there is until something else is typed.
    pub name: Option<String>,
    /// The passphrase, and for a first trainer the same again.
    pub passphrase: [String; 2],
    /// Whether a passphrase was tried: should it not fit, the next one is typed at once.
    pub tried: bool,
}

/// How far the opening has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Who opens it; none while something is missing.
    pub opening: Option<Opening>,
    /// What is missing, in words.
    pub why_not: Option<String>,
    /// Whether Enter was pressed in the last line.
    pub entered: bool,
}

/// Asks who opens the assessment.
pub fn assess(ui: &mut Ui, words: &Words, trainers: &[String], draft: &mut AssessDraft, out: &mut Vec<Intent>) -> Opened {
    ui.add_space(STEP);
    if trainers.is_empty() {
        first_trainer(ui, words, draft, out);
        return Opened { opening: None, why_not: Some(words.say("trainer-none", &[])), entered: false };
    }
    kit::subheading(ui, &words.say("trainer-head", &[]));
    kit::muted(ui, &words.say("trainer-known", &[("names", trainers.join(", ").into())]));
    let only = || trainers.first().filter(|_| trainers.len() == 1).cloned().unwrap_or_default();
    let name = draft.name.get_or_insert_with(only);
    let width = ui.available_width().min(320.0);
    let named = kit::typing(ui, &words.say("trainer-name", &[]), name, "", width);
    let [passphrase, _] = &mut draft.passphrase;
    let line = secret_line(ui, &words.say("trainer-passphrase", &[]), passphrase);
    if page::entered(ui, &named) || std::mem::take(&mut draft.tried) {
        line.request_focus();
    }
    let entered = page::entered(ui, &line);
    let typed = (!name.trim().is_empty() && !passphrase.is_empty())
        .then(|| Opening { name: name.trim().to_owned(), passphrase: Secret(passphrase.clone()) });
    let why_not = typed.is_none().then(|| words.say("trainer-missing", &[]));
    Opened { opening: typed, why_not, entered }
}

fn first_trainer(ui: &mut Ui, words: &Words, draft: &mut AssessDraft, out: &mut Vec<Intent>) {
    kit::message(ui, Tone::Act, &words.say("trainer-first", &[]));
    let name = draft.name.get_or_insert_with(String::new);
    let width = ui.available_width().min(320.0);
    kit::typing(ui, &words.say("trainer-name", &[]), name, "", width);
    let [one, again] = &mut draft.passphrase;
    secret_line(ui, &words.say("trainer-new", &[]), one);
    secret_line(ui, &words.say("pin-again", &[]), again);
    let least = u32::try_from(SHORTEST_PASSPHRASE).unwrap_or(u32::MAX);
    let why_not = if name.trim().is_empty() {
        Some(words.say("trainer-no-name", &[]))
    } else if one.chars().count() < SHORTEST_PASSPHRASE {
        Some(words.say("trainer-short", &[("n", least.into())]))
    } else if one != again {
        Some(words.say("trainer-differs", &[]))
    } else {
        None
    };
    let add = words.say("trainer-add", &[]);
    if Press::new(&add).icon(icon::USER_PLUS).unless(why_not.as_deref()).show(ui).clicked() {
        out.push(Intent::AddTrainer { name: name.trim().to_owned(), passphrase: Secret(std::mem::take(one)) });
        *draft = AssessDraft::default();
    }
}
