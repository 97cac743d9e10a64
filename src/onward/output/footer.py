"""The line below every report that says for which day it was made, and on which law."""

from datetime import date


def colophon(as_of: date | None, law_checked: date) -> str:
    """As of which day, on the law as checked on which day, and what this is not."""
    judged = f"As of {as_of.isoformat()}, on the law" if as_of else "The law"
    return f"{judged} as checked on {law_checked.isoformat()}. Not legal advice."
