# Words of the pages around the day: title, days, debrief, settings.

product-name = Records Day
page-back = Back

start-head = A working day in health records
start-sentence = Work a day in the department: answer, find, check, track and send. Make mistakes where nobody is hurt, and see why each mark was given.
start-signed-in = Signed in as { $name }
start-nobody = Nobody is signed in
start-look = See what is wrong
start-play = Play
start-who = Name and PIN
start-sign-in = Choose your name
start-history = Look at days played
start-outcomes = Criterion outcomes
start-settings = Settings
start-about = About
start-quit = Quit
start-promise = Works without a network. Every person, place and number in it is invented.
start-picture = A drawing of the records department
start-last = What you played last
start-last-look = See how it went
start-next = What is next
start-resume = Resume { $day }, { $at }, { $mode }
start-resume-of = { $resume } ({ $name })
start-faults = { $n ->
    [one] A fault was found in the days. The day it is in is left out; the others play.
   *[other] { $n } faults were found in the days. The days they are in are left out; the others play.
}
start-faults-shared = { $n ->
    [one] A fault was found in the manual, the kinds of work or the policy. Days that need it are left out.
   *[other] { $n } faults were found in the manual, the kinds of work, the policy or the days. Days that need them are left out.
}

name-title = Who are you?
name-lead = Your name stands on what you do here, so that you can find it again and show it. A first name or initials will do.
name-known = Choose your name
name-with-pin = { $name }, with a PIN
name-none-fits = Nobody here has a name like the one you typed. Press Enter to begin with it.
name-more = { $n ->
    [one] And one more name. Type a few letters to find it.
   *[other] And { $n } more names. Type a few letters to find one.
}
name-new = Or type a name
name-first = Type your name
name-yours = Your name
name-empty = Type a name first.
name-go = Go on
name-privacy = Your name is kept on this computer only, and apart from what you do.

pin-head = PIN of { $name }
pin-yours = Your PIN
pin-empty = Type the PIN first.
pin-other = Choose another name
pin-wrong = That PIN does not fit this name. Try again, or choose another name.
pin-set-head = Set a PIN
pin-change-head = Change your PIN
pin-notice = A PIN keeps colleagues out of your pages in this program. The database file itself is not encrypted: somebody who can read your files can read it.
pin-new = New PIN
pin-again = The same again
pin-short = At least { $n } letters or figures.
pin-differs = Type the same PIN in both lines.
pin-set = Set the PIN
pin-away = Take the PIN away

days-title = Days
days-lead = Each day can be played again and again: each time it deals other callers, other numbers and other dilemmas.
days-dilemma-means = A dilemma is a piece of work that may be in order or may be a trap, and looks the same at first: you find out which it is today.
days-seed-means = A seed is the number that a day is dealt from. You get a new one each time; with the same seed, under More on the day's page, the same day comes again.
days-empty = No day can be played. If you keep your own days in a folder, start the program there, or name the folder with --content.
days-none-fit = No day fits. Press Show all days.
days-narrow = Show fewer days
days-all = Show all days
days-by-level = Level
days-by-strand = What it practises
days-strand = { $title } ({ $code })
days-level = Level { $level }
days-tasks = { $n ->
    [one] 1 piece of work
   *[other] { $n } pieces of work
}
days-holds = { $n ->
    [0] { $tasks }
    [one] { $tasks }, one of them with a dilemma
   *[other] { $tasks }, { $n } of them with a dilemma
}
days-channels = How work comes: { $channels }.
days-not-played = Not played to its end yet.
days-best = Best so far: { $result }, { $earned } of { $available } marks
days-up-to-standard = up to standard
days-not-yet = not yet
days-new = New
days-again = Practise again: not yet up to standard
days-due = Practise again: due since { $date }
days-next = Done; practise again on { $date }
days-open = Open this day
days-open-spoken = Open this day: { $day }
days-faulty = Days left out
days-faulty-line = { $path }: { $faults }
days-fault-count = { $n ->
    [one] 1 fault
   *[other] { $n } faults
}

