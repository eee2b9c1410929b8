# Words of the desk: talking, PAS, matters, the manual, the bar on top.

### The picture of the department
floor-here = { $place }: you are here. Open it
floor-walk = { $place }. Walk there, { $time }
floor-rack = Shelves { $from } to { $to }. Look at section { $from }
floor-secs = { $n } s
floor-mins = { $n } min
floor-telephone = The telephone rings, { $time }. Answer it
floor-ringing = ringing { $time }
floor-queue = { $n ->
    [one] 1 waiting · { $time }
   *[other] { $n } waiting · { $time }
}
floor-person = { $who }, waiting { $time }. Go and speak with them
floor-person-talking = { $who }, talking with you
floor-none = { $why }. Work at the desk; “Walk to…” goes to every place.
floor-you = You
floor-you-spoken = You, at { $place }. See what you carry
floor-walk-to = Walk to…
floor-place = { $place }, { $time }

### The bar on top
bar-hint = Hint
bar-step-back = Step back
bar-manual = Manual
bar-keys = Keys
bar-leave = Leave
bar-pause = Pause
bar-go-on = Go on
bar-no-hint = Choose or take up a piece of work first; hints are about one.
bar-no-step-back = Nothing has been done yet that could be taken back.
mode-short-practice = practice
mode-short-shift = shift
mode-short-assessment = assessment

### The tools of the desk
tool-talk = Talk
tool-pas = PAS
tool-shelves = Shelves
tool-papers = Papers
tool-matters = Pass on
tool-manual = Manual
tool-department = Department
tool-desk = Desk
walk-to = Walk to { $place } ({ $time })
notice-page = Read: { $title }
notice-slips = { $n } slips: the gravest first
notice-slip = { $severity } slip: { $why }
notice-slip-coaching = For next time: { $why }
notice-shelved = Shelved: { $folder }. Read the spine back?
notice-read-spine = Read the spine
notice-dismiss = Understood
news-spoken = What came about: { $news }
question-no = No, go on working

### Work in hand
work-head = Work in hand
work-count = { $n ->
    [0] nothing open
    [one] 1 open
   *[other] { $n } open
}
work-count-urgent = { $n } open, { $urgent } urgent
work-none = Nothing is open. Wait for what comes, or look around: not all work announces itself.
work-choose = Choose this work: { $task }, { $status }, { $due }
work-wait = Wait
work-close-day = Close the day
work-carry = You carry
work-carry-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
work-carry-open = See what you carry
work-due = Due { $at }, in { $time }
work-late = Due { $at }, { $time } late
work-hours = { $h } h { $m } min
work-papers = See what came with it ({ $n })
work-papers-there = See what came with it ({ $n })
close-question = Close the day?
close-early = It is { $now }; the day ends at { $closes }. More work may still come.
close-nothing-open = Nothing that you know of is open.
close-open = Still open: { $all }.
close-carried = You carry: { $all }.
close-screens = { $n ->
    [one] Your screen stands open: { $all }.
   *[other] Your screens stand open: { $all }.
}
close-yes = Close the day

### Taking work up
first-telephone = Answer
first-hatch = Greet
first-email = Read
first-post = Read
first-delivery = See what came
first-colleague = Speak
first-seen = Look closer
first-again-telephone = Take the call
first-again-hatch = Turn back
first-again-email = Go on
first-again-post = Go on
first-again-delivery = Go on
first-again-colleague = Turn back
first-again-seen = Go on
first-after-walk = { $verb } · walk { $n } s

