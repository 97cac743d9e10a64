"""derogation-as-routine: an exception of Art. 49 carries a standing service."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer and destination; a warning where the law is less plain."""
