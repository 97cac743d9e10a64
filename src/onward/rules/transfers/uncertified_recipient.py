"""uncertified-recipient: a framework is relied on for a recipient that its list does not carry."""

from onward.diagnostic import Severity
from onward.rules.transfers._mechanisms import reports

SEVERITY = Severity.ERROR
check = reports(__name__)
"""One finding for each importer, destination and framework."""
