### Words of folders, papers and shelves in the window.

## Fields that can be compared

field-pick = { $label } { $value }, { $where }. Pick to compare
field-picked = { $label } { $value }, { $where }. Picked to compare
on-contact = said by { $who }
on-row = in the PAS list
on-registration = on the registration
on-tracer = in the tracking entry
on-spine = on the spine
on-cover = on the cover
on-sheet = on the { $kind }
compared-same = { $field } { $outcome }
compared-two = { $a } and { $b } cannot be compared
compared-agrees = agrees
compared-differs = differs
compared-values = { $a } · { $b }
label-none = No label on this paper

## Choosing

find-among = Find by name
find-none = Nothing here is called { $typed }.
walk-there = Walk to { $place } ({ $time })

## What can be done with folders and papers

do-read-cover = Read the cover
do-put-down = Put down
do-pick-up = Pick up
do-track = Track to…
do-check-in = Check in
do-send = Send to…
do-hand-over = Hand to { $who }
do-shelve = Shelve at { $number }
do-recall = Ask for it back
do-take-out = Take it out
do-read = Read it
do-tray = Put in tray…
do-file = File in…
track-title = Track { $folder } to
tracked-to = Tracked to { $place }
send-title = Send { $folders } to
send-by-title = Send to { $place } by
tray-title = Put it into
file-title = File it in which folder
file-section-title = File in { $folder }, under
file-no-folder = No folder is at hand to file it in.
take-out-first = Take the paper out of the folder first.
place-and-code = { $place } ({ $code })
act-about = { $act } { $about }

## Folders and papers at hand

papers-carried = What you carry
papers-carry-nothing = Your hands are empty. Pull notes at the shelves, or pick up what lies here.
papers-here = What lies at { $place }
papers-none-here = No folders and no papers lie here.
papers-out = Out, as tracking says
papers-not-here = Not from here
papers-untracked = Where it is tracked: not seen yet
papers-came = Under the note that came { $time }
papers-lay = Lay here before the note
papers-spine = On the spine
papers-tracking = In tracking
papers-not-read = You have not read this paper yet.
papers-together = All { $n } folders you carry
folder-open = Open
folder-open-named = Opens { $folder }
cover-caption = Cover

## The shelves

shelf-find = Find a place on the shelves
shelf-number = Hospital number (00-00-00)
shelf-look = Look
shelf-no-number = A hospital number has six figures, such as 31-82-06.
shelf-way = Section { $primary }, then { $secondary }, then { $tertiary }.
shelf-how = Shelves are in terminal-digit order: the last pair first, then the middle pair, then the first.
shelf-known = Numbers you have come across
shelf-known-number = { $number }, { $from }
shelf-not-looked = Type a number, or choose one, to look at its place on the shelves.
shelf-place-of = The place of { $number }
shelf-bands = On each spine the last pair of figures stands below, the middle pair above it.
slot-here = here
slot-beside = beside
shelf-put = Put back here
shelf-tracer = Tracer card
from-contact = said by { $who }
from-sheet = on the { $kind }
from-pas = on PAS, { $patient }
from-folder = on what you carry
spine-here = { $folder }, at the place you look at
spine-beside = { $folder }, beside it
do-pull = Pull
do-shelve-here = Put { $folder } here
do-shelve-here-spoken = Put { $folder } here, at { $number }
shelf-numbers = Numbers you have come across ({ $n })
tracer-out-to = Out to { $place }
gap-folder = { $folder } is not here
gap-volume = Volume { $n } of { $of } is not here
gap-nothing = The place of { $number } is empty

## The open folder

folder-in-hand = In your hands
folder-lies-at = Lying at { $place }
folder-close = Close the folder
folder-compared = You compared
folder-compare-how = Press two things that you read to compare them.
folder-this-sheet = This paper
folder-this-folder = This folder
papers-order = What comes first is in the manual (F1).
folder-closed = You have not turned to a section yet.
folder-loose = Loose papers at hand
cover-not-read = You have not read the cover yet.
section-no-sheets = No papers are in this section.
do-turn = Turn to { $section } ({ $time })
do-file-here = File in this folder…
page-nothing-open = Nothing is open. Choose a section by its tab.
page-not-turned = You have not turned to this section yet.
page-empty-section = No paper is in this section.
page-loose = A loose paper, laid beside the folder
leaf-count = Sheet { $n } of { $of }
leaf-first = This is the first sheet.
leaf-last = This is the last sheet.
leaf-back = Previous
leaf-on = Next
tab-closed = closed
tab-sheets = { $n ->
    [0] open, no sheets
    [one] open, 1 sheet
   *[other] open, { $n } sheets
}
