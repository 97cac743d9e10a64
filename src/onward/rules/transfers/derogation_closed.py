"""derogation-closed: a public authority relies on a derogation that is not open to it."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer and destination."""
