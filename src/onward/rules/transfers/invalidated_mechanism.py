"""invalidated-mechanism: the mechanism named was struck down, or is no longer recognised."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer, destination and instrument that ended."""
