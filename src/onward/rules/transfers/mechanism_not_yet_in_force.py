"""mechanism-not-yet-in-force: instrument, certificate or signature come after the day judged."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer and destination: the mechanism that the record prefers."""