brief-beside = { $setting } · { $date }
brief-head = Before the day
brief-hours = Hours { $hours }
brief-from-to = { $from } to { $to }
brief-holds = Level { $level }. { $holds }.
brief-notices = What may be hard to hear
brief-practises = What this day practises
brief-how = How do you want to play?
brief-practice = Practice
brief-shift = Shift
brief-assessment = Assessment
brief-practice-means = Time moves only as you act. Slips are shown as they happen, hints are there for the asking, and you can take a step back and try again.
brief-shift-means = The clock runs, as on a working day, and you hear how it went at the end. You can pause at any time.
brief-assessment-means = As a shift: the clock runs, there are no hints and no steps back, and you hear how it went at the end. A trainer opens it. The clock cannot be paused, and whoever leaves and goes on later is recorded to have done so.
brief-untimed = You play untimed: waiting is not held against you, and timeliness reads "not tried". Settings has a switch for it.
brief-more = More
brief-seed = Seed (leave empty for a fresh one)
brief-seed-means = A seed is the number that a day is dealt from. The same number deals the same day, so that two people can compare how they played it.
brief-seed-wrong = A seed is a whole number, such as 7.
brief-begin = Begin the day
trainer-head = Who opens it?
trainer-known = Trainers known here: { $names }
trainer-name = Trainer's name
trainer-passphrase = Passphrase
trainer-missing = A trainer opens an assessment, by name and passphrase.
trainer-none = No trainer is known here yet.
trainer-first = No trainer is known here yet. Whoever is to open assessments gives a name and a passphrase once, here or in a terminal with "records-day trainer add". Trainers after the first are made there.
trainer-new = New passphrase
trainer-add = Add the trainer
trainer-no-name = A trainer needs a name.
trainer-short = A passphrase has at least { $n } letters or figures.
trainer-differs = Type the same passphrase in both lines.
trainer-unknown = No trainer is called "{ $name }" here.
trainer-wrong = That passphrase does not fit this trainer. Try again.
trainer-taken = There is a trainer called "{ $name }" already.
trainer-another = There are trainers here already. A further one is made in a terminal, with the passphrase of one of them.
brief-kept = Everything you do is kept as you do it. You can leave at any time and go on later.

set-title = Settings
set-kept = Kept for { $name }
set-not-kept = In force until you leave. Sign in to keep them.
set-see = What you see
set-size = Size of text
set-percent = { $n } %
set-look = Colours
set-look-light = Light
set-look-dark = Dark
set-look-contrast = High contrast
set-motion = Movement
set-motion-full = Things move
set-motion-still = Everything stands still
set-motion-means = Nothing is told by movement alone.
set-play = How you play
set-pace = Pace of a shift
set-pace-half = Half as fast
set-pace-real = As in life
set-pace-times = { $n } times
set-pace-now = Now: { $pace }
set-pace-means = How fast the clock of a shift runs. In practice it stands until you act.
set-time = Time
set-timed = Timed
set-untimed = Untimed
set-untimed-means = Untimed, waiting is not held against you; this is recorded neutrally, and timeliness reads "not tried".
set-person = { $name }
set-pin = Set or change the PIN
set-keys = Keys
set-letters = Letters as keys
set-letters-on = Letters work
set-letters-off = Letters do nothing
set-letters-means = If you speak to your computer or use sticky keys, letters that do nothing are safer. Every other key goes on working.
set-keys-none = There are no keys besides Tab, Enter, Space and Escape.

