"""The command line: the only printing, exiting and asking the date."""
