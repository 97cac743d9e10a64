"""An activity with data that the law singles out, and no condition on which it may be done."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Activity
from onward.inventory.value import is_open
from onward.inventory.vendor import Service
from onward.rules._law import asked, having
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import deciding, services
from onward.rules.register._missing import how_open, where
from onward.terms import vocabulary
from onward.transfers.data_categories import union
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
MARKS = ("special", "criminal")
"""How the vocabulary marks data that the law singles out, and the law data its article."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each activity in which we decide and each article."""
    for activity in deciding(context):
        if not is_open(activity.special_categories):
            continue
        for mark in MARKS:
            words = _words(context, activity, mark)
            law = asked(context, mark, having(context, f"{mark}-condition"))
            if not words or law is None:
                continue
            yield Finding(
                message=SAY(
                    "message",
                    name=called(activity.name, activity.id),
                    data=words,
                    open=how_open(activity.special_categories),
                    law=law.cited,
                ),
                subject=activity.id,
                cause=mark,
                at=where(activity.origin, "", "special_categories", activity.special_categories),
                covers=words,
                act=law.act,
                rests_on=(Place(activity.origin, "/data"), Place(activity.origin, "/role")),
            )


def _words(context: RuleContext, activity: Activity, mark: str) -> tuple[str, ...]:
    """The data of the activity that bear the mark.

    Where the activity does not say which data it has, they are those of the services behind it.
    """
    said = activity.data
    if not isinstance(said, tuple):
        behind = [each for _, each in services(context) if _serves(each, activity)]
        said = union(tuple(each.data for each in behind))
    if not isinstance(said, tuple):
        return ()
    known = vocabulary.data()
    own = {term.id: term.special for term in context.inventory.organisation.data_terms}
    found = {word: known[word].special if word in known else own.get(word) for word in said}
    return tuple(word for word, each in found.items() if each == mark)


def _serves(service: Service, activity: Activity) -> bool:
    return isinstance(service.activities, tuple) and activity.id in service.activities
