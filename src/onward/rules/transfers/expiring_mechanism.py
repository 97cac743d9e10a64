"""expiring-mechanism: the mechanism holds, and ends within the horizon with nothing adopted after
it.
"""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.WARNING
check = reports(__name__)
"""One finding for each importer, destination and instrument."""
