"""clauses-out-of-scope: the SCC of 2021 for an importer for whom they are not made."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.WARNING
check = reports(__name__)
"""One finding for each importer, destination and set."""
