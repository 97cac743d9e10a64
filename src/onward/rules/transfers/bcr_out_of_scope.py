"""bcr-out-of-scope: binding corporate rules that do not reach this importer or these data."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer and destination."""
