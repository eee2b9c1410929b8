//! What a person asks for by pressing something: typed, and the only way out of a drawing function.

use serde::{Deserialize, Serialize};

use super::theme::{Look, Motion};
use crate::day::{Act, FieldRef, FolderId, PageId, TaskId};
use crate::session::{Mode, WhichMarks};

/// The pages of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Page {
    /// The first one.
    #[default]
    Title,
    /// Who are you.
    Who,
    /// Which day.
    Days,
    /// What the day is about, and how to play it.
    Briefing,
    /// The day.
    Day,
    /// What came of it.
    Debrief,
    /// The day that is debriefed, seen again moment by moment.
    Again,
    /// Days played before.
    History,
    /// How each strand and criterion stands.
    Outcomes,
    /// How the program looks and behaves.
    Settings,
    /// What is wrong with content files.
    Faults,
    /// About the program.
    About,
}

/// The tools of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tool {
    /// The person one talks with, and work taken up.
    #[default]
    Talk,
    /// The patient administration system.
    Pas,
    /// The shelves.
    Shelves,
    /// Folders and papers at hand.
    Papers,
    /// Passing on, asking, reporting, notes.
    Matters,
    /// The manual.
    Manual,
}

impl Tool {
    /// All, in the order of their tabs.
    pub const ALL: [Tool; 6] = [Tool::Talk, Tool::Pas, Tool::Shelves, Tool::Papers, Tool::Matters, Tool::Manual];
}

/// How the program looks and behaves for one person.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Text size in per cent, 80 to 200.
    pub text_percent: u16,
    /// Colours.
    pub look: Look,
    /// Whether things move.
    pub motion: Motion,
    /// Simulated seconds for each real second in a shift, in tenths: 1 to 100.
    pub pace_tenths: u32,
    /// Whether days are played untimed.
    pub untimed: bool,
    /// Whether single letters work as keys.
    pub letter_keys: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            text_percent: 100,
            look: Look::Light,
            motion: Motion::Full,
            pace_tenths: 10,
            untimed: false,
            letter_keys: true,
        }
    }
}

/// Something typed that is not to be shown or told.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Who opens an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The trainer's name.
    pub name: String,
    /// Their passphrase.
    pub passphrase: Secret,
}

/// How a day is to be begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begin {
    /// The scenario's path.
    pub scenario: String,
    /// Practice, shift or assessment.
    pub mode: Mode,
    /// Who opens it, for an assessment.
    pub opening: Option<Opening>,
    /// The seed; a fresh one if none is given.
    pub seed: Option<u64>,
}

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Something of the day.
    Act(Act),
    /// A search in PAS, as typed.
    Search(String),
    /// A tool of the desk.
    Tool(Tool),
    /// A page of the manual, by its number in the rubric's list; looking it up is kept.
    Read(PageId),
    /// A folder to open on the whole desk.
    OpenFolder(FolderId),
    /// The open folder is laid aside.
    CloseFolder,
    /// A field for comparing: the second one picked is compared with the first.
    Pick(FieldRef),
    /// No field is picked any more.
    Unpick,
    /// The piece of work that hints, passing on and reporting are about.
    Choose(TaskId),
    /// A hint for the chosen work.
    Hint,
    /// The last act is taken back.
    StepBack,
    /// The clock of a shift stands or runs.
    Pause(Pausing),
    /// A free note for the assessor.
    Note(String),
    /// The day is to be closed; asks first when work is open.
    AskToClose,
    /// A question was answered with no.
    Dismiss,
    /// The day is left as it stands, kept.
    Leave,
    /// The list of keys.
    Keys,
    /// Another page.
    Go(Page),
    /// A person is chosen by name, with their PIN if they have one.
    SignIn {
        /// The name.
        name: String,
        /// The PIN; empty for none.
        pin: String,
    },
    /// The PIN of the person is set, or taken away when empty.
    SetPin(String),
    /// The first trainer is made known.
    AddTrainer {
        /// The name.
        name: String,
        /// The passphrase.
        passphrase: Secret,
    },
    /// A day's briefing, by the scenario's path.
    Brief(String),
    /// A day begins.
    Begin(Begin),
    /// An attempt goes on, by its id.
    Resume(String),
    /// An attempt's debrief is shown again, by its id.
    LookBack(String),
    /// The debrief shows other marks of the attempt, which was marked more than once.
    Marks(WhichMarks),
    /// The day that is debriefed is seen again, from its beginning or from where a fact came about, by the fact's number.
    Again(Option<u32>),
    /// Another moment of the day that is seen again, by its number in the list.
    Moment(usize),
    /// Settings are changed.
    Set(Settings),
    /// Content is read and checked again.
    CheckAgain,
    /// The program ends.
    Quit,
}

/// Whether the clock of a shift stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pausing {
    /// It stands.
    Stand,
    /// It runs.
    Run,
}
