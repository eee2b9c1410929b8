### What the trainee perceives: one plain line for each fact.

fact-day-opened = The day opens. You are at { $place }.
fact-day-closed = { $n ->
    [0] The day is closed. Everything that came in has reached its end.
    [one] The day is closed. One piece of work is left open.
   *[other] The day is closed. { $n } pieces of work are left open.
}
fact-day-closed-early = { $n ->
    [0] You close the day at { $now }; it would have gone on until { $closes }. Nothing that had come in by then is left open.
    [one] You close the day at { $now }; it would have gone on until { $closes }. One piece of work is left open.
   *[other] You close the day at { $now }; it would have gone on until { $closes }. { $n } pieces of work are left open.
}
fact-shown-seen = You notice something at { $place } that nobody has taken up.
fact-shown-row = On the list: { $patient }.
fact-shown-registration = The registration of { $patient } is on the screen.
fact-shown-tracer = Tracking: { $folder } is tracked to { $place }.
fact-shown-spine = You see { $folder }.
fact-shown-cover = The cover of { $folder } can be read.
fact-shown-sheet = You see a paper: { $kind }.
fact-walked = You walk to { $place }.
fact-walked-own-open = You walk to { $place }. Your own screen at { $from } stays open.
fact-walked-colleagues-open = You walk to { $place }. A colleague's session stays open at { $from }.
fact-waited = You wait for { $time }.
fact-looked-up = You read a page of the manual: { $page }.

fact-arrived-telephone-inside = The telephone rings (inside extension).
fact-arrived-telephone-outside = The telephone rings (outside number).
fact-arrived-telephone-withheld = The telephone rings (number withheld).
fact-arrived-hatch-inside = Somebody comes to the hatch (from inside the hospital).
fact-arrived-hatch-outside = Somebody comes to the hatch (from outside).
fact-arrived-hatch-withheld = Somebody comes to the hatch.
fact-arrived-email = A new e-mail is in the inbox.
fact-arrived-post = Something new is in the post at { $place }.
fact-arrived-delivery = Papers or folders are put down at { $place }.
fact-arrived-colleague = { $who } would like a word with you at { $place }.
fact-attended-telephone = You answer the telephone. { $opening }
fact-attended-hatch = You go to the visitor. { $opening }
fact-attended-email = You read the e-mail: { $opening }
fact-attended-post = You read it: { $opening }
fact-attended-delivery = You look at what has come: { $opening }
fact-attended-colleague = You turn to your colleague. { $opening }
fact-attended-seen = You look more closely: { $opening }
fact-attended-again = You turn back to { $who }.
fact-told-asked = { $question } { $answer }
fact-rang-confirmed = You ring by way of { $via }. They know { $who } and the errand there.
fact-rang-not-known = You ring by way of { $via }. Nobody there knows of { $who }.
fact-rang-themselves = You ring by way of { $via }. The person who asked answers.
fact-talk-ended-polite = You say goodbye to { $who }.
fact-talk-ended-abrupt = You end the talk with { $who }. Nothing has been told, offered, declined or promised.
fact-email-closed = You close the e-mail.
fact-email-left = The e-mail stays open for later.
fact-email-again = You go back to the e-mail.
fact-parked = { $who } is left waiting.
fact-gave-up-telephone = The telephone stops: the caller has given up.
fact-gave-up-hatch = The visitor at the hatch gives up and leaves.
fact-gave-up-other = { $who } gives up waiting.
fact-finished = This piece of work has come to its end ({ $task }): { $how }.

fact-unlocked = You log in to PAS at { $place }.
fact-locked-own = You lock the screen at { $place }.
fact-locked-colleagues = You lock the screen at { $place }. A colleague's session was open on it.
fact-locked-locked = The screen at { $place } is locked.
fact-searched = { $n ->
    [0] PAS finds nobody.
    [one] PAS finds one patient.
   *[other] PAS finds { $n } patients.
}
fact-searched-more = PAS finds { $n } patients and shows the first { $rows }. Add to the search to narrow it.
fact-opened = You open the registration of { $patient }.
fact-entered-in = What you enter now is entered in a colleague's session, under their name.

fact-looked-stands = You look on the shelf where { $number } belongs. It stands there.
fact-looked-empty = You look on the shelf where { $number } belongs. Its place is empty.
fact-looked-other = You look on the shelf where { $number } belongs. It is not there; a folder with another number stands in its place.
fact-looked-both = You look on the shelf where { $number } belongs. It stands there, and a folder with another number with it.
fact-pulled = You take { $folder } from the shelf.
fact-shelved = You put { $folder } on the shelf, at the place of { $number }.

fact-folder-picked-up = You pick up { $folder }.
fact-folder-put-down = You put { $folder } down at { $place }.
fact-cover-read = You read the cover of { $folder }.
fact-turned = You turn to { $section } of { $folder }.
fact-sheet-picked-up = You pick up the { $sheet }.
fact-sheet-read = You read the { $sheet }.
fact-taken-out = You take the { $sheet } out of { $folder }.
fact-filed = You file the { $sheet } in { $folder }, { $section }.
fact-trayed = You put the { $sheet } into the { $tray }.

fact-cited = You name the page of the manual that speaks to it: { $page }.
fact-compared = { $outcome }: { $field-a } on { $a } ({ $value-a }) and { $field-b } on { $b } ({ $value-b }).

fact-tracked = You track { $folder } to { $place }.
fact-checked-in = You check { $folder } in to the library.
fact-left-porter = { $folder } goes to { $place } with the porter.
fact-left-by-hand = You hand { $folder } over, for { $place }.
fact-left-internal-post = { $folder } goes to { $place } in the internal post.
fact-left-van = { $folder } goes to { $place } on the van.
fact-left-transit-envelope = { $folder } goes to { $place } in a transit envelope.
fact-reached = { $folder } has arrived at { $place }.
fact-recalled = You ring and ask for { $folder } to come back. It should be back at about { $time }.
fact-came-back = { $folder } is back, on { $place }.

fact-escalated-taken = You pass it to { $role }. They take it over.
fact-escalated-not-taken = You pass it to { $role }. They say it is not a matter for them.
fact-advised = You ask the supervisor how to go on. "Look at the page for this in the manual with me, and tell me what you would do next."
fact-reported = You report an incident: { $incident }.