lesson-total = { $earned } of { $available } marks in all
lesson-marks = { $earned } of { $available }
lesson-not-tried = not tried
lesson-why-up = Every piece of work reached its end, and no critical and no major finding stands.
lesson-why-critical = { $n ->
    [one] One critical fail stands.
   *[other] { $n } critical fails stand.
}
lesson-why-major = { $n ->
    [one] One major finding stands.
   *[other] { $n } major findings stand.
}
lesson-why-reported = { $n ->
    [one] One critical fail you put right and reported yourself: it stands as major.
   *[other] { $n } critical fails you put right and reported yourself: they stand as major.
}
lesson-why-left = { $n ->
    [one] One of { $dealt } pieces of work did not reach its end.
   *[other] { $n } of { $dealt } pieces of work did not reach their end.
}
lesson-why-never = { $never ->
    [one] One of { $dealt } pieces of work never came because the day was closed early.
   *[other] { $never } of { $dealt } pieces of work never came because the day was closed early.
}
lesson-why-left-and-never = { $n } left open, { $never } never came because the day was closed early.
lesson-why-open = The day is not closed yet.
lesson-strands = What it shows
lesson-strands-none = Nothing was called for yet.
lesson-strand-shown = { $shown } shown
lesson-strand-missed = { $missed } missed
lesson-strand-both = { $shown } shown, { $missed } missed
lesson-next = Practise next
lesson-next-open = Open { $day }
lesson-next-same = Play { $day } again
lesson-next-days = Choose a day
lesson-next-because = Because of this: { $why }
lesson-next-finish = Bring every piece of work to its end
lesson-next-finish-why = The soonest due first; what cannot be done is passed on or said.
lesson-next-again = The same day, dealt anew
lesson-next-again-why = Played again, it deals other callers, other numbers and other dilemmas.
lesson-morning = How the day went
lesson-legend = Ring: it came. Thin line: it waited. Bar: from taking it up to its end, with a dot for each thing done. Diamond: due. Number: a finding, explained below; +3 means three more at about that time.
lesson-table = Show as a table
lesson-work = Work
lesson-arrived = Came
lesson-seen = Taken up
lesson-ended = Ended
lesson-due = Due
lesson-outcome = How it ended
lesson-outcome-found = { $outcome } (see { $numbers })
lesson-work-of = { $title }, { $who }
lesson-work-critical = { $work }. { $code }: { $title }
lesson-no-work = In no one piece of work
lesson-late = { $n ->
    [one] { $how }, 1 minute late
   *[other] { $how }, { $n } minutes late
}
lesson-never-came = never came
lesson-row = { $n ->
    [0] { $title }, { $who }: came { $arrived }, taken up { $seen }, ended { $ended }, due { $due }; { $outcome }.
    [one] { $title }, { $who }: came { $arrived }, taken up { $seen }, ended { $ended }, due { $due }; { $outcome }. One finding.
   *[other] { $title }, { $who }: came { $arrived }, taken up { $seen }, ended { $ended }, due { $due }; { $outcome }. { $n } findings.
}
lesson-row-never = { $title }: would have come at { $arrived }, after the day was closed.
lesson-findings = What was found
lesson-findings-none = Nothing was found. Well worked.
lesson-finding-line = { $n }. { $severity }: { $why } ({ $at })
lesson-same-act = The same act also led to:
lesson-same-again = The same again:
lesson-same-folders = { $n ->
    [one] Also with the same folder:
   *[other] Also with the same folders:
}
lesson-noticed = came to light { $at }
lesson-critical = Critical ({ $code })
lesson-critical-short = Critical
lesson-happened = What happened
lesson-think = Before you read on: what did you know at that moment?
lesson-note = What you knew
lesson-note-hint = Your note stays with this moment
lesson-note-empty = Write a note first, or press Read on.
lesson-note-of = { $at }, { $why } { $note }
lesson-keep = Keep the note
lesson-read-on = Read on
lesson-instead = What a good clerk does
lesson-why = Why
lesson-page-open = Read the page
lesson-page-close = Close the page
lesson-notes = Your notes
lesson-unended = { $n } of the marks not earned belong to work that did not reach its end. Only work that is finished earns marks.
lesson-see-again = See the day again
lesson-see-moment = See this moment again
lesson-paths = Work by work
lesson-paths-lead = What you did, beside what a good clerk does.
lesson-path = { $title }: { $outcome }
lesson-truth = What was behind it
lesson-compared = What you compared, and the page that speaks to it
lesson-mine = What you did
lesson-mine-none = Nothing was done for it.
lesson-model = What a good clerk does, step by step
past-over = This day is over. What was done in it stays as it is.
opened-by = assessment, opened by { $name }, not countersigned
opened-by-resumed = { $n ->
    [one] assessment, opened by { $name }, interrupted and resumed once, not countersigned
   *[other] assessment, opened by { $name }, interrupted and resumed { $n } times, not countersigned
}
opened-unnamed = a trainer whose name is not kept here
marked-again = Marked again on { $date }
marked-again-because = Marked again on { $date } because { $why }
marked-newest = { $again }. Marked first as { $marks }.
marked-first = These are its first marks. { $again }, as { $marks }.
marked-up = { $earned } of { $available } marks, up to standard
marked-not-yet = { $earned } of { $available } marks, not yet
marked-unread = marks that cannot be read
marked-see-first = See the first marks
marked-see-newest = See the newest marks