### Talking
talk-nobody = Nobody is waiting for a word with you. Work that has come stands in the strip below.
talk-waiting = Waiting for you
talk-waiting-line = { $task }, at { $place }, for { $time }
talk-waiting-there = { $task }, for { $time }
talk-gave = What they gave (pick one to compare it)
talk-you-said = You said: { $words }
talk-they-said = { $who }: { $words }
talk-how-line = { $channel }, { $line }
talk-time = Since { $time }, due { $due }
talk-ask = Ask for…
talk-read-back = Read back…
talk-tell = Tell…
talk-decline = Decline…
talk-offer = Offer…
talk-ring = Ring back…
talk-calm = Calm
talk-promise = Promise to ring
talk-lock = Lock the screen
talk-report = Report it…
talk-end = Say goodbye
talk-end-email = Close the e-mail
talk-most = Asked most
talk-asked = { $topic }, asked
talk-fold-in = Close
talk-fold-in-spoken = Close: { $what }
talk-papers = See what came with it ({ $n })
talk-papers-there = See what came with it, at { $place } ({ $n })
talk-about-caller = About themselves
talk-about-patient = About the patient
talk-about-errand = About what they want

### PAS
pas-elsewhere = There is no PAS terminal here.
pas-locked = The screen is locked. Log in with your own smartcard.
pas-log-in = Log in
pas-lock = Lock
pas-colleague = This session is a colleague's. Whatever is done in it is done under their name.
pas-surname = Surname
pas-forename = Forename
pas-born = Date of birth (dd/mm/yyyy)
pas-number = Hospital number (00-00-00) or NHS number
pas-postcode = Postcode
pas-search = Search
search-nothing = Give at least one thing to search by: a surname, a date of birth, a number or a postcode.
search-no-term = "{ $typed }" is no name, date of birth, number or postcode. Look at the figures again.
pas-clear = Clear
pas-searched = Searched for: { $terms }
pas-again = Search again
pas-nobody = PAS finds nobody for: { $terms }
pas-volumes = Casenotes, as tracked
pas-no-volumes = No casenotes are registered.
pas-compare = Pick any field, then another one anywhere, to compare them.
pas-column-name = Name
pas-column-born = Born
pas-column-number = Hospital number
pas-row-spoken = { $name }, born { $born }, { $number }. Open the registration

### Matters
matters-nothing = Take a piece of work up first: what is done here is done about it.
matters-about = About: { $task }
matters-supervisor = The supervisor
matters-ask = Ask how to go on
matters-pass-on = Pass it on to
matters-report = Report an incident
matters-walk = Walk to where more is possible
matters-role = { $role }, { $extension }
matters-note = A note of your own
matters-note-why = Kept with this moment for you and your assessor; never marked.
matters-note-keep = Keep the note
matters-note-empty = There is nothing written yet.

### The manual
manual-all = All pages
manual-find = Find in the manual
manual-nothing = No page has all these words. Try fewer.
manual-fits = { $title } (fits what you have in hand)
manual-why-head = Why

### Comparing
compare-picked = Comparing: { $field }. Pick a second field.
compare-stop = Stop comparing
compare-named = You named: { $page }
compare-name = Name the page…
compare-name-title = Which page of the manual speaks to it? (Never marked)
compare-field = { $field } { $value }, { $of }
compare-result = { $said }: { $values }

### Keys
key-tab = go to the next control, or back to the one before
key-enter = press what has the focus
key-digits = choose from what is folded out
key-escape = go back, answer a question with no, leave the day (it is kept)
key-tools = manual, talk, PAS, shelves, papers, pass on
key-department = in a small window: the department or the desk
key-walk = choose where to walk
key-wait = wait until something comes
key-talk = ask, read back, tell, decline, offer, ring back, calm, promise, goodbye, report a session left open
key-lock = log in to PAS, or lock the screen
key-hint = a hint for the work in hand (practice)
key-step-back = take the last act back (practice)
key-manual = the manual
key-pause = pause the clock or let it run (shift)
key-size = larger or smaller text
key-keys = this table
keys-head = Keys
keys-close = Close
page-no-day = There is no day called { $name } any more. Go back and choose another.
page-no-attempt = There is no debrief to show yet. Play a day first.
page-too-small = This window is too small to work in. Make it larger, or the text smaller with Ctrl and -.
page-back-to-title = Back to the title
