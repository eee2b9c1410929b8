### Why an act is not possible here and now, and what to do about it. Nothing has changed and nothing is marked.

refusal-day-closed = The day is closed. What came of it is in the debrief.
refusal-not-yet-seen = You have not come across that yet. Look it up, ask for it or go and look first. Type: help
refusal-go-there-first = That cannot be done from here. The nearest place for it is { $place }. Type: go { $id }
refusal-nobody-there = Nobody is waiting about that any more. Type: work
refusal-another-talk = You are talking with somebody else. End that talk or let them wait first. Type: goodbye
refusal-not-talking = You are not talking with them. Type: attend, and the number of the piece of work
refusal-screen-locked = The screen is locked. Type: unlock
refusal-screen-not-open = The screen is locked already. There is nothing to do.
refusal-screen-open = The screen is open already. To log in yourself, lock it first. Type: lock
refusal-nothing-to-search = A search needs a hospital number, an NHS number, or a surname of at least two letters. Type, for instance: search patel 11/03/1964
refusal-not-in-hand = You are not carrying that folder. Pull it from its shelf or pick it up first. Type: hands
refusal-not-here = It is not here. See where it was last. Type: look
refusal-hands-full = Your hands are full. Put something down first. Type: put down, and the folder
refusal-cannot-go-there = It cannot go there. Type: places
refusal-same-field = That is the same field twice. Choose two places where it can be read. Type: compare
refusal-nobody-to-ring = There is nobody to ring about this. Type: work
refusal-telephone-in-use = The telephone is in use. End the call first. Type: goodbye
refusal-already-done = That has been done already, or you are there already. Type: look
refusal-not-a-place-to-stand = You cannot walk there. Type: places
refusal-wait-length = You can wait between one second and one hour. Type, for instance: wait 5m
refusal-only-in-practice = That is only for practice. In a shift the day runs on.
refusal-look-on-shelf-first = You have not seen it on the shelf yet. Look on its place first. Type: shelf { $number }
