"""missing-swiss-adaptation: EU clauses carry a Swiss export, and are not shown as adapted to it."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.WARNING
check = reports(__name__)
"""One finding for each importer and destination."""
