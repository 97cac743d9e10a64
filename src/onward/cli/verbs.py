"""The whole command line, with every verb."""

from onward.cli.line import application

app = application()
