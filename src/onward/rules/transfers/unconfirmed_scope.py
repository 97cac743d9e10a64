"""unconfirmed-scope: the mechanism would carry the data if something were shown that is not."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.WARNING
check = reports(__name__)
"""One finding for each importer, destination and mechanism."""
