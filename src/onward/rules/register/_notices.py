"""The documents that we published, as they stood on the day."""

from datetime import date

from onward.inventory.organisation import Notice
from onward.rules.engine.context import RuleContext


def current(context: RuleContext) -> tuple[Notice, ...]:
    """Of each document the version of the day: none dated later, and only the latest dated."""
    said = [
        notice
        for notice in context.inventory.organisation.notices
        if not isinstance(notice.dated, date) or notice.dated <= context.day
    ]
    latest: dict[str, date] = {}
    for notice in said:
        if isinstance(notice.document, str) and isinstance(notice.dated, date):
            known = latest.get(notice.document, notice.dated)
            latest[notice.document] = max(known, notice.dated)
    return tuple(notice for notice in said if not _replaced(notice, latest))


def title(notice: Notice) -> str:
    """What to call a document of ours."""
    return f"our {notice.document}" if isinstance(notice.document, str) else "our notice"


def _replaced(notice: Notice, latest: dict[str, date]) -> bool:
    dated = notice.dated
    if not isinstance(notice.document, str) or not isinstance(dated, date):
        return False
    return dated < latest[notice.document]
