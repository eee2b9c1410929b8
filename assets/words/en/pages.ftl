# Words of the pages around the day: title, days, debrief, settings.
