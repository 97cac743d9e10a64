"""repealed-clauses: contract clauses of a set that is repealed, or closed to this contract."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer, destination and set; a warning where a day is missing."""
