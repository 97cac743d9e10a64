"""The verbs of the command line; each is a module of this package."""

GROUPS = {
    "Begin": ("init", "new", "import", "catalogue", "words"),
    "Judge": ("check", "transfers", "questions", "calendar"),
    "Look at": ("list", "show", "graph", "timeline", "report"),
    "Write for others": ("record", "recipients", "publish", "notice", "annex", "assessment"),
    "Compare": ("diff", "whatif", "reconcile", "discover"),
    "Follow the data": ("trace", "impact", "hubs"),
    "Look up": ("law", "rules", "explain", "schema"),
}
"""The verbs in the order of the help, under its headings.

Each is a module of this package with a function of its name, or with an `app` of further verbs.
"""
VERBS = tuple(verb for verbs in GROUPS.values() for verb in verbs)
