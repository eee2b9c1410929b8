//! The closed lists of words that acts and facts are made of. One spelling each, here, in content files and in rules.
//! What may be done with them is in `work/`; what is right is in the manual.

use crate::{named_words, words};

words! {
    /// How a piece of work arrives.
    pub enum Channel {
        /// The telephone on the desk rings.
        Telephone,
        /// Somebody comes to the reception hatch.
        Hatch,
        /// An e-mail in the department's inbox, read at a PAS terminal.
        Email,
        /// A slip or letter in the post tray.
        Post,
        /// Papers or folders put down on a bench by a porter or the van.
        Delivery,
        /// A member of the department speaks to the trainee.
        Colleague,
        /// Something lying or standing somewhere, for whoever sees it.
        Seen,
    }
    /// What the telephone's display shows of a caller; at the hatch, how the visitor came.
    pub enum Line {
        /// A recognised internal extension, or a visitor from inside.
        Inside,
        /// An outside number, or a visitor from outside.
        Outside,
        /// The number is withheld.
        Withheld,
    }
    /// A manner of declining or telling; the words said follow from it.
    pub enum Manner {
        /// Says what is needed and no more, kindly.
        Neutral,
        /// Kind, but lets slip more than was needed.
        SaysTooMuch,
        /// Short, without a reason or a way forward.
        Curt,
    }
    /// What can be told to a contact.
    pub enum Telling {
        /// How many volumes have been sent, and how.
        VolumesSent,
        /// When the notes will come.
        WhenToExpect,
        /// That the notes cannot be found yet and are being traced.
        StillTracing,
        /// That the details given do not agree with our records.
        DetailsDoNotAgree,
        /// What happens next and who will be in touch.
        WhatHappensNext,
        /// Which department has the notes now.
        WhereNotesAre,
        /// When and where the patient's appointment is.
        Appointment,
        /// Whether somebody is or was here as a patient.
        Attendance,
        /// Something from inside the record.
        Clinical,
        /// Sorry, with what will be done about it.
        Apology,
    }
    /// What a contact can be offered or pointed to.
    pub enum Offer {
        /// Ask the patient.
        AskThePatient,
        /// The general enquiries desk, which is told nothing about anybody.
        EnquiriesDesk,
        /// The access to health records team.
        AccessTeam,
        /// The patient advice and liaison service.
        AdviceService,
        /// The communications office, the only route for the press.
        PressOffice,
        /// The clinical team or the consultant's secretary.
        ClinicalTeam,
        /// Their own GP practice or the patient's own app.
        OwnGpPractice,
        /// A private place to talk.
        PrivateRoom,
        /// The supervisor.
        Supervisor,
        /// The registration authority, for smartcards.
        RegistrationAuthority,
    }
    /// How the trainee makes sure of who somebody is.
    pub enum Via {
        /// The number in the hospital's own directory.
        Directory,
        /// The main switchboard of the organisation, found independently.
        Switchboard,
        /// The number the person gave.
        NumberGiven,
    }
    /// What came of making sure.
    pub enum Vouching {
        /// The place they say they are from knows them and the errand.
        Confirmed,
        /// Nobody there knows of them.
        NotKnownThere,
        /// The person who asked answered their own number, which proves nothing.
        AnsweredThemselves,
    }
    /// What a contact does with a question.
    pub enum Reply {
        /// Gives an answer (right or wrong).
        Gave,
        /// Does not know.
        DoesNotKnow,
        /// Will not or cannot show or say it.
        WillNotSay,
        /// The question does not fit here; a polite puzzled answer.
        DoesNotApply,
    }
    /// Whom a question is about.
    pub enum About {
        /// The person asking.
        Caller,
        /// The patient.
        Patient,
        /// The errand.
        Errand,
    }
    /// How notes travel.
    pub enum Carrier {
        /// The porter, from the out-trolley, in a sealed crate.
        Porter,
        /// Handed over the hatch.
        ByHand,
        /// The internal post, sealed and named.
        InternalPost,
        /// The van to another site, in a sealed crate.
        Van,
        /// A re-usable transit envelope.
        TransitEnvelope,
    }
    /// Where a sheet can be put that is not a folder.
    pub enum Tray {
        /// Query papers that cannot be matched to a patient.
        Query,
        /// Back to whoever sent it.
        BackToSender,
        /// For the consultant's secretary: not seen by a clinician yet.
        ConsultantSecretary,
        /// The supervisor's tray: somebody else's paper was found in a folder.
        Supervisor,
        /// The locked confidential-waste console.
        ConfidentialWaste,
        /// The ordinary bin.
        OrdinaryBin,
    }
    /// What an incident report is about.
    pub enum Incident {
        /// The wrong patient's record or paper went somewhere or was filed.
        WrongPatient,
        /// Something confidential was said or shown to somebody who may not have it.
        Disclosure,
        /// Notes cannot be found.
        MissingNotes,
        /// A paper or folder of one patient was found in another's.
        Misfile,
        /// Notes or papers were left where others could see or take them.
        InsecurePapers,
        /// A login, card or open session was used or left for another.
        AccessMisuse,
        /// Somebody tried to get information by pretending.
        SuspiciousContact,
        /// Notes moved without being tracked.
        TrackingFault,
        /// Urgent notes or a message came late.
        Delay,
        /// A person may be at risk.
        PersonAtRisk,
    }
    /// Whose session is open at a terminal.
    pub enum Session {
        /// Nobody's: the screen is locked.
        Locked,
        /// The trainee's own.
        Own,
        /// A colleague's, left open.
        Colleagues,
    }
    /// How a piece of work came to its end.
    pub enum Ending {
        /// The set arrived where it was wanted, or was handed over.
        Supplied,
        /// The request was declined and the talk is over.
        TurnedAway,
        /// The person was told or pointed to what they need, and the talk is over.
        Answered,
        /// Somebody whose matter it is took it over.
        HandedOn,
        /// The paper or folder is in its final place.
        PutAway,
        /// The open session is locked.
        MadeSafe,
        /// The contact gave up and left.
        GaveUp,
    }
    /// How somebody feels.
    pub enum Feeling {
        /// Calm.
        Calm,
        /// In a hurry.
        Hurried,
        /// Worried or upset.
        Upset,
        /// Angry.
        Angry,
    }
    /// What a shown field was read from or heard from.
    pub enum SourceKind {
        /// What a contact said, showed or wrote.
        Contact,
        /// A row of a PAS list.
        PasRow,
        /// A patient's registration on PAS.
        Registration,
        /// A folder's entry in the tracking module.
        Tracer,
        /// A folder's spine on the shelf.
        Spine,
        /// A folder's cover.
        Cover,
        /// A sheet.
        Sheet,
    }
    /// What came of comparing two fields on view.
    pub enum Agreement {
        /// They agree.
        Agrees,
        /// They differ.
        Differs,
        /// They cannot be compared.
        NotComparable,
    }
    /// How a talk ended.
    pub enum Goodbye {
        /// With an answer and a goodbye.
        Polite,
        /// Cut short: nothing told, offered, declined or promised.
        Abrupt,
    }
}

named_words!(
    Channel, Line, Manner, Telling, Offer, Via, Vouching, Reply, About, Carrier, Tray, Incident, Session, Ending, Feeling,
    SourceKind, Agreement, Goodbye,
);

impl Telling {
    /// Whether telling it says something confidential about a patient (even that they are one).
    /// Source: UK common-law duty of confidentiality; this hospital's policy for where notes are.
    #[must_use]
    pub fn is_confidential(self) -> bool {
        matches!(
            self,
            Telling::WhereNotesAre | Telling::Appointment | Telling::Attendance | Telling::Clinical | Telling::VolumesSent
        )
    }
}
