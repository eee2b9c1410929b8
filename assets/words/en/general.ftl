### Numbers, time, people and things: the small change of every sentence.

duration-seconds = { $n ->
    [one] 1 second
   *[other] { $n } seconds
}
duration-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
duration-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
duration-two = { $a } { $b }

yes = yes
no = no
nothing = nothing
blank = blank
none = none
somebody = somebody
some-patient = a patient
some-place = another place
some-role = a colleague
some-paper = a paper
some-page = a page of the manual
the-library = the library

folder-volume = { $number } volume { $n } of { $of }
folder-temporary = { $number } temporary folder
patient-name = { $forename } { $surname }
person-with-role = { $name } ({ $role })
paper-of = { $kind } of { $date }

who-telephone = The caller
who-hatch = The visitor
who-email = The e-mail
who-post = The slip
who-delivery = The delivery
who-colleague = Your colleague
who-seen = The thing you noticed

source-contact = what { $who } said
source-row = the PAS list entry of { $patient }
source-registration = the registration of { $patient }
source-tracer = the tracking entry of { $folder }
source-spine = the spine of { $folder }
source-cover = the cover of { $folder }
source-sheet = the { $kind }

### The page of the manual that was named for a comparison
cited-speaks = Yes: { $page } says what to do with that.
cited-elsewhere = { $page } is about something else. Look in the manual and name another, or go on: it is never marked.
cited-none-does = No page speaks of that comparison by itself, so none can be the wrong one.
cited-kept = Kept for the debrief. It is never marked.
cited-what = { $field } ({ $outcome })
cited-line-none = You compared: { $all }. No page speaks of it by itself.
cited-line-unnamed = { $n ->
    [one] You compared: { $all }. You named no page. The page that speaks to it is { $pages }.
   *[other] You compared: { $all }. You named no page. Pages that speak to it: { $pages }.
}
cited-line-named-none = You compared: { $all }. You named { $named }; no page speaks of it by itself.
cited-line-right = You compared: { $all }. You named { $named }, and that is a page that speaks to it.
cited-line-other = { $n ->
    [one] You compared: { $all }. You named { $named }. The page that speaks to it is { $pages }.
   *[other] You compared: { $all }. You named { $named }. Pages that speak to it: { $pages }.
}
