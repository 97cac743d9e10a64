"""certification-out-of-scope: the certificate leaves out the data that flow."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer, destination and framework; a warning outside our group."""
