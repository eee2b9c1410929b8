### What the trainee says. One sentence for each thing told and each manner; the manner is chosen by its sentence.

you-say = You: "{ $words }"
you-write = You write: "{ $words }"

tell-volumes-sent-neutral = { $count ->
    [0] The notes you asked for have been sent, and they are tracked to you.
    [one] One volume has been sent, and it is tracked to you.
   *[other] { $count } volumes have been sent, and they are tracked to you.
}
tell-volumes-sent-says-too-much = They have all gone, and there is plenty in there: { $name } has quite a history with us. Mind the letter from last month, too.
tell-volumes-sent-curt = Sent.
tell-when-to-expect-neutral = They should be with you shortly. Please ring us if they are not.
tell-when-to-expect-says-too-much = They should be with you shortly. They were only out because { $name } was seen somewhere else this week.
tell-when-to-expect-curt = You will get them when they come.
tell-still-tracing-neutral = We have not found the notes yet. We are tracing them now, and I will keep you posted.
tell-still-tracing-says-too-much = We have not found the notes yet. Every clinic { $name } goes to seems to hang on to them, so we are asking round them all.
tell-still-tracing-curt = Cannot find them. Still looking.
tell-details-do-not-agree-neutral = The details you have given do not agree with our records. Could you check them and come back to us?
tell-details-do-not-agree-says-too-much = The details you have given do not agree. What we have for { $name } is another date of birth and another address. Shall I read them to you?
tell-details-do-not-agree-curt = That is not what we have.
tell-what-happens-next-neutral = I will see to it that this goes to the right people, and they will come back to you.
tell-what-happens-next-says-too-much = What happens next is that somebody looks through what is on file for { $name }, and with everything that is in there it may take a while.
tell-what-happens-next-curt = Somebody will be in touch. Or not.
tell-where-notes-are-neutral = The notes are not in the library. They are tracked to { $place }.
another-department = another department
tell-where-notes-are-says-too-much = The notes are out to the clinic that { $name } is under just now. They have been in and out of there for months.
tell-where-notes-are-curt = Not here. Somebody else has them.
tell-appointment-neutral = There is an appointment booked. I can give you the day and the time.
tell-appointment-says-too-much = There is an appointment booked for { $name }, and it is the follow-up about the results, so do make sure it is kept.
tell-appointment-curt = It is in the letter.
tell-attendance-neutral = Yes, I can confirm that there is a record here.
tell-attendance-says-too-much = Yes, { $name } has been here, on the ward as well, more than once this year.
tell-attendance-curt = Yes. Here. Anything else?
tell-clinical-neutral = I can read you what it says in the record.
tell-clinical-says-too-much = I have it open in front of me. Let me read you the last letter, and the results as well while I am at it.
tell-clinical-curt = It says what it says. I will read it once.
tell-apology-neutral = I am sorry about that. I will put it right, and I will tell you what I have done.
tell-apology-says-too-much = I am sorry about that. It happens because somebody here mixed { $name } up with another patient last week as well.
tell-apology-curt = Sorry.

decline-outside-neutral = I am sorry, I cannot confirm or give out anything about anybody here. It is the same for everyone who asks.
decline-outside-says-too-much = I am sorry, { $sex ->
    [F] she is not
    [M] he is not
   *[other] they are not
} seeing visitors today.
decline-outside-curt = No. I cannot help you.
decline-inside-neutral = I am sorry, I cannot let notes go or give out details on what I have so far.
decline-inside-says-too-much = I am sorry, I cannot do that. { $sex ->
    [F] She is
    [M] He is
   *[other] They are
} under another team now, and with what is in those notes they are keeping them close.
decline-inside-curt = No. Not without the right form.

offer-says-ask-the-patient = The best way is to ask the patient.
offer-says-enquiries-desk = The general enquiries desk may be able to help. I can give you the number.
offer-says-access-team = Our access to health records team deals with that. I can tell you how to apply.
offer-says-advice-service = The patient advice and liaison service can help with that. I can give you the number.
offer-says-press-office = The communications office answers questions from the press. I can give you the number.
offer-says-clinical-team = The clinical team is the one to speak to. I can put you on to the secretary.
offer-says-own-gp-practice = Your own GP practice can help with that, or you can see it in the app.
offer-says-private-room = Would you like to go somewhere private to talk?
offer-says-supervisor = I can ask my supervisor to speak with you.
offer-says-registration-authority = The registration authority sees to smartcards. I can give you the number.

promise-says = Let me ring you back about this.
calm-says-calm = Thank you for being patient with me.
calm-says-hurried = I can hear that this is urgent. Let us take it one thing at a time.
calm-says-upset = I can hear that this is worrying. Take your time; I am here.
calm-says-angry = I am sorry that this has been so frustrating. Let us see what I can do.
ask-says-surname = What is the surname, please?
ask-says-forename = And the forename, please?
ask-says-date-of-birth = What is the date of birth, please?
ask-says-address = What is the address, please?
ask-says-postcode = What is the postcode, please?
ask-says-gp-practice = Which GP practice is it, please?
ask-says-telephone = What is the telephone number, please?
ask-says-nhs-number = Do you have the NHS number?
ask-says-hospital-number = Do you have the hospital number?
ask-says-sex = Is it recorded as male or female?
ask-says-volume-number = Which volume is it, please?
ask-says-section = Which section is it in, please?
ask-says-sheet-kind = What kind of paper is it, please?
ask-says-sheet-date = What is the date on it, please?
ask-says-seen-by = Has a clinician initialled it?
ask-says-tracked-to = Do you know where the notes are now?
ask-says-alerts = Is there any alert that you know of?
ask-says-caller-name = May I have your name, please?
ask-says-caller-role = What is your role, please?
ask-says-extension = Which extension can I reach you on?
ask-says-workplace = Where are you calling from, please?
ask-says-purpose = May I ask what it is for?
ask-says-badge = May I see your badge, please?
ask-says-authority = Is there consent, or another authority for this?
ask-says-needed-by = When is it needed by, please?
ask-says-which-notes = Which notes do you need, and where?
read-back-says = Let me read that back: { $field }, { $value }.
read-back-reply-1 = That is right.
read-back-reply-2 = Yes, that is what I said.
