"""What vendors publish about themselves, as facts with a source and the day it was seen."""