outcome-title = Criterion outcomes
outcome-lead = What you have shown so far, over all the days you brought to their end. Gaps come first.
outcome-rule = Met in simulation: shown on { $occasions } different days in { $contexts } different kinds of work, none of them more than { $days } days ago. A day counts as an occasion when the work reached its end and nothing graver than a minor slip stood against it. Not tried: no work has called for it so far.
outcome-empty = No day brought to its end yet. What you have shown will stand here, strand by strand, with what is still wanting.
outcome-nobody = Choose your name to see how you stand.
outcome-met = met in simulation
outcome-not-yet = not yet
outcome-not-tried = not tried
outcome-count = { $n } { $outcome }
outcome-group-not-yet = Not yet
outcome-group-not-tried = Not tried
outcome-group-met = Met in simulation
outcome-group-cannot = Cannot be practised here yet
outcome-progress = { $occasions } of { $of-occasions ->
    [one] { $of-occasions } occasion
   *[other] { $of-occasions } occasions
}, { $contexts } of { $of-contexts ->
    [one] { $of-contexts } kind of work
   *[other] { $of-contexts } kinds of work
}
outcome-shown = Shown on { $occasions ->
    [one] { $occasions } day
   *[other] { $occasions } days
} in { $contexts ->
    [one] { $contexts } kind of work
   *[other] { $contexts } kinds of work
}. Counts until { $date }.
outcome-needs-days = { $n ->
    [one] Needs one more occasion, on another day.
   *[other] Needs { $n } more occasions, on different days.
}
outcome-needs-kinds = { $n ->
    [one] Needs another kind of work.
   *[other] Needs { $n } more kinds of work.
}
outcome-needs-both = { $n ->
    [one] Needs one more occasion, on another day and in another kind of work.
   *[other] Needs { $n } more occasions, on different days, and { $kinds ->
        [one] another kind of work
       *[other] { $kinds } more kinds of work
    } among them.
}
outcome-too-few = { $n ->
    [one] The days here bring it in one kind of work only.
   *[other] The days here bring it in { $n } kinds of work only.
}
outcome-critical = A critical fail stood against it on { $date }. Occasions count again from the day after.
outcome-missed = Last missed on { $date }.
outcome-lapsed = { $n ->
    [one] One occasion is too long ago to count.
   *[other] { $n } occasions are too long ago to count.
}
outcome-helped = { $n ->
    [one] One of them with help: a hint or a step back.
   *[other] { $n } of them with help: hints or steps back.
}
outcome-of-criteria = { $met } of { $n ->
    [one] { $n } outside criterion
   *[other] { $n } outside criteria
} met in simulation.
outcome-next = Practise next: { $day }.
outcome-as-the-strand = as the strand
outcome-as-strand = { $n ->
    [one] This one stands as the strand does.
   *[other] These stand as the strand does.
}
outcome-practise = Practise { $day }
outcome-practise-spoken = Practise { $day }, for { $strand }
outcome-unfold = Show its criteria
outcome-fold = Hide its criteria
outcome-unfold-spoken = Show the criteria of { $strand }
outcome-fold-spoken = Hide the criteria of { $strand }

