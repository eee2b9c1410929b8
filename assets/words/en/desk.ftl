# Words of the desk: talking, PAS, matters, the manual, the bar on top.
