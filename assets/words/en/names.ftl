### Names of things, as they stand inside a sentence. Lower case unless the word itself has a capital.

field-surname = surname
field-forename = forename
field-date-of-birth = date of birth
field-address = address
field-postcode = postcode
field-gp-practice = GP practice
field-telephone = telephone number
field-nhs-number = NHS number
field-hospital-number = hospital number
field-sex = sex
field-volume-number = volume
field-section = section
field-sheet-kind = kind of paper
field-sheet-date = date on the paper
field-seen-by = initials of the clinician
field-tracked-to = where it is tracked
field-alerts = alerts
field-caller-name = caller's name
field-caller-role = caller's role
field-extension = extension
field-workplace = place of work
field-purpose = purpose
field-badge = badge
field-authority = authority
field-needed-by = when it is needed
field-which-notes = which notes

section-front = front, inside cover
section-registration = 1 registration
section-correspondence = 2 correspondence
section-history = 3 history
section-inpatient-episodes = 4 inpatient episodes
section-operations = 5 operations
section-results = 6 results
section-charts = 7 charts
section-therapies = 8 therapies
section-maternity-and-child = 9 maternity and child
section-legal-and-special = 10 legal and special

sheet-kind-referral = referral letter
sheet-kind-clinic-letter = clinic letter
sheet-kind-discharge-summary = discharge summary
sheet-kind-gp-letter = letter from the GP
sheet-kind-continuation-sheet = continuation sheet
sheet-kind-admission-form = admission form
sheet-kind-nursing-assessment = nursing assessment
sheet-kind-consent-form = consent form
sheet-kind-operation-note = operation note
sheet-kind-anaesthetic-record = anaesthetic record
sheet-kind-surgical-checklist = surgical safety checklist
sheet-kind-haematology = haematology result
sheet-kind-biochemistry = biochemistry result
sheet-kind-microbiology = microbiology result
sheet-kind-histology = histology result
sheet-kind-imaging-report = imaging report
sheet-kind-ecg = ECG
sheet-kind-observation-chart = observation chart
sheet-kind-fluid-chart = fluid chart
sheet-kind-drug-chart = drug chart
sheet-kind-physiotherapy = physiotherapy sheet
sheet-kind-occupational-therapy = occupational therapy sheet
sheet-kind-dietetics = dietetics sheet
sheet-kind-speech-therapy = speech therapy sheet
sheet-kind-feeding-chart = feeding chart
sheet-kind-antenatal-record = antenatal record
sheet-kind-front-sheet = front sheet
sheet-kind-sharing-consent = agreement to share the record
sheet-kind-property-form = property form
sheet-kind-alert-sheet = alert sheet
sheet-kind-label-sheet = sheet of labels
sheet-kind-resuscitation-decision = resuscitation decision
sheet-kind-safeguarding-sheet = safeguarding paper
sheet-kind-mental-health-act-paper = Mental Health Act paper
sheet-kind-complaint-letter = complaint letter
sheet-kind-incident-form = incident form
sheet-kind-claim-letter = letter about a claim
sheet-kind-handover-sheet = ward handover sheet
sheet-kind-staff-comment = staff comment
sheet-kind-police-note = note of contact with the police

channel-telephone = telephone call
channel-hatch = visitor at the hatch
channel-email = e-mail
channel-post = post
channel-delivery = delivery
channel-colleague = colleague
channel-seen = something noticed

line-inside = from inside the hospital
line-outside = outside number
line-withheld = number withheld

manner-neutral = kindly, and no more than is needed
manner-says-too-much = kindly, and at length
manner-curt = curtly

telling-volumes-sent = the volumes have been sent
telling-when-to-expect = when the notes will come
telling-still-tracing = the notes are still being traced
telling-details-do-not-agree = the details do not agree with our records
telling-what-happens-next = what happens next
telling-where-notes-are = where the notes are
telling-appointment = when the appointment is
telling-attendance = whether somebody is a patient here
telling-clinical = something from inside the record
telling-apology = an apology

offer-ask-the-patient = to ask the patient
offer-enquiries-desk = the general enquiries desk
offer-access-team = the access to health records team
offer-advice-service = the patient advice and liaison service
offer-press-office = the communications office
offer-clinical-team = the clinical team
offer-own-gp-practice = their own GP practice
offer-private-room = a private place to talk
offer-supervisor = the supervisor
offer-registration-authority = the registration authority

via-directory = the hospital directory
via-switchboard = the main switchboard
via-number-given = the number they gave

carrier-porter = porter
carrier-by-hand = hand
carrier-internal-post = internal post
carrier-van = van
carrier-transit-envelope = transit envelope

tray-query = query tray
tray-back-to-sender = tray for papers to go back
tray-consultant-secretary = tray for the consultant's secretary
tray-supervisor = supervisor's tray
tray-confidential-waste = confidential-waste console
tray-ordinary-bin = ordinary bin

incident-wrong-patient = wrong patient's record or paper
incident-disclosure = confidential information disclosed
incident-missing-notes = missing notes
incident-misfile = misfile found
incident-insecure-papers = papers left insecure
incident-access-misuse = misuse of a login or session
incident-suspicious-contact = suspicious contact
incident-tracking-fault = notes moved without tracking
incident-delay = delay
incident-person-at-risk = person at risk

session-locked = locked
session-own = open, your own session
session-colleagues = open, a colleague's session

ending-supplied = notes supplied
ending-turned-away = request declined
ending-answered = answered
ending-handed-on = handed on
ending-put-away = put away
ending-made-safe = made safe
ending-gave-up = the contact gave up

feeling-calm = calm
feeling-hurried = in a hurry
feeling-upset = upset
feeling-angry = angry

agreement-agrees = Agrees
agreement-differs = Differs
agreement-not-comparable = Cannot be compared

aspect-accuracy = accuracy
aspect-timeliness = timeliness
aspect-safety = safety
aspect-conduct = conduct

vouching-confirmed = they are known there
vouching-not-known-there = not known there
vouching-answered-themselves = the same person answered

reply-gave = gave an answer
reply-does-not-know = does not know
reply-will-not-say = will not say
reply-does-not-apply = does not apply

about-caller = the person asking
about-patient = the patient
about-errand = the errand

source-kind-contact = what the contact said
source-kind-pas-row = PAS list
source-kind-registration = registration on PAS
source-kind-tracer = tracking entry
source-kind-spine = spine
source-kind-cover = cover
source-kind-sheet = paper

goodbye-polite = with a goodbye
goodbye-abrupt = cut short

mode-practice = practice
mode-shift = shift
mode-assessment = assessment