past-title = Days played
past-empty = No day played yet. What you do will stand here: result, marks, and what to practise again.
past-nobody = Choose your name to see the days you have played.
past-play = Choose a day
past-attempts = Your days
past-all = Show all { $n }
past-line = { $date } · { $how } · { $marks }
past-go-on = Resume
past-look-back = Look back
past-untimed = { $mode }, untimed
past-marks = { $earned } of { $available } marks
past-stands = stands at { $at }
past-open = open
past-best = Best
past-latest = Latest
past-peak = { $day }: { $result }, { $marks }, { $date }
past-strands = Strands over time
past-strands-lead = How often you showed what a strand asks for, of the times a day called for it.
past-strand = Strand
past-times = Days
past-share = { $shown } of { $of }, { $percent } %
past-point = { $date }: { $share }
past-chart = { $strand } over time: { $points }

wrong-title = Faults in content
wrong-lead = A day with a fault never starts; the others play. Mend the text in its file, then check again.
wrong-check = Check again
wrong-none = No fault was found. Every day plays.
wrong-errors = { $n ->
    [one] 1 fault keeps a day from playing
   *[other] { $n } faults keep days from playing
}
wrong-warnings = { $n ->
    [one] 1 thing to look at
   *[other] { $n } things to look at
}
wrong-both = { $errors }, { $warnings }
wrong-error = does not play
wrong-warning = plays, but look at it
wrong-other = { $label } ({ $file }, line { $line })
wrong-help = What to do: { $help }

about-title = About Records Day
about-version = Version { $version }
about-lead = Records Day plays a working day in a health records department, so that mistakes can be made, understood and put right where nobody is hurt.
about-promises = What it promises
about-promise-kept = What you do is on disk before you see its effect. Cut off at any moment, the day goes on where it was.
about-promise-fictional = Everybody in it is invented: patients, callers, colleagues. NHS numbers and telephone numbers are from the ranges kept for tests and drama.
about-promise-locked = Nothing is locked, and nothing says "incorrect, try again".
about-promise-traced = Every mark can be traced to a page of the manual, and every page says where it comes from.
about-promise-judged = It is simulated practice, not a judgement of competence. Your assessor decides whether it counts.
about-privacy = Privacy
about-privacy-words = It works without a network and sends nothing anywhere. The only personal data it keeps is about you: your name, what you did, what you wrote. Practice is yours until you hand it on.
about-database = Kept in { $path }
about-licences = Licences
about-licence-program = The program, its manual and its days: MIT or Apache-2.0, as you choose.
about-licence-fonts = Atkinson Hyperlegible Next, by the Braille Institute: SIL Open Font License 1.1.
about-licence-icons = Icons by Phosphor: MIT.
about-licence-parts = Built with Bevy, egui, SQLite and other free software.
about-sources = Works the manual cites
about-source = { $work }, last read { $read }

# The day seen again
again-title = The day again
again-place = { $at }, moment { $n } of { $of }
again-moment = { $at } { $what }
again-nothing = Nothing was done.
again-stood = You stood here: { $place }.
again-screens-locked = No screen of yours was open.
again-screens-open = { $n ->
    [one] Your screen was open: { $all }.
   *[other] Your screens were open: { $all }.
}
again-carried-nothing = You carried nothing.
again-carried = { $n ->
    [one] You carried { $all }.
   *[other] You carried { $n } things: { $all }.
}
again-work = Work in hand then
again-work-line = { $title }. { $status }. { $due }
again-moments = All moments
again-line = { $at } { $what }
again-line-found = { $n ->
    [one] { $line } Found here: number { $numbers }.
   *[other] { $line } Found here: numbers { $numbers }.
}
again-slider = Moment of the day
again-earlier = Earlier
again-later = Later
again-at-first = This is the first moment.
again-at-last = This is the last moment.
again-next-found = Next finding
again-no-more-found = No finding comes after this moment.
again-words = What happened
