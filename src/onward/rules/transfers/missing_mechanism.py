"""missing-mechanism: data leave the regime, and nothing that is recorded carries them."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer and destination, and for each thing named that is no mechanism."""
